package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;

/**
 * A factor for each regime, at least one and never smaller in a more severe regime.
 *
 * @param haircutCalmMultiplierPpm factor while {@code CALM}; in [10⁶, 10⁷]
 * @param haircutElevatedMultiplierPpm factor while {@code ELEVATED}; in [calm, 10⁷]
 * @param haircutStressedMultiplierPpm factor while {@code STRESSED}; in [elevated, 10⁷]
 */
public record RegimeMultipliers(
    long haircutCalmMultiplierPpm,
    long haircutElevatedMultiplierPpm,
    long haircutStressedMultiplierPpm) {

  private static final long LARGEST = 10 * Ppm.ONE;

  /**
   * Checks the ranges and the order.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public RegimeMultipliers {
    Ppm.requireInRange("haircutCalmMultiplierPpm", haircutCalmMultiplierPpm, Ppm.ONE, LARGEST);
    Ppm.requireInRange(
        "haircutElevatedMultiplierPpm",
        haircutElevatedMultiplierPpm,
        haircutCalmMultiplierPpm,
        LARGEST);
    Ppm.requireInRange(
        "haircutStressedMultiplierPpm",
        haircutStressedMultiplierPpm,
        haircutElevatedMultiplierPpm,
        LARGEST);
  }

  /** Returns the factor of a regime, ppm. */
  public long of(Regime regime) {
    return switch (regime) {
      case CALM -> haircutCalmMultiplierPpm;
      case ELEVATED -> haircutElevatedMultiplierPpm;
      case STRESSED -> haircutStressedMultiplierPpm;
    };
  }
}
