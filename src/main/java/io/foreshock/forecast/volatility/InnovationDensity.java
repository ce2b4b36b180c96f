package io.foreshock.forecast.volatility;

/**
 * Log-density of a standardised innovation z and its slopes by z, ν and λ: normal, or Hansen's
 * skewed Student-t, whose case λ = 0 is the Student-t. Holds the last evaluation in its fields.
 */
final class InnovationDensity {

  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2.0 * Math.PI);

  private final boolean normal;
  private final double nu;
  private final double lambda;
  private final HansenConstants k;
  private final double logScale;

  double log;
  double byZ;
  double byNu;
  double byLambda;

  /**
   * @param eta 1/ν, 0 for normal
   * @param lambda skewness in (−1, 1), 0 for normal
   */
  InnovationDensity(double eta, double lambda) {
    this.normal = eta == 0.0;
    this.nu = normal ? InnovationDistribution.MAX_DEGREES_OF_FREEDOM : 1.0 / eta;
    this.lambda = lambda;
    this.k = HansenConstants.of(nu, lambda);
    this.logScale = StrictMath.log(k.b()) + k.logC();
  }

  /** Returns ln f(z). */
  double log(double z) {
    if (normal) {
      return -HALF_LOG_TWO_PI - 0.5 * z * z;
    }
    double shifted = k.b() * z + k.a();
    double w = shifted / (shifted < 0.0 ? 1.0 - lambda : 1.0 + lambda);
    return logScale - 0.5 * (nu + 1.0) * StrictMath.log(1.0 + w * w / (nu - 2.0));
  }

  /** Returns −2 ln f(z) − ln 2π: z² for normal, exactly. */
  double deviance(double z) {
    return normal ? z * z : -2.0 * (log(z) + HALF_LOG_TWO_PI);
  }

  /** Fills the fields at {@code z}. */
  void evaluate(double z) {
    if (normal) {
      log = log(z);
      byZ = -z;
      return;
    }
    double shifted = k.b() * z + k.a();
    double sign = shifted < 0.0 ? -1.0 : 1.0;
    double side = 1.0 + sign * lambda;
    double w = shifted / side;
    double square = w * w;
    double tail = StrictMath.log(1.0 + square / (nu - 2.0));
    double perTotal = 1.0 / (nu - 2.0 + square);
    double byW = -(nu + 1.0) * w * perTotal;
    log = logScale - 0.5 * (nu + 1.0) * tail;
    byZ = byW * k.b() / side;
    byNu =
        k.bByNu() / k.b()
            + k.logCByNu()
            - 0.5 * tail
            + 0.5 * (nu + 1.0) * square * perTotal / (nu - 2.0)
            + byW * (k.bByNu() * z + k.aByNu()) / side;
    byLambda = k.bByLambda() / k.b() + byW * (k.bByLambda() * z + k.aByLambda() - sign * w) / side;
  }
}
