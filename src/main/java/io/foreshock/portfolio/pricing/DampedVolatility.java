package io.foreshock.portfolio.pricing;

/** One factor for each scenario, raised to the damping of the expiry. */
final class DampedVolatility implements VolatilityShocks {

  private final double[] factors;
  private final double[] logs;

  /**
   * Checks the factors and takes their logarithms once for all expiries.
   *
   * @param factors f on short-dated volatility, positive, finite
   */
  DampedVolatility(double[] factors) {
    this.factors = factors;
    logs = new double[factors.length];
    for (int d = 0; d < factors.length; d++) {
      requireFactor(factors[d], d);
      logs[d] = StrictMath.log(factors[d]);
    }
  }

  private static void requireFactor(double factor, int scenario) {
    if (!(factor > 0.0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "volatilityFactors[" + scenario + "] must be positive and finite, was " + factor);
    }
  }

  @Override
  public void fill(double years, double[] damped) {
    double damping = VolatilityDamping.of(years);
    if (damping == 1.0) {
      System.arraycopy(factors, 0, damped, 0, factors.length);
    } else {
      for (int d = 0; d < damped.length; d++) {
        damped[d] = Exponential.exp(damping * logs[d]);
      }
    }
  }
}
