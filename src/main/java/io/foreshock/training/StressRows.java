package io.foreshock.training;

import io.foreshock.evaluation.StressOutcome;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.tail.EmpiricalQuantile;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Days of many markets beside whether they were stressed: inputs as of the evening before, and the
 * {@link StressOutcome} of the day. The inputs are those of the pooled regression, with levels
 * replaced by distances that mean the same in every market:
 *
 * <ol>
 *   <li>the regression's forecast less the logarithm of the 90th percentile of all variances so far
 *   <li>logarithms of the variances of the day and of the week, less that of the month
 *   <li>the inputs after the first four, as they are
 * </ol>
 *
 * @param inputs by row
 * @param stressed whether the day was stressed, by row
 * @param climatology frequency of stressed days in the market before the day, by row
 */
public record StressRows(double[][] inputs, boolean[] stressed, double[] climatology) {

  /** Place of the distance between the forecast and the percentile. */
  public static final int DISTANCE = 0;

  /** Place of the day's variance against the month's. */
  public static final int DAY = 1;

  /** Places before the inputs that stand as they are. */
  public static final int DISTANCES = 3;

  /** Place of the size of the day's return, in units of the month's volatility. */
  public static final int ABSOLUTE_RETURN =
      DISTANCES + FeatureSchema.INTRADAY.names().indexOf("absoluteReturnDay") - FeatureSchema.CORE;

  /**
   * Gathers rows.
   *
   * @param markets the markets; those whose variances are no sums of squared returns are left out
   * @param base the regression
   * @param from first day, days since 1970-01-01
   * @param to day after the last one
   */
  public static StressRows of(
      List<VarianceFeatures> markets, VarianceRegression base, long from, long to) {
    List<double[]> inputs = new ArrayList<>();
    List<Boolean> stressed = new ArrayList<>();
    List<Double> climatology = new ArrayList<>();
    for (VarianceFeatures market : markets) {
      int days = daysBefore(market, to);
      if (market.measuresReturns() && days > StressOutcome.FIRST_SCORED) {
        double[] variances = variances(market, days);
        double[] percentiles = percentiles(variances);
        StressOutcome outcome = StressOutcome.of(variances);
        for (int day = StressOutcome.FIRST_SCORED; day < days; day++) {
          if (market.epochDay(day) >= from && market.hasRow(day - 1) && market.hasTarget(day)) {
            inputs.add(inputs(market.row(day - 1), base, percentiles[day]));
            stressed.add(outcome.stressed(day));
            climatology.add(outcome.climatology(day));
          }
        }
      }
    }
    boolean[] outcomes = new boolean[stressed.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = stressed.get(i);
    }
    return new StressRows(
        inputs.toArray(double[][]::new),
        outcomes,
        climatology.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static int daysBefore(VarianceFeatures market, long to) {
    int days = 0;
    while (days < market.size() && market.epochDay(days) < to) {
      days++;
    }
    return days;
  }

  /** A day that was not measured did not move. */
  private static double[] variances(VarianceFeatures market, int days) {
    double[] variances = new double[days];
    for (int day = 0; day < days; day++) {
      variances[day] = market.hasTarget(day) ? StrictMath.exp(market.target(day)) : 0.0;
    }
    return variances;
  }

  /** Logarithm of the percentile of the days before each. */
  private static double[] percentiles(double[] variances) {
    double[] percentiles = new double[variances.length];
    for (int day = StressOutcome.PERCENTILE_DAYS; day < variances.length; day++) {
      double[] before = Arrays.copyOf(variances, day);
      Arrays.sort(before);
      percentiles[day] =
          StrictMath.log(EmpiricalQuantile.typeSeven(before, StressOutcome.PERCENTILE));
    }
    return percentiles;
  }

  private static double[] inputs(double[] row, VarianceRegression base, double percentile) {
    double[] inputs = new double[row.length - FeatureSchema.CORE + DISTANCES];
    inputs[DISTANCE] = base.logForecast(row) - percentile;
    inputs[DAY] = row[1] - row[3];
    inputs[DAY + 1] = row[2] - row[3];
    System.arraycopy(row, FeatureSchema.CORE, inputs, DISTANCES, row.length - FeatureSchema.CORE);
    return inputs;
  }

  /** Returns the number of rows. */
  public int size() {
    return inputs.length;
  }
}
