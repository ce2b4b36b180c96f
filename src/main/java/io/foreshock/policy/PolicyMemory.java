package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;

/**
 * What the policy remembers besides what it published; there is none before the first evaluation.
 *
 * @param longSide long positions
 * @param shortSide short positions
 * @param haircut haircut in force and announced
 * @param regime the held label
 * @param emergencyUntilMs the emergency lane is open before this epoch millisecond; 0 if it never
 *     was
 * @param recoveringUntilMs nothing loosens up to this epoch millisecond, since inputs were doubtful
 *     before; 0 if they never were
 */
public record PolicyMemory(
    SideMemory longSide,
    SideMemory shortSide,
    NoticeTrack haircut,
    RegimeMemory regime,
    long emergencyUntilMs,
    long recoveringUntilMs) {

  /** Returns the memory of one side. */
  public SideMemory side(Side side) {
    return side == Side.LONG ? longSide : shortSide;
  }

  /** Returns a copy in which the dwell of both sides starts at a time. */
  PolicyMemory withDwellFrom(long atMs) {
    return new PolicyMemory(
        longSide.withDwellFrom(atMs),
        shortSide.withDwellFrom(atMs),
        haircut,
        regime,
        emergencyUntilMs,
        recoveringUntilMs);
  }

  /** Returns a copy that holds another regime label. */
  PolicyMemory holding(Regime label, long sinceMs) {
    return new PolicyMemory(
        longSide,
        shortSide,
        haircut,
        regime.holding(label, sinceMs),
        emergencyUntilMs,
        recoveringUntilMs);
  }
}
