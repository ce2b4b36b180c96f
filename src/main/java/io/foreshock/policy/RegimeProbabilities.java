package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;

/**
 * Filtered regime probabilities in ppm; they sum to 10⁶.
 *
 * @param calmPpm probability of {@code CALM}
 * @param elevatedPpm probability of {@code ELEVATED}; 0 for two-state models
 * @param stressedPpm probability of {@code STRESSED}
 */
public record RegimeProbabilities(long calmPpm, long elevatedPpm, long stressedPpm) {

  private static final double SUM_TOLERANCE = 1e-6; // a normalised filter is off by rounding only

  /**
   * Checks the signs and the sum.
   *
   * @throws IllegalArgumentException if one is negative or the sum is not 10⁶
   */
  public RegimeProbabilities {
    boolean signs = calmPpm >= 0 && elevatedPpm >= 0 && stressedPpm >= 0;
    if (!(signs && calmPpm + elevatedPpm + stressedPpm == Ppm.ONE)) {
      throw new IllegalArgumentException(
          "regime probabilities must be non-negative and sum to 1000000, were "
              + calmPpm
              + ", "
              + elevatedPpm
              + " and "
              + stressedPpm);
    }
  }

  /**
   * Returns probabilities from fractions, rounded so that the more severe regimes round up and
   * {@code CALM} takes the rest.
   *
   * @param calm in [0, 1]
   * @param elevated in [0, 1]
   * @param stressed in [0, 1]; the three sum to one within 10⁻⁶
   * @throws IllegalArgumentException if one is outside or the sum is not one
   */
  public static RegimeProbabilities ofFractions(double calm, double elevated, double stressed) {
    boolean signs = calm >= 0.0 && elevated >= 0.0 && stressed >= 0.0;
    if (!(signs && Math.abs(calm + elevated + stressed - 1.0) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "regime probabilities must be non-negative and sum to 1, were "
              + calm
              + ", "
              + elevated
              + " and "
              + stressed);
    }
    long most = Math.min(Ppm.ONE, Ppm.ofFractionRoundedUp(stressed));
    long both = Math.min(Ppm.ONE, Math.max(most, Ppm.ofFractionRoundedUp(elevated + stressed)));
    return new RegimeProbabilities(Ppm.ONE - both, both - most, most);
  }

  /** Returns all of the probability on one regime. */
  public static RegimeProbabilities certain(Regime regime) {
    return new RegimeProbabilities(
        regime == Regime.CALM ? Ppm.ONE : 0,
        regime == Regime.ELEVATED ? Ppm.ONE : 0,
        regime == Regime.STRESSED ? Ppm.ONE : 0);
  }

  /**
   * Returns probabilities with another mass on {@code STRESSED}. {@code CALM} takes or gives the
   * difference, {@code ELEVATED} only what {@code CALM} has not.
   *
   * @param ppm in [0, 10⁶]
   */
  RegimeProbabilities withStressedPpm(long ppm) {
    long elevated = Math.min(elevatedPpm, Ppm.ONE - ppm);
    return new RegimeProbabilities(Ppm.ONE - ppm - elevated, elevated, ppm);
  }

  /** Returns the probability of {@code regime} or a more severe one, ppm. */
  public long atOrAbovePpm(Regime regime) {
    return switch (regime) {
      case CALM -> Ppm.ONE;
      case ELEVATED -> elevatedPpm + stressedPpm;
      case STRESSED -> stressedPpm;
    };
  }
}
