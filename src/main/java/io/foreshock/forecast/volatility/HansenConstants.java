package io.foreshock.forecast.volatility;

import org.hipparchus.special.Gamma;

/**
 * Constants of Hansen's skewed Student-t and their slopes: ln c, a = 4λc(ν−2)/(ν−1) and b = √(1 +
 * 3λ² − a²).
 */
record HansenConstants(
    double logC,
    double logCByNu,
    double a,
    double aByNu,
    double aByLambda,
    double b,
    double bByNu,
    double bByLambda) {

  private static final double LOG_PI = StrictMath.log(Math.PI);

  static HansenConstants of(double nu, double lambda) {
    double logC =
        Gamma.logGamma(0.5 * (nu + 1.0))
            - Gamma.logGamma(0.5 * nu)
            - 0.5 * (LOG_PI + StrictMath.log(nu - 2.0));
    double logCByNu =
        0.5 * (Gamma.digamma(0.5 * (nu + 1.0)) - Gamma.digamma(0.5 * nu) - 1.0 / (nu - 2.0));
    double perLambda = 4.0 * StrictMath.exp(logC) * (nu - 2.0) / (nu - 1.0);
    double perLambdaByNu = perLambda * (logCByNu + 1.0 / (nu - 2.0) - 1.0 / (nu - 1.0));
    double a = lambda * perLambda;
    double b = Math.sqrt(1.0 + 3.0 * lambda * lambda - a * a);
    return new HansenConstants(
        logC,
        logCByNu,
        a,
        lambda * perLambdaByNu,
        perLambda,
        b,
        -a * lambda * perLambdaByNu / b,
        (3.0 * lambda - a * perLambda) / b);
  }
}
