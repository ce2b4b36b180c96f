package io.foreshock.evaluation;

import org.hipparchus.special.Gamma;

/**
 * Result of a likelihood-ratio test with a χ² limit.
 *
 * @param statistic −2 ln of the likelihood ratio, at least 0
 * @param degreesOfFreedom of the χ² law under the hypothesis, at least 1
 * @param pValue probability of a larger statistic under the hypothesis, in [0, 1]
 */
public record LikelihoodRatio(double statistic, int degreesOfFreedom, double pValue) {

  /** Checks the ranges. */
  public LikelihoodRatio {
    if (!(statistic >= 0.0)) {
      throw new IllegalArgumentException("statistic must be at least 0, was " + statistic);
    }
    if (!(degreesOfFreedom >= 1)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be at least 1, was " + degreesOfFreedom);
    }
    if (!(pValue >= 0.0 && pValue <= 1.0)) {
      throw new IllegalArgumentException("pValue must be in [0, 1], was " + pValue);
    }
  }

  /** Returns the result for a statistic; one that rounding put below 0 counts as 0. */
  static LikelihoodRatio of(double statistic, int degreesOfFreedom) {
    double bounded = Math.max(statistic, 0.0) + 0.0;
    double pValue = Gamma.regularizedGammaQ(0.5 * degreesOfFreedom, 0.5 * bounded);
    return new LikelihoodRatio(bounded, degreesOfFreedom, pValue);
  }

  /**
   * Returns whether the hypothesis is rejected.
   *
   * @param significance probability of rejecting a true hypothesis, such as 0.05
   */
  public boolean rejectedAt(double significance) {
    return pValue < significance;
  }

  /** Returns count·ln(probability), 0 where the count is 0. */
  static double logLikelihood(long count, double probability) {
    return count == 0 ? 0.0 : count * StrictMath.log(probability);
  }
}
