package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * The one rule by which a sample of log returns becomes a tail forecast: where nα ≥ 5 the type 7
 * quantile and the mean of the losses at or beyond it, else the generalised Pareto tail.
 *
 * <p>A sample whose upper 8 % of losses are one and the same number has no excess to fit; its tail
 * is that number, and the method says EMPIRICAL.
 */
final class TailEstimator {

  /** Losses expected beyond a level for the sample's own quantile to be used. */
  private static final double MINIMUM_TAIL_COUNT = 5.0;

  private final double[] valueAtRisk = new double[2 * TailLevels.count()];
  private final double[] expectedShortfall = new double[2 * TailLevels.count()];
  private final TailMethod[] methods = new TailMethod[2 * TailLevels.count()];

  private TailEstimator() {}

  /**
   * Returns the tail of both sides, a pure function of the sample.
   *
   * @param sortedReturns log returns (or residuals), ascending in the first {@code count} places;
   *     of these the {@link #farEnd} at either end are enough
   * @param priorShape ξ where fewer than 30 losses exceed the threshold
   */
  static TailForecast estimate(double[] sortedReturns, int count, double priorShape) {
    TailEstimator estimator = new TailEstimator();
    for (Side side : Side.values()) {
      estimator.fill(side, new LossTail(sortedReturns, count, side), priorShape);
    }
    return TailForecast.of(estimator.valueAtRisk, estimator.expectedShortfall, estimator.methods);
  }

  /**
   * Returns the tail of both sides with the generalised Pareto law at every level it reaches.
   *
   * @param sortedReturns log returns (or residuals), ascending in the first {@code count} places
   * @param priorShape ξ where fewer than 30 losses exceed the threshold
   */
  static TailForecast pareto(double[] sortedReturns, int count, double priorShape) {
    TailEstimator estimator = new TailEstimator();
    for (Side side : Side.values()) {
      LossTail tail = new LossTail(sortedReturns, count, side);
      estimator.extrapolate(tail, TailForecast.index(side, 0), 0, priorShape);
    }
    return TailForecast.of(estimator.valueAtRisk, estimator.expectedShortfall, estimator.methods);
  }

  /** Returns how many places at each end of a sorted sample the estimate looks at. */
  static int farEnd(int count) {
    boolean allEmpirical = isEmpirical(count, TailLevels.alpha(TailLevels.count() - 1));
    double nearest =
        allEmpirical ? 1.0 - TailLevels.alpha(0) : PeaksOverThreshold.THRESHOLD_PROBABILITY;
    // The quantile is taken between two ranks, and rounding may move it to the rank before.
    return Math.min(count, count - (int) EmpiricalQuantile.position(count, nearest) + 1);
  }

  /** Returns whether a sample is large enough for its own quantile at a level. */
  static boolean isEmpirical(int observations, double alpha) {
    return observations * alpha >= MINIMUM_TAIL_COUNT;
  }

  /**
   * Returns the value at risk of a level for which {@link #isEmpirical} holds, the same number as
   * in {@link #estimate}: nearer levels are empirical too, so the running maximum cannot act.
   */
  static double empiricalValueAtRisk(double[] sortedReturns, int count, Side side, double alpha) {
    double probability = 1.0 - TailLevels.alpha(TailLevels.indexOf(alpha));
    return Math.max(0.0, new LossTail(sortedReturns, count, side).quantile(probability));
  }

  private void fill(Side side, LossTail tail, double priorShape) {
    int first = TailForecast.index(side, 0);
    int level = 0;
    while (level < TailLevels.count()
        && isEmpirical(tail.observations(), TailLevels.alpha(level))) {
      empirical(tail, first + level, TailLevels.alpha(level));
      level++;
    }
    if (level < TailLevels.count()) {
      extrapolate(tail, first, level, priorShape);
    }
  }

  private void extrapolate(LossTail tail, int first, int fromLevel, double priorShape) {
    double threshold = tail.quantile(PeaksOverThreshold.THRESHOLD_PROBABILITY);
    boolean fits = tail.quantile(1.0) > threshold;
    PeaksOverThreshold peaks = fits ? PeaksOverThreshold.above(tail, threshold, priorShape) : null;
    for (int level = fromLevel; level < TailLevels.count(); level++) {
      double alpha = TailLevels.alpha(level);
      if (peaks != null && peaks.reaches(alpha)) {
        valueAtRisk[first + level] = peaks.valueAtRisk(alpha);
        expectedShortfall[first + level] = peaks.expectedShortfall(alpha);
        methods[first + level] = TailMethod.GENERALIZED_PARETO;
      } else {
        empirical(tail, first + level, alpha);
      }
    }
  }

  private void empirical(LossTail tail, int index, double alpha) {
    valueAtRisk[index] = tail.quantile(1.0 - alpha);
    expectedShortfall[index] = tail.meanAtOrBeyond(valueAtRisk[index]);
    methods[index] = TailMethod.EMPIRICAL;
  }
}
