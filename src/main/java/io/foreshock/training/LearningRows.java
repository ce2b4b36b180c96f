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
 * @param standardReturns return of the target day over the volatility that the regression forecast
 *     for it, carried to the level of its market's returns: Σr² ÷ Σv over its rows
 */
public record LearningRows(double[][][] windows, double[] errors, double[] standardReturns) {

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
    List<Double> standardReturns = new ArrayList<>();
    for (Sample sample : samples) {
      double[][] rows = rows(sample);
      List<Double> returns = new ArrayList<>();
      List<Double> variances = new ArrayList<>();
      for (int target = sample.from(); target < sample.to(); target++) {
        int first = target - steps;
        if (sample.has(target) && first >= 0 && rows[first] != null) {
          double[][] window = new double[steps][];
          System.arraycopy(rows, first, window, 0, steps);
          double forecast = base.logForecast(rows[target - 1]);
          windows.add(window);
          errors.add(sample.features().target(target) - forecast);
          returns.add(sample.features().logReturn(target));
          variances.add(base.variance(forecast));
        }
      }
      standardReturns.addAll(standardised(returns, variances));
    }
    return new LearningRows(
        windows.toArray(double[][][]::new), array(errors), array(standardReturns));
  }

  /**
   * Returns each return over √(its variance × Σr² ÷ Σv): the level that a member in service carries
   * its variance to returns by. Those of a market that never moved stay as they are.
   */
  private static List<Double> standardised(List<Double> returns, List<Double> variances) {
    double squares = returns.stream().mapToDouble(value -> value * value).sum();
    double sum = variances.stream().mapToDouble(Double::doubleValue).sum();
    double level = squares > 0.0 ? squares / sum : 1.0;
    List<Double> standard = new ArrayList<>();
    for (int i = 0; i < returns.size(); i++) {
      standard.add(returns.get(i) / Math.sqrt(variances.get(i) * level));
    }
    return standard;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
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
