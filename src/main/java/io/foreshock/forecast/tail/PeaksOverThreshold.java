package io.foreshock.forecast.tail;

/**
 * Peaks over threshold: a generalised Pareto tail above a high threshold u of a loss sample, and
 * the value at risk and expected shortfall it implies.
 *
 * <p>VaR = u + (β/ξ)((αn/N)^(−ξ) − 1), ES = VaR/(1 − ξ) + (β − ξu)/(1 − ξ), for n losses of which N
 * lie strictly above u.
 *
 * <p>Reference: A. McNeil, R. Frey, "Estimation of tail-related risk measures for heteroscedastic
 * financial time series", Journal of Empirical Finance 7 (2000), 271–300.
 *
 * @param threshold u, in the unit of the losses
 * @param observations n, size of the whole sample
 * @param fit tail fitted to the N excesses over u
 */
public record PeaksOverThreshold(double threshold, int observations, GeneralizedParetoFit fit) {

  /** Probability of the quantile (type 7) that serves as threshold. */
  public static final double THRESHOLD_PROBABILITY = 0.92;

  /** Exceedances from which the shape is estimated; with fewer it is the class prior. */
  public static final int MINIMUM_EXCEEDANCES = 30;

  /** Checks that the fit can belong to the sample. */
  public PeaksOverThreshold {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException("threshold must be finite, was " + threshold);
    }
    if (!(observations >= fit.exceedances())) {
      throw new IllegalArgumentException(
          "observations must not be fewer than the exceedances, were " + observations);
    }
  }

  /**
   * Fits the tail above the sample's 92 % loss quantile, by the service's rules: shape in [−0.5,
   * 0.5], or the prior where fewer than 30 losses exceed the threshold.
   *
   * @param sortedLosses losses, positive where bad, ascending, finite
   * @param priorShape ξ of the class, in [−0.5, 0.5]
   * @throws IllegalArgumentException if the sample is empty, not ascending, or has no loss strictly
   *     above the threshold (its upper 8 % are all equal), or the prior is out of range
   */
  public static PeaksOverThreshold of(double[] sortedLosses, double priorShape) {
    LossTail tail = LossTail.ofSortedLosses(sortedLosses);
    return above(tail, tail.quantile(THRESHOLD_PROBABILITY), priorShape);
  }

  /**
   * Fits the tail above a threshold by maximum likelihood alone, whatever the number of
   * exceedances.
   *
   * @param sortedLosses losses, positive where bad, ascending, finite
   * @param threshold u, below the largest loss
   * @param range shapes allowed
   * @throws IllegalArgumentException if the sample is empty or not ascending, or none exceeds u
   */
  public static PeaksOverThreshold above(
      double[] sortedLosses, double threshold, ShapeRange range) {
    LossTail tail = LossTail.ofSortedLosses(sortedLosses);
    GeneralizedParetoFit fit =
        GeneralizedParetoFit.maximumLikelihood(tail.excesses(threshold), range);
    return new PeaksOverThreshold(threshold, tail.observations(), fit);
  }

  static PeaksOverThreshold above(LossTail tail, double threshold, double priorShape) {
    double[] excesses = tail.excesses(threshold);
    return new PeaksOverThreshold(threshold, tail.observations(), fit(excesses, priorShape));
  }

  private static GeneralizedParetoFit fit(double[] excesses, double priorShape) {
    if (excesses.length >= MINIMUM_EXCEEDANCES) {
      return GeneralizedParetoFit.maximumLikelihood(excesses, ShapeRange.CONVENTIONAL);
    }
    return GeneralizedParetoFit.withShape(excesses, checkPrior(priorShape));
  }

  /** Returns a class's prior shape once it is known to be one that the service allows. */
  static double checkPrior(double priorShape) {
    if (!ShapeRange.CONVENTIONAL.contains(priorShape)) {
      throw new IllegalArgumentException("priorShape must be in [-0.5, 0.5], was " + priorShape);
    }
    return priorShape;
  }

  /** Returns whether the tail reaches down to a level, α ≤ N/n, so that VaR ≥ u. */
  public boolean reaches(double alpha) {
    return alpha > 0.0 && alpha * observations <= fit.exceedances();
  }

  /**
   * Returns the loss exceeded with probability alpha, in the unit of the losses.
   *
   * @param alpha tail probability, in (0, N/n]
   * @throws IllegalArgumentException if the level lies below the threshold
   */
  public double valueAtRisk(double alpha) {
    if (!reaches(alpha)) {
      throw new IllegalArgumentException(
          "alpha must be in (0, " + fit.exceedances() + "/" + observations + "], was " + alpha);
    }
    return threshold + fit.distribution().quantile(alpha * observations / fit.exceedances());
  }

  /**
   * Returns the mean loss beyond the value at risk, in the unit of the losses.
   *
   * @param alpha tail probability, in (0, N/n]
   * @throws IllegalArgumentException if the level lies below the threshold or ξ ≥ 1
   */
  public double expectedShortfall(double alpha) {
    double valueAtRisk = valueAtRisk(alpha);
    return valueAtRisk + fit.distribution().meanExcess(valueAtRisk - threshold);
  }
}
