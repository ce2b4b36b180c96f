package io.foreshock.forecast.volatility;

/**
 * Parameters of EGARCH(1,1): r_t = μ + √h_t z_t, ln h_{t+1} = ω + α(|z_t| − √(2/π)) + γ z_t + β ln
 * h_t.
 *
 * <p>√(2/π), the mean of |z| for normal z, is subtracted whatever the distribution, as in the
 * Python package arch. Nelson subtracts E|z| of the distribution assumed; his ω is ours + α(E|z| −
 * √(2/π)), everything else, the likelihood included, is the same. {@link #meanLogVariance} uses the
 * true E|z|.
 *
 * <p>Reference: D. Nelson, "Conditional heteroskedasticity in asset returns: a new approach",
 * Econometrica 59 (1991), 347–370.
 *
 * @param mu mean log return per bar
 * @param omega constant of the log variance, finite, logarithm of squared log return
 * @param alpha weight of the size of the innovation, finite
 * @param gamma weight of its sign; negative where falls raise variance more than rises
 * @param beta weight of the previous log variance, in (−1, 1)
 * @param degreesOfFreedom of the innovation, above 2; +∞ means normal
 * @param skewness λ of {@link SkewedStudentT}, in (−1, 1); 0 means symmetric
 */
public record EgarchParameters(
    double mu,
    double omega,
    double alpha,
    double gamma,
    double beta,
    double degreesOfFreedom,
    double skewness) {

  private static final int COUNT = 7;

  static final double NORMAL_MEAN_ABSOLUTE = Math.sqrt(2.0 / Math.PI);

  /** Checks every range. */
  public EgarchParameters {
    require(Math.abs(mu) < Double.POSITIVE_INFINITY, "mu must be finite", mu);
    require(Math.abs(omega) < Double.POSITIVE_INFINITY, "omega must be finite", omega);
    require(Math.abs(alpha) < Double.POSITIVE_INFINITY, "alpha must be finite", alpha);
    require(Math.abs(gamma) < Double.POSITIVE_INFINITY, "gamma must be finite", gamma);
    require(Math.abs(beta) < 1.0, "beta must be in (-1, 1)", beta);
    require(degreesOfFreedom > 2.0, "degreesOfFreedom must be above 2", degreesOfFreedom);
    require(Math.abs(skewness) < 1.0, "skewness must be in (-1, 1)", skewness);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }

  /** Returns E|z| of the innovation, in (0, 1]. */
  public double meanAbsolute() {
    return degreesOfFreedom <= InnovationDistribution.MAX_DEGREES_OF_FREEDOM
        ? new SkewedStudentT(degreesOfFreedom, skewness).meanAbsolute()
        : NORMAL_MEAN_ABSOLUTE;
  }

  /** Returns E ln h = (ω + α(E|z| − √(2/π)))/(1 − β), logarithm of squared log return. */
  public double meanLogVariance() {
    return (omega + alpha * (meanAbsolute() - NORMAL_MEAN_ABSOLUTE)) / (1.0 - beta);
  }

  /** Returns {mu, omega, alpha, gamma, beta, degreesOfFreedom, skewness}. */
  public double[] toArray() {
    return new double[] {mu, omega, alpha, gamma, beta, degreesOfFreedom, skewness};
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if there are not seven values or one is out of range
   */
  public static EgarchParameters fromArray(double[] values) {
    if (values.length != COUNT) {
      throw new IllegalArgumentException("values must be " + COUNT + ", were " + values.length);
    }
    return new EgarchParameters(
        values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
  }
}
