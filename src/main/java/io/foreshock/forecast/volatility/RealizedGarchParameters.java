package io.foreshock.forecast.volatility;

/**
 * Parameters of the log-linear Realized GARCH(1,1): r_t = μ + √h_t z_t, ln h_{t+1} = ω + β ln h_t +
 * γ ln x_t, ln x_t = ξ + φ ln h_t + τ₁ z_t + τ₂(z_t² − 1) + u_t, x the realised variance. The shape
 * of z moves no recursion and is kept by {@link RealizedGarchFit}.
 *
 * <p>Reference: P. Hansen, Z. Huang, H. Shek, "Realized GARCH: a joint model for returns and
 * realized measures of volatility", Journal of Applied Econometrics 27 (2012), 877–906.
 *
 * @param mu mean log return per bar
 * @param omega constant of the log variance, finite
 * @param beta weight of the previous log variance, in [0, 1)
 * @param gamma weight of the log realised variance, ≥ 0
 * @param xi constant of the measurement equation, finite
 * @param phi weight of the log variance there, finite; near 1
 * @param leverageSign τ₁, finite; negative where falls raise x more than rises
 * @param leverageSize τ₂, finite
 * @param noiseVariance variance of u, positive
 */
public record RealizedGarchParameters(
    double mu,
    double omega,
    double beta,
    double gamma,
    double xi,
    double phi,
    double leverageSign,
    double leverageSize,
    double noiseVariance) {

  private static final int COUNT = 9;

  /** Checks every range. */
  public RealizedGarchParameters {
    double sum = mu + omega + gamma + xi + phi + leverageSign + leverageSize + noiseVariance;
    require(Math.abs(sum) < Double.POSITIVE_INFINITY, "parameters must be finite, sum", sum);
    require(beta >= 0.0 && beta < 1.0, "beta must be in [0, 1)", beta);
    require(gamma >= 0.0, "gamma must be >= 0", gamma);
    require(noiseVariance > 0.0, "noiseVariance must be positive", noiseVariance);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }

  /** Returns β + φγ, the factor by which a shock to the log variance decays per bar. */
  public double persistence() {
    return beta + phi * gamma;
  }

  /** Returns {mu, omega, beta, gamma, xi, phi, leverageSign, leverageSize, noiseVariance}. */
  public double[] toArray() {
    return new double[] {
      mu, omega, beta, gamma, xi, phi, leverageSign, leverageSize, noiseVariance
    };
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if there are not nine values or one is out of range
   */
  public static RealizedGarchParameters fromArray(double[] values) {
    if (values.length != COUNT) {
      throw new IllegalArgumentException("values must be " + COUNT + ", were " + values.length);
    }
    return new RealizedGarchParameters(
        values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7],
        values[8]);
  }
}
