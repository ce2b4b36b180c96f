package io.foreshock.policy;

import io.foreshock.market.Side;

/**
 * An announced raise of a published parameter.
 *
 * @param parameter which one
 * @param ppm its value from then on
 * @param effectiveAtMs epoch milliseconds when the notice ends
 */
public record ScheduledParameter(Parameter parameter, long ppm, long effectiveAtMs) {

  /** The parameters that are raised by notice. */
  public enum Parameter {
    /** Maintenance margin of long positions. */
    MMF_LONG,
    /** Maintenance margin of short positions. */
    MMF_SHORT,
    /** Collateral haircut. */
    HAIRCUT;

    /** Returns maintenance margin of a side. */
    static Parameter maintenance(Side side) {
      return side == Side.LONG ? MMF_LONG : MMF_SHORT;
    }
  }
}
