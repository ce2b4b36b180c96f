package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import java.util.Optional;

/**
 * Variance per bar of a window of bars from open, high, low and close, free of the drift and of the
 * opening jump: σ² = σ_o² + k σ_c² + (1 − k) σ_RS², with σ_o² the sample variance of ln(O_i ÷
 * C_{i−1}), σ_c² that of ln(C_i ÷ O_i), σ_RS² the mean of Rogers and Satchell's estimator, and k =
 * 0.34 ÷ (1.34 + (n + 1) ÷ (n − 1)). In markets that never close σ_o² is about 0.
 *
 * <p>Reference: D. Yang and Q. Zhang, "Drift-independent volatility estimation based on high, low,
 * open, and close prices", Journal of Business 73 (2000), 477–491.
 */
public final class YangZhangVariance {

  private YangZhangVariance() {}

  /**
   * Returns the variance per bar, decimal squared, from the bars [from, to) and the close before
   * them. Bars without open, high or low are left out; empty where fewer than two remain.
   *
   * @param bars accepted bars, usually of a day
   * @param from index of the first bar, at least 1
   * @param to index after the last bar
   * @throws IllegalArgumentException if the window is outside the series or a bar impossible
   */
  public static Optional<WindowEstimate> over(PriceSeries bars, int from, int to) {
    WindowEstimate.requireWindow(from, to, 1, bars.size());
    double[] overnight = new double[to - from];
    double[] trading = new double[to - from];
    double rogersSatchell = 0;
    int n = 0;
    for (int bar = from; bar < to; bar++) {
      double open = bars.open(bar);
      double high = bars.high(bar);
      double low = bars.low(bar);
      if (!(Double.isNaN(open) || Double.isNaN(high) || Double.isNaN(low))) {
        double close = bars.close(bar);
        rogersSatchell += RangeVariance.ROGERS_SATCHELL.variance(open, high, low, close);
        overnight[n] = RealizedVariance.logReturn(bars.close(bar - 1), open);
        trading[n] = RealizedVariance.logReturn(open, close);
        n++;
      }
    }
    if (n < 2) {
      return Optional.empty();
    }
    double k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
    double variance =
        sampleVariance(overnight, n)
            + k * sampleVariance(trading, n)
            + (1.0 - k) * rogersSatchell / n;
    return Optional.of(new WindowEstimate(variance, n));
  }

  private static double sampleVariance(double[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares / (n - 1);
  }
}
