package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.List;

/**
 * A pooled regression and recurrent nets that correct it from the inputs of the last days: ln
 * rv_{t+1} = x_t b + mean over nets of y(x_{t−n+1}, …, x_t) + e. The nets differ in the seed of
 * their training only. The forecast of rv is exp(x b + y + s²/2), with s² the variance of e.
 *
 * @param base the regression
 * @param scale scale of the inputs of the nets
 * @param steps n, days in a window, at least 1
 * @param nets at least one, with one output
 * @param residualVariance s², squared logarithm, positive
 */
public record RecurrentVariance(
    VarianceRegression base,
    FeatureScale scale,
    int steps,
    List<RecurrentNet> nets,
    double residualVariance)
    implements LogVarianceModel {

  /** Checks that the parts fit. */
  public RecurrentVariance {
    nets = List.copyOf(nets);
    Learned.requireNets(nets, steps, scale, 1, base.schema());
    Learned.requireResidualVariance(residualVariance);
  }

  @Override
  public FeatureSchema schema() {
    return base.schema();
  }

  @Override
  public double variance(double logForecast) {
    return StrictMath.exp(logForecast + 0.5 * residualVariance);
  }

  @Override
  public Scorer scorer() {
    NetWindow window = new NetWindow(scale, steps, nets);
    return (features, t) -> {
      Learned.requireSchema(schema(), features);
      return window.read(features, t)
          ? base.logForecast(features.row(t)) + window.output(0)
          : Double.NaN;
    };
  }

  /**
   * Returns the expected logarithm of the next day's variance for the inputs of the last days.
   *
   * @param window rows of inputs, the oldest first
   * @throws IllegalArgumentException if there are not {@code steps} of them
   */
  public double logForecast(double[][] window) {
    return NetWindow.logForecast(base, scale, steps, nets, window);
  }
}
