package io.foreshock.portfolio.pricing;

/** What each scenario does to the volatility of an option, by its time to expiry. */
@FunctionalInterface
interface VolatilityShocks {

  /**
   * Writes the factor on volatility of each scenario.
   *
   * @param years time to expiry, at least 0
   * @param factors one place for each scenario
   */
  void fill(double years, double[] factors);
}
