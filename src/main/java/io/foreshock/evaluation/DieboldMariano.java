package io.foreshock.evaluation;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Diebold and Mariano's one-sided test that a candidate's losses are smaller than a reference's:
 * mean of d_t ÷ √(long-run variance ÷ T), d_t = candidate − reference, standard normal where both
 * are equally good, with Newey and West's variance. Free of the unit of losses.
 *
 * <p>For several markets d_t is the cross-section mean of the day, see {@link DailyMeans}, so that
 * markets that move together do not count as independent evidence.
 *
 * <p>Reference: F. Diebold, R. Mariano, "Comparing predictive accuracy", Journal of Business &amp;
 * Economic Statistics 13 (1995), 253–263.
 *
 * @param meanDifference mean of d_t; negative where the candidate is better
 * @param longRunVariance variance of √T times the mean, at least 0
 * @param statistic negative where the candidate is better
 * @param pValue probability of a statistic as low or lower under the hypothesis, in [0, 1]
 */
public record DieboldMariano(
    double meanDifference, double longRunVariance, double statistic, double pValue) {

  /** Lags of the variance where none are given. */
  public static final int DEFAULT_LAGS = 10;

  /** Checks the ranges. */
  public DieboldMariano {
    Rows.requireFinite("meanDifference", meanDifference);
    Rows.requireFinite("statistic", statistic);
    if (!(longRunVariance >= 0.0 && longRunVariance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "longRunVariance must be at least 0 and finite, was " + longRunVariance);
    }
    if (!(pValue >= 0.0 && pValue <= 1.0)) {
      throw new IllegalArgumentException("pValue must be in [0, 1], was " + pValue);
    }
  }

  /**
   * Returns the test with ten lags.
   *
   * @param differences loss of the candidate less that of the reference, day by day, finite
   */
  public static DieboldMariano of(double[] differences) {
    return of(differences, DEFAULT_LAGS);
  }

  /**
   * Returns the test. Forecasts that never differ have statistic 0 and p-value ½.
   *
   * @param differences loss of the candidate less that of the reference, day by day, finite; more
   *     than {@code lags} of them, at least 2
   * @param lags Newey-West lags, at least 0
   * @throws IllegalArgumentException if the differences have no long-run variance but a mean, for
   *     which no test exists
   */
  public static DieboldMariano of(double[] differences, int lags) {
    if (!(lags >= 0 && differences.length > Math.max(lags, 1))) {
      throw new IllegalArgumentException(
          "lags must be in [0, " + differences.length + ") and rows at least 2, was " + lags);
    }
    for (double difference : differences) {
      Rows.requireFinite("differences", difference);
    }
    double mean = Rows.mean(differences);
    double variance = NeweyWest.longRunVariance(differences, lags);
    if (!(variance > 0.0 || mean == 0.0)) {
      throw new IllegalArgumentException("differences must vary, all were " + mean);
    }
    double statistic = mean == 0.0 ? 0.0 : mean / Math.sqrt(variance / differences.length);
    double pValue = new NormalDistribution().cumulativeProbability(statistic);
    return new DieboldMariano(mean, variance, statistic, pValue);
  }

  /**
   * Returns whether the candidate is better.
   *
   * @param significance probability of saying so of an equal one, such as 0.05
   */
  public boolean betterAt(double significance) {
    return pValue < significance;
  }
}
