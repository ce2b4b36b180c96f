package io.foreshock.evaluation;

/**
 * Christoffersen's tests: do exceedances come independently of the day before, and is their share
 * right as well? Built on the counts of day pairs, n_ij = days in state j after a day in state i,
 * state 1 being an exceedance.
 *
 * <p>Reference: P. Christoffersen, "Evaluating interval forecasts", International Economic Review
 * 39 (1998), 841–862.
 *
 * @param keptAfterKept n₀₀, at least 0
 * @param exceededAfterKept n₀₁, at least 0
 * @param keptAfterExceeded n₁₀, at least 0
 * @param exceededAfterExceeded n₁₁, at least 0
 */
public record ChristoffersenTest(
    long keptAfterKept,
    long exceededAfterKept,
    long keptAfterExceeded,
    long exceededAfterExceeded) {

  /** Checks the counts. */
  public ChristoffersenTest {
    long least =
        Math.min(
            Math.min(keptAfterKept, exceededAfterKept),
            Math.min(keptAfterExceeded, exceededAfterExceeded));
    if (!(least >= 0)) {
      throw new IllegalArgumentException("counts must be at least 0, found " + least);
    }
  }

  /**
   * Counts the day pairs of a run of days.
   *
   * @param exceeded whether the loss exceeded the forecast, day by day, at least one day
   */
  public static ChristoffersenTest of(boolean[] exceeded) {
    Rows.requireSame(exceeded.length, exceeded.length);
    long[] counts = new long[4];
    for (int t = 1; t < exceeded.length; t++) {
      counts[(exceeded[t - 1] ? 2 : 0) + (exceeded[t] ? 1 : 0)]++;
    }
    return new ChristoffersenTest(counts[0], counts[1], counts[2], counts[3]);
  }

  /**
   * Returns the test of independence, χ² with 1 degree of freedom. Without a pair after a kept day,
   * or none after an exceedance, there is nothing to tell apart: the statistic is 0.
   */
  public LikelihoodRatio independence() {
    long kept = keptAfterKept + keptAfterExceeded;
    long exceeded = exceededAfterKept + exceededAfterExceeded;
    double together = best(kept, exceeded);
    double apart =
        best(keptAfterKept, exceededAfterKept) + best(keptAfterExceeded, exceededAfterExceeded);
    return LikelihoodRatio.of(-2.0 * (together - apart), 1);
  }

  /**
   * Returns the test of conditional coverage, χ² with 2 degrees of freedom: Kupiec's statistic plus
   * that of independence.
   *
   * @param coverage Kupiec's test of all the days, the first included
   */
  public LikelihoodRatio conditionalCoverage(LikelihoodRatio coverage) {
    return LikelihoodRatio.of(coverage.statistic() + independence().statistic(), 2);
  }

  /** Returns the largest log-likelihood of counts of two outcomes. */
  private static double best(long kept, long exceeded) {
    if (kept + exceeded == 0) {
      return 0.0;
    }
    double share = (double) exceeded / (kept + exceeded);
    return LikelihoodRatio.logLikelihood(kept, 1.0 - share)
        + LikelihoodRatio.logLikelihood(exceeded, share);
  }
}
