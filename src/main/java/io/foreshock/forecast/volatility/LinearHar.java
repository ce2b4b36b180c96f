package io.foreshock.forecast.volatility;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the linear HAR models share: the regression of rv on its last value, its means over a week
 * and a month and at most one more term, and the insanity filter on the forecast.
 *
 * <p>The filter replaces a forecast outside the smallest and largest target of the fit by their
 * mean (Bollerslev, Patton, Quaedvlieg 2016). Targets after the fit do not enter: taking in the day
 * being forecast, as a published implementation does, is a look-ahead.
 */
final class LinearHar {

  /** Fewest rows per coefficient of a regression. */
  private static final int ROWS_PER_COEFFICIENT = 25;

  /** A regressor beside the three of HAR. */
  interface Term {
    double value(RealizedMeasures measures, int t);
  }

  private final HarLags lags;
  private final @Nullable Term extra;
  private final LinearRegression regression;
  private final double lowest;
  private final double highest;
  private final double mean;

  private LinearHar(
      HarLags lags, @Nullable Term extra, LinearRegression regression, double[] targets) {
    this.lags = lags;
    this.extra = extra;
    this.regression = regression;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double target : targets) {
      low = Math.min(low, target);
      high = Math.max(high, target);
    }
    this.lowest = low;
    this.highest = high;
    this.mean = VectorMath.mean(targets);
  }

  /** Fits on the days from {@code from} to before {@code end}; no target reaches beyond them. */
  static LinearHar fit(
      String model,
      RealizedMeasures measures,
      int from,
      int end,
      HarLags lags,
      int horizonDays,
      @Nullable Term extra) {
    ReturnChecks.requirePositive("horizonDays", horizonDays);
    if (!(from >= 0 && from <= end && end <= measures.length())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "days must satisfy 0 <= from <= end <= %d, were %d and %d",
              measures.length(),
              from,
              end));
    }
    int rows = end - from - lags.month() - (horizonDays - 1);
    int needed = ROWS_PER_COEFFICIENT * (extra == null ? 4 : 5);
    if (rows < needed) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s needs at least %d rows, has %d", model, needed, Math.max(0, rows)));
    }
    double[][] regressors = new double[rows][];
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      int day = from + lags.month() + row;
      regressors[row] = regressors(measures, day - 1, lags, extra);
      targets[row] = target(measures, day, horizonDays);
    }
    return new LinearHar(lags, extra, LinearRegression.fit(regressors, targets, model), targets);
  }

  private static double target(RealizedMeasures measures, int day, int horizonDays) {
    return horizonDays == 1
        ? measures.variance(day)
        : measures.meanVariance(day + horizonDays - 1, horizonDays);
  }

  private static double[] regressors(
      RealizedMeasures measures, int t, HarLags lags, @Nullable Term extra) {
    double daily = measures.variance(t);
    double weekly = measures.meanVariance(t, lags.week());
    double monthly = measures.meanVariance(t, lags.month());
    return extra == null
        ? new double[] {1.0, daily, weekly, monthly}
        : new double[] {1.0, daily, weekly, monthly, extra.value(measures, t)};
  }

  LinearRegression regression() {
    return regression;
  }

  double forecast(RealizedMeasures measures, int t) {
    double fit = VectorMath.dot(regression.coefficients(), regressors(measures, t, lags, extra));
    return fit >= lowest && fit <= highest ? fit : mean;
  }
}
