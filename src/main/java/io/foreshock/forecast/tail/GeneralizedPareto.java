package io.foreshock.forecast.tail;

/**
 * Generalised Pareto distribution of the excess of a loss over a threshold, P(X &gt; x) = (1 +
 * ξx/β)^(−1/ξ), which is e^(−x/β) at ξ = 0.
 *
 * <p>Reference: A. McNeil, R. Frey, "Estimation of tail-related risk measures for heteroscedastic
 * financial time series", Journal of Empirical Finance 7 (2000), 271–300.
 *
 * @param shape ξ, dimensionless, finite; heavier tail for larger ξ, bounded at −β/ξ for ξ &lt; 0
 * @param scale β, positive, in the unit of the losses
 */
public record GeneralizedPareto(double shape, double scale) {

  /** Checks the parameters. */
  public GeneralizedPareto {
    if (!Double.isFinite(shape)) {
      throw new IllegalArgumentException("shape must be finite, was " + shape);
    }
    if (!(scale > 0.0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale must be positive and finite, was " + scale);
    }
  }

  /**
   * Returns P(X &gt; excess), in [0, 1].
   *
   * @param excess excess over the threshold, at least 0
   */
  public double survival(double excess) {
    if (!(excess >= 0.0)) {
      throw new IllegalArgumentException("excess must be at least 0, was " + excess);
    }
    double scaled = excess / scale;
    if (shape == 0.0) {
      return StrictMath.exp(-scaled);
    }
    double base = shape * scaled;
    return base <= -1.0 ? 0.0 : StrictMath.exp(-StrictMath.log1p(base) / shape);
  }

  /**
   * Returns the excess that is exceeded with the given probability, (β/ξ)(p^(−ξ) − 1).
   *
   * @param exceedanceProbability p in (0, 1]
   */
  public double quantile(double exceedanceProbability) {
    if (!(exceedanceProbability > 0.0 && exceedanceProbability <= 1.0)) {
      throw new IllegalArgumentException(
          "exceedanceProbability must be in (0, 1], was " + exceedanceProbability);
    }
    double exponential = -StrictMath.log(exceedanceProbability);
    return shape == 0.0
        ? scale * exponential
        : scale * StrictMath.expm1(shape * exponential) / shape;
  }

  /**
   * Returns E[X − v | X &gt; v] = (β + ξv)/(1 − ξ), in the unit of the losses.
   *
   * @param excess v, inside the support
   * @throws IllegalArgumentException if ξ ≥ 1 (the mean is infinite) or v is outside the support
   */
  public double meanExcess(double excess) {
    if (!(shape < 1.0)) {
      throw new IllegalArgumentException("mean excess needs a shape below 1, was " + shape);
    }
    double reach = scale + shape * excess;
    if (!(excess >= 0.0 && reach >= 0.0)) {
      throw new IllegalArgumentException("excess must be inside the support, was " + excess);
    }
    return reach / (1.0 - shape);
  }
}
