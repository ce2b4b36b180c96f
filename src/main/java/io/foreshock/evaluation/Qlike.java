package io.foreshock.evaluation;

/**
 * QLIKE loss, L(s, h) = s/h − ln(s/h) − 1, zero when the forecast is perfect.
 *
 * <p>Reference: A. Patton, "Volatility forecast comparison using imperfect volatility proxies",
 * Journal of Econometrics 160 (2011), 246–256.
 */
public final class Qlike {

  private Qlike() {}

  /**
   * Returns the loss of one forecast, dimensionless, at least 0.
   *
   * @param realizedVariance variance proxy s, positive, same unit as {@code forecastVariance}
   * @param forecastVariance forecast variance h, positive
   * @throws IllegalArgumentException if either is not positive and finite
   */
  public static double loss(double realizedVariance, double forecastVariance) {
    if (!(realizedVariance > 0.0 && Double.isFinite(realizedVariance))) {
      throw new IllegalArgumentException(
          "realizedVariance must be positive and finite, was " + realizedVariance);
    }
    if (!(forecastVariance > 0.0 && Double.isFinite(forecastVariance))) {
      throw new IllegalArgumentException(
          "forecastVariance must be positive and finite, was " + forecastVariance);
    }
    double ratio = realizedVariance / forecastVariance;
    return ratio - StrictMath.log(ratio) - 1.0;
  }

  /**
   * Returns the mean loss over rows.
   *
   * @param realizedVariances variance proxies, positive
   * @param forecastVariances forecasts, positive, as many
   */
  public static double mean(double[] realizedVariances, double[] forecastVariances) {
    Rows.requireSame(realizedVariances.length, forecastVariances.length);
    double sum = 0.0;
    for (int t = 0; t < realizedVariances.length; t++) {
      sum += loss(realizedVariances[t], forecastVariances[t]);
    }
    return sum / realizedVariances.length;
  }
}
