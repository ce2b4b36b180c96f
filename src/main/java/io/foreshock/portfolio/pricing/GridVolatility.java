package io.foreshock.portfolio.pricing;

/**
 * Volatility shocks of a grid: factor = 1 + shock · (30 ÷ max(1, days))^p, p = 0.30 below 30 days
 * and 0.13 from there. A shorter option is shocked more, a longer one less.
 */
final class GridVolatility implements VolatilityShocks {

  private static final double REFERENCE_DAYS = 30.0;
  private static final double FEWEST_DAYS = 1.0;
  private static final double SHORT_POWER = 0.30;
  private static final double LONG_POWER = 0.13;

  private final double[] shocks;

  /**
   * Keeps the shocks.
   *
   * @param shocks relative move of a volatility of 30 days, for each scenario
   */
  GridVolatility(double[] shocks) {
    this.shocks = shocks;
  }

  @Override
  public void fill(double years, double[] factors) {
    double scale = scale(years * Ranges.DAYS_PER_YEAR);
    for (int d = 0; d < factors.length; d++) {
      factors[d] = 1.0 + shocks[d] * scale;
    }
  }

  private static double scale(double days) {
    double power = days < REFERENCE_DAYS ? SHORT_POWER : LONG_POWER;
    return StrictMath.pow(REFERENCE_DAYS / Math.max(FEWEST_DAYS, days), power);
  }
}
