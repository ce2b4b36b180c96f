package io.foreshock.portfolio.pricing;

/**
 * How much of a move of volatility reaches an option: the longer it runs, the less. A factor f on
 * short-dated volatility becomes f^damping, damping(T) = (30 ÷ max(days, 30))^0.30, days = 365 T.
 *
 * <p>It is 1 up to 30 days and falls from there: 0.81 at 60 days, 0.47 at one year, 0.34 at three.
 * The exponent is the one that Deribit publishes for its volatility shocks, (30/DTE)^0.30; unlike
 * there, options below 30 days are not shocked by more than the factor, which is a forecast of
 * their own volatility here and not a number for 30 days.
 */
public final class VolatilityDamping {

  private static final double REFERENCE_DAYS = 30.0;
  private static final double EXPONENT = 0.30;

  private VolatilityDamping() {}

  /**
   * Returns the damping, in (0, 1].
   *
   * @param years time to expiry, at least 0
   */
  public static double of(double years) {
    Ranges.requireNotNegative("years", years);
    double days = years * Ranges.DAYS_PER_YEAR;
    return days <= REFERENCE_DAYS ? 1.0 : StrictMath.pow(REFERENCE_DAYS / days, EXPONENT);
  }
}
