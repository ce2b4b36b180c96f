package io.foreshock.policy;

import io.foreshock.market.Side;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a venue applies: margins, haircut and what is announced, all integer ppm. The joint
 * invariants are checked here, after all clipping: 0 &lt; mmf ≤ imf ≤ 10⁶ on each side.
 *
 * @param imf initial margin per side, ppm of notional
 * @param mmf maintenance margin per side, ppm of notional
 * @param imMultiplierPpm ⌈imf ÷ long-run level⌉ of the side with the larger initial margin
 * @param mmMultiplierPpm ⌈mmf ÷ long-run level⌉ of the side with the larger maintenance margin
 * @param haircutPpm haircut, ppm of collateral value
 * @param regime the held regime label
 * @param scheduled announced raises of maintenance margin and haircut
 * @param flags what a reader should know, in the order of the enum
 */
public record MarginParameters(
    SidedPpm imf,
    SidedPpm mmf,
    long imMultiplierPpm,
    long mmMultiplierPpm,
    long haircutPpm,
    HeldRegime regime,
    List<ScheduledParameter> scheduled,
    Set<PolicyFlag> flags) {

  /**
   * Copies the collections and checks the joint invariants.
   *
   * @throws IllegalArgumentException if an invariant does not hold
   */
  public MarginParameters {
    for (Side side : Side.values()) {
      if (!(mmf.of(side) > 0 && mmf.of(side) <= imf.of(side) && imf.of(side) <= Ppm.ONE)) {
        throw new IllegalArgumentException(
            "0 < mmf <= imf <= 1000000 must hold on each side, were " + mmf + " and " + imf);
      }
    }
    Ppm.requireInRange("haircutPpm", haircutPpm, 0, Ppm.ONE);
    scheduled = List.copyOf(scheduled);
    EnumSet<PolicyFlag> ordered = EnumSet.noneOf(PolicyFlag.class);
    ordered.addAll(flags);
    flags = Collections.unmodifiableSet(ordered); // Set.copyOf has no order of its own
  }

  /** Returns initial margin, the larger side, ppm. */
  public long imfPpm() {
    return imf.larger();
  }

  /** Returns initial margin of long positions, ppm. */
  public long imfLongPpm() {
    return imf.longPpm();
  }

  /** Returns initial margin of short positions, ppm. */
  public long imfShortPpm() {
    return imf.shortPpm();
  }

  /** Returns maintenance margin, the larger side, ppm. */
  public long mmfPpm() {
    return mmf.larger();
  }

  /** Returns maintenance margin of long positions, ppm. */
  public long mmfLongPpm() {
    return mmf.longPpm();
  }

  /** Returns maintenance margin of short positions, ppm. */
  public long mmfShortPpm() {
    return mmf.shortPpm();
  }
}
