package io.foreshock.forecast.learned;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.Arrays;
import java.util.List;

/**
 * Shows some nets the last days of one market and averages what they say. The window of the day
 * before is kept, so that the next one costs one row. Nothing is allocated but the row itself. Not
 * safe for threads.
 */
final class NetWindow {

  private final FeatureScale scale;
  private final int steps;
  private final int inputs;
  private final RecurrentNet[] nets;
  private final RecurrentNet.Workspace[] rooms;
  private final float[] window;
  private final float[] output;
  private final double[] means;
  private int filledTo = Integer.MIN_VALUE;

  /**
   * @param scale scale of the inputs
   * @param steps days in a window
   * @param nets at least one, all with as many outputs
   */
  NetWindow(FeatureScale scale, int steps, List<RecurrentNet> nets) {
    this.scale = scale;
    this.steps = steps;
    this.inputs = scale.size();
    this.nets = nets.toArray(RecurrentNet[]::new);
    this.rooms = nets.stream().map(RecurrentNet::workspace).toArray(RecurrentNet.Workspace[]::new);
    this.window = new float[steps * inputs];
    this.output = new float[nets.getFirst().outputs()];
    this.means = new double[output.length];
  }

  /**
   * Returns what a regression and the mean of the nets' first outputs say of rows of inputs.
   *
   * @param rows the oldest first
   * @throws IllegalArgumentException if there are not {@code steps} of them
   */
  static double logForecast(
      VarianceRegression base,
      FeatureScale scale,
      int steps,
      List<RecurrentNet> nets,
      double[][] rows) {
    if (rows.length != steps) {
      throw new IllegalArgumentException("window must have " + steps + " rows, had " + rows.length);
    }
    NetWindow window = new NetWindow(scale, steps, nets);
    window.read(rows);
    return base.logForecast(rows[steps - 1]) + window.output(0);
  }

  /** Reads the days up to {@code t}; tells whether there are enough of them. */
  boolean read(VarianceFeatures features, int t) {
    if (t - steps + 1 < 0 || !features.hasRow(t - steps + 1)) {
      return false;
    }
    fill(features, t);
    score();
    return true;
  }

  private void read(double[][] rows) {
    for (int step = 0; step < steps; step++) {
      scale.put(rows[step], window, step * inputs);
    }
    filledTo = Integer.MIN_VALUE;
    score();
  }

  private void score() {
    Arrays.fill(means, 0.0);
    for (int i = 0; i < nets.length; i++) {
      nets[i].score(window, steps, rooms[i], output);
      for (int j = 0; j < means.length; j++) {
        means[j] += output[j];
      }
    }
    for (int j = 0; j < means.length; j++) {
      means[j] /= nets.length;
    }
  }

  private void fill(VarianceFeatures features, int t) {
    int known = filledTo == t - 1 ? steps - 1 : 0;
    System.arraycopy(window, window.length - known * inputs, window, 0, known * inputs);
    for (int step = known; step < steps; step++) {
      scale.put(features.row(t - steps + 1 + step), window, step * inputs);
    }
    filledTo = t;
  }

  /** Returns the mean over the nets of an output, as of the days last read. */
  double output(int j) {
    return means[j];
  }
}
