package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
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

  private static final int MOST_STEPS = 1_000;

  /** Checks that the parts fit. */
  public RecurrentVariance {
    nets = List.copyOf(nets);
    if (nets.isEmpty()) {
      throw new IllegalArgumentException("nets must hold at least one");
    }
    if (!(steps >= 1 && steps <= MOST_STEPS)) {
      throw new IllegalArgumentException("steps must be in [1, 1000], were " + steps);
    }
    Learned.requireInputs("scale", scale.size(), base.schema());
    for (RecurrentNet net : nets) {
      Learned.requireInputs("a net", net.inputs(), base.schema());
      if (net.outputs() != 1) {
        throw new IllegalArgumentException("a net must have 1 output, had " + net.outputs());
      }
    }
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
    return new WindowScorer();
  }

  /**
   * Returns the expected logarithm of the next day's variance for the inputs of the last days.
   *
   * @param window rows of inputs, the oldest first
   * @throws IllegalArgumentException if there are not {@code steps} of them
   */
  public double logForecast(double[][] window) {
    if (window.length != steps) {
      throw new IllegalArgumentException(
          "window must have " + steps + " rows, had " + window.length);
    }
    Room room = new Room();
    for (int step = 0; step < steps; step++) {
      scale.put(window[step], room.window, step * scale.size());
    }
    return room.logForecast(window[steps - 1]);
  }

  /** Room for one window at a time. */
  private final class Room {

    private final float[] window = new float[steps * scale.size()];
    private final float[] output = new float[1];
    private final List<RecurrentNet.Workspace> workspaces =
        nets.stream().map(RecurrentNet::workspace).toList();

    /** Scores the window as it lies here, which ends with the row given. */
    double logForecast(double[] last) {
      double sum = 0.0;
      for (int i = 0; i < workspaces.size(); i++) {
        nets.get(i).score(window, steps, workspaces.get(i), output);
        sum += output[0];
      }
      return base.logForecast(last) + sum / workspaces.size();
    }
  }

  /** Keeps the window of the day before, so that the next one costs one row. */
  private final class WindowScorer implements Scorer {

    private final Room room = new Room();
    private int filledTo = Integer.MIN_VALUE;

    @Override
    public double logForecast(VarianceFeatures features, int t) {
      Learned.requireSchema(schema(), features);
      if (t - steps + 1 < 0 || !features.hasRow(t - steps + 1)) {
        return Double.NaN;
      }
      fill(features, t);
      return room.logForecast(features.row(t));
    }

    private void fill(VarianceFeatures features, int t) {
      float[] window = room.window;
      int inputs = scale.size();
      int known = filledTo == t - 1 ? steps - 1 : 0;
      System.arraycopy(window, window.length - known * inputs, window, 0, known * inputs);
      for (int step = known; step < steps; step++) {
        scale.put(features.row(t - steps + 1 + step), window, step * inputs);
      }
      filledTo = t;
    }
  }
}
