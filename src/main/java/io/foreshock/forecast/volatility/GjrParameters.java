package io.foreshock.forecast.volatility;

/**
 * Parameters of GJR-GARCH(1,1): r_t = μ + ε_t, h_{t+1} = ω + (α + γ·1{ε_t &lt; 0}) ε_t² + β h_t.
 *
 * <p>GARCH(1,1) is γ = 0. γ may be negative (markets that fear a rise) as long as α + γ ≥ 0.
 *
 * <p>Reference: L. Glosten, R. Jagannathan, D. Runkle, "On the relation between the expected value
 * and the volatility of the nominal excess return on stocks", Journal of Finance 48 (1993),
 * 1779–1801.
 *
 * @param mu mean log return per bar
 * @param omega constant of the variance, positive, squared log return
 * @param alpha weight of the squared innovation, ≥ 0
 * @param gamma further weight of a squared negative innovation, ≥ −α
 * @param beta weight of the previous variance, in [0, 1]
 * @param degreesOfFreedom of the Student-t innovation, above 2; +∞ means normal
 */
public record GjrParameters(
    double mu, double omega, double alpha, double gamma, double beta, double degreesOfFreedom) {

  private static final int COUNT = 6;

  /** Checks every range. */
  public GjrParameters {
    require(Math.abs(mu) < Double.POSITIVE_INFINITY, "mu must be finite", mu);
    require(omega > 0.0 && omega < Double.POSITIVE_INFINITY, "omega must be positive", omega);
    require(alpha >= 0.0 && alpha < Double.POSITIVE_INFINITY, "alpha must be >= 0", alpha);
    require(
        alpha + gamma >= 0.0 && gamma < Double.POSITIVE_INFINITY, "gamma must be >= -alpha", gamma);
    require(beta >= 0.0 && beta <= 1.0, "beta must be in [0, 1]", beta);
    require(degreesOfFreedom > 2.0, "degreesOfFreedom must be above 2", degreesOfFreedom);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }

  /** Returns α + β + γ/2, the factor by which a variance shock decays per bar. */
  public double persistence() {
    return alpha + beta + 0.5 * gamma;
  }

  /**
   * Returns the unconditional variance ω/(1 − persistence), squared log return.
   *
   * @throws IllegalStateException if persistence is 1 or more: there is none
   */
  public double longRunVariance() {
    if (!(persistence() < 1.0)) {
      throw new IllegalStateException(
          "no long-run variance: persistence must be below 1, was " + persistence());
    }
    return omega / (1.0 - persistence());
  }

  /** Returns {mu, omega, alpha, gamma, beta, degreesOfFreedom}. */
  public double[] toArray() {
    return new double[] {mu, omega, alpha, gamma, beta, degreesOfFreedom};
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if there are not six values or one is out of range
   */
  public static GjrParameters fromArray(double[] values) {
    if (values.length != COUNT) {
      throw new IllegalArgumentException("values must be " + COUNT + ", were " + values.length);
    }
    return new GjrParameters(values[0], values[1], values[2], values[3], values[4], values[5]);
  }

  /** Returns the parameters of the series multiplied by {@code factor}. */
  GjrParameters scaled(double factor) {
    return new GjrParameters(
        mu * factor, omega * factor * factor, alpha, gamma, beta, degreesOfFreedom);
  }
}
