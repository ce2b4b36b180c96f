package io.foreshock.evaluation;

/**
 * Long-run variance of a stationary series with Bartlett weights: γ₀ + 2Σ(1 − k/(K+1))·γ_k, k =
 * 1…K, autocovariances divided by the number of rows; never negative.
 *
 * <p>Reference: W. Newey, K. West, "A simple, positive semi-definite, heteroskedasticity and
 * autocorrelation consistent covariance matrix", Econometrica 55 (1987), 703–708.
 */
public final class NeweyWest {

  private NeweyWest() {}

  /**
   * Returns the variance, in the squared unit of the values; rounding below 0 counts as 0.
   *
   * @param values in time order, at least one
   * @param lags K, at least 0
   */
  public static double longRunVariance(double[] values, int lags) {
    double mean = Rows.mean(values);
    double sum = autocovariance(values, mean, 0);
    for (int lag = 1; lag <= lags; lag++) {
      sum += 2.0 * (1.0 - lag / (lags + 1.0)) * autocovariance(values, mean, lag);
    }
    return Math.max(sum, 0.0);
  }

  private static double autocovariance(double[] values, double mean, int lag) {
    double sum = 0.0;
    for (int t = lag; t < values.length; t++) {
      sum += (values[t] - mean) * (values[t - lag] - mean);
    }
    return sum / values.length;
  }
}
