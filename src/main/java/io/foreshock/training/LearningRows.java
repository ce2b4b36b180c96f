package io.foreshock.training;

import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.forecast.volatility.VarianceRegression.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What a learner learns from: for each day its inputs, those of the days before it, and by how much
 * the regression erred.
 *
 * @param windows inputs of {@code steps} days, the last being the day before the target's; by row,
 *     step and input
 * @param errors ln of the target day's variance less the regression's forecast
 */
public record LearningRows(double[][][] windows, double[] errors) {

  /**
   * Gathers rows.
   *
   * @param samples days of the markets
   * @param base the regression
   * @param steps days in a window, at least 1; a target without so many rows before it is left out
   */
  public static LearningRows of(List<Sample> samples, VarianceRegression base, int steps) {
    List<double[][]> windows = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (Sample sample : samples) {
      double[][] rows = rows(sample);
      for (int target = sample.from(); target < sample.to(); target++) {
        int first = target - steps;
        if (sample.has(target) && first >= 0 && rows[first] != null) {
          double[][] window = new double[steps][];
          System.arraycopy(rows, first, window, 0, steps);
          windows.add(window);
          errors.add(sample.features().target(target) - base.logForecast(rows[target - 1]));
        }
      }
    }
    return new LearningRows(
        windows.toArray(double[][][]::new),
        errors.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Rows of all days before the last target; null before the first. */
  private static double[][] rows(Sample sample) {
    double[][] rows = new double[sample.to()][];
    for (int day = 0; day < sample.to(); day++) {
      if (sample.features().hasRow(day)) {
        rows[day] = sample.features().row(day);
      }
    }
    return rows;
  }

  /** Returns the number of rows. */
  public int size() {
    return errors.length;
  }

  /** Returns the inputs of the last day of each window. */
  public double[][] lastRows() {
    double[][] rows = new double[windows.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = windows[i][windows[i].length - 1];
    }
    return rows;
  }
}
