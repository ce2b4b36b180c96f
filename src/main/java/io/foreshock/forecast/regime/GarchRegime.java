package io.foreshock.forecast.regime;

/**
 * One regime of a Markov-switching GARCH: h_{t+1} = ω + (α + γ·1{r_t &lt; 0}) r_t² + β h_t, the
 * return r_t = √h_t · z_t with z_t Student-t (or Gaussian) of unit variance. The mean is 0.
 *
 * @param omega ω, positive, return squared
 * @param alpha α, at least 0
 * @param gamma γ of a GJR regime, at least −α; 0 for GARCH
 * @param beta β, at least 0
 * @param degreesOfFreedom ν, above 2; positive infinity is the Gaussian
 */
public record GarchRegime(
    double omega, double alpha, double gamma, double beta, double degreesOfFreedom) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is out of range or the variance is not stationary, α +
   *     γ/2 + β ≥ 1
   */
  public GarchRegime {
    if (!(omega > 0.0 && omega < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("omega must be positive and finite, was " + omega);
    }
    if (!(alpha >= 0.0 && alpha + gamma >= 0.0 && beta >= 0.0)) {
      throw new IllegalArgumentException(
          "alpha, alpha + gamma and beta must be at least 0, were alpha "
              + alpha
              + ", gamma "
              + gamma
              + ", beta "
              + beta);
    }
    if (!(alpha + 0.5 * gamma + beta < 1.0)) {
      throw new IllegalArgumentException(
          "persistence must be below 1, was " + (alpha + 0.5 * gamma + beta));
    }
    if (!(degreesOfFreedom > 2.0)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be above 2, were " + degreesOfFreedom);
    }
  }

  /** Returns α + γ/2 + β, in [0, 1). */
  public double persistence() {
    return alpha + 0.5 * gamma + beta;
  }

  /** Returns the long-run variance were the chain to stay here, ω ÷ (1 − persistence). */
  public double unconditionalVariance() {
    return omega / (1.0 - persistence());
  }

  /** Returns the variance after a return. */
  double next(double variance, double logReturn) {
    double news = logReturn < 0.0 ? alpha + gamma : alpha;
    return omega + news * logReturn * logReturn + beta * variance;
  }
}
