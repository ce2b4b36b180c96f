package io.foreshock.feature;

import java.util.Arrays;

/**
 * One market's inputs of a variance regression, a row for each day: what was known at the close of
 * day t of the variance of day t + 1. Nothing in row t depends on a later day. Immutable.
 *
 * <p>Falls, returns and turnover are measured against a month of the market itself, so that rows of
 * different markets can stand in one regression. Turnover that is not known counts as usual.
 *
 * <p>References: F. Corsi, "A simple approximate long-memory model of realized volatility", Journal
 * of Financial Econometrics 7 (2009), 174–196; F. Corsi, R. Renò, "Discrete-time volatility
 * forecasting with persistent leverage effect and the link with continuous-time volatility
 * modeling", Journal of Business &amp; Economic Statistics 30 (2012), 368–380; T. Bollerslev, A.
 * Patton, R. Quaedvlieg, "Exploiting the errors", Journal of Econometrics 192 (2016), 1–18.
 */
public final class VarianceFeatures {

  /** Below this the logarithm would grow without bound while variances stand still. */
  private static final double LEAST_VARIANCE_OF_VARIANCE = 1e-4;

  private static final int DAYS_A_WEEK = 7;
  private static final int SATURDAY = 5;
  private static final int SUNDAY = 6;

  /** 1970-01-01 was a Thursday, so day + 3 is a multiple of 7 on Mondays. */
  private static final int MONDAY_OFFSET = 3;

  private final FeatureSchema schema;
  private final boolean intraday;
  private final DailyObservations days;
  private final int week;
  private final int month;
  private final boolean continuous;
  private final LogVarianceSeries variance;
  private final LogVarianceSeries barRange;
  private final LogVarianceSeries lateRange;
  private final double[] returns;
  private final double[] logTurnover;
  private final double[] quarticities;

  private VarianceFeatures(
      FeatureSchema schema, DailyObservations days, int week, int month, boolean continuous) {
    this.schema = schema;
    this.intraday = schema.equals(FeatureSchema.INTRADAY);
    this.days = days;
    this.week = week;
    this.month = month;
    this.continuous = continuous;
    this.variance =
        LogVarianceSeries.of(intraday ? days.realizedVariances() : days.rangeVariances());
    this.barRange = LogVarianceSeries.of(days.barRangeVariances());
    this.lateRange = LogVarianceSeries.of(days.lateRangeVariances());
    this.returns = days.logReturns();
    this.logTurnover = Arrays.stream(days.turnovers()).map(StrictMath::log).toArray();
    this.quarticities = days.quarticities();
  }

  /**
   * Returns the features of a market.
   *
   * @param schema which inputs
   * @param days the market's days
   * @param week days of the shorter mean, above 1
   * @param month days of the longer mean, above {@code week}
   * @param continuous whether the market never closes, so that the next day is the next date
   */
  public static VarianceFeatures of(
      FeatureSchema schema, DailyObservations days, int week, int month, boolean continuous) {
    if (!(week > 1 && month > week)) {
      throw new IllegalArgumentException(
          "lags must satisfy 1 < week < month, were " + week + " and " + month);
    }
    return new VarianceFeatures(schema, days, week, month, continuous);
  }

  /** Returns what the inputs are. */
  public FeatureSchema schema() {
    return schema;
  }

  /** Tells whether targets are sums of squared returns, as realised variances are scored. */
  public boolean measuresReturns() {
    return intraday;
  }

  /** Returns the number of days. */
  public int size() {
    return returns.length;
  }

  /** Returns the return of day {@code t}, log. */
  public double logReturn(int t) {
    return returns[t];
  }

  /** Returns the date of day {@code t}, days since 1970-01-01. */
  public long epochDay(int t) {
    return days.epochDay(t);
  }

  /** Tells whether there is a row for day {@code t}: two months of variances end there. */
  public boolean hasRow(int t) {
    return t - 2 * month + 1 >= Math.max(variance.firstUsable(), firstRange());
  }

  private int firstRange() {
    return intraday ? Math.max(barRange.firstUsable(), lateRange.firstUsable()) : 0;
  }

  /** Tells whether the variance of day {@code t} was measured, so that it can be a target. */
  public boolean hasTarget(int t) {
    return t >= variance.firstUsable() && variance.isObserved(t);
  }

  /** Tells whether day {@code t} or the one before was measured; what stopped says nothing. */
  public boolean recentlyMeasured(int t) {
    return hasTarget(t) || hasTarget(t - 1);
  }

  /** Returns ln of the measured variance of day {@code t}, the target of row t − 1. */
  public double target(int t) {
    return variance.logVariance(t);
  }

  /**
   * Returns the row of day {@code t}, in the order of the schema.
   *
   * @throws IllegalArgumentException if there is none; ask {@link #hasRow} first
   */
  public double[] row(int t) {
    if (!hasRow(t)) {
      throw new IllegalArgumentException("no features are known on day " + t);
    }
    double[] row = new double[schema.size()];
    row[0] = 1.0;
    row[1] = variance.logVariance(t);
    row[2] = variance.mean(t, week);
    row[3] = variance.mean(t, month);
    if (intraday) {
      fillIntraday(t, row);
    } else {
      fillDaily(t, row);
    }
    return row;
  }

  private void fillDaily(int t, double[] row) {
    double volatility = monthVolatility(t);
    row[4] = returns[t] / volatility;
    row[5] = sum(returns, t, week) / Math.sqrt(week) / volatility;
    row[6] = sum(returns, t, month) / Math.sqrt(month) / volatility;
  }

  private void fillIntraday(int t, double[] row) {
    double volatility = monthVolatility(t);
    double move = returns[t] / volatility;
    row[4] = barRange.logVariance(t);
    row[5] = lateRange.logVariance(t);
    row[6] = Math.min(move, 0.0);
    row[7] = Math.abs(move);
    row[8] = Math.min(sum(returns, t, week) / Math.sqrt(week) / volatility, 0.0);
    row[9] = aboveMonth(logTurnover[t], t);
    row[10] = aboveMonth(sum(logTurnover, t, week) / week, t);
    row[11] = logQuarticity(t);
    row[12] = logVarianceOfVariance(t);
    row[13] = continuous && nextWeekday(t) == SATURDAY ? 1.0 : 0.0;
    row[14] = continuous && nextWeekday(t) == SUNDAY ? 1.0 : 0.0;
  }

  private double monthVolatility(int t) {
    return StrictMath.exp(0.5 * variance.mean(t, month));
  }

  private static double sum(double[] values, int t, int count) {
    double sum = 0.0;
    for (int day = t - count + 1; day <= t; day++) {
      sum += values[day];
    }
    return sum;
  }

  /** NaN where a turnover of the month is not known and −∞ where nothing was traded: as usual. */
  private double aboveMonth(double value, int t) {
    double above = value - sum(logTurnover, t, month) / month;
    return Double.isFinite(above) ? above : 0.0;
  }

  private double logQuarticity(int t) {
    double squared = quarticities[t];
    return squared > 0.0 ? StrictMath.log(squared) - 2.0 * variance.logVariance(t) : 0.0;
  }

  /** Logarithm of the month's mean squared distance of ln variance from its own week. */
  private double logVarianceOfVariance(int t) {
    double sum = 0.0;
    for (int day = t - month + 1; day <= t; day++) {
      double distance = variance.logVariance(day) - variance.mean(day, week);
      sum += distance * distance;
    }
    return StrictMath.log(Math.max(sum / month, LEAST_VARIANCE_OF_VARIANCE));
  }

  private int nextWeekday(int t) {
    return (int) Math.floorMod(days.epochDay(t) + 1 + MONDAY_OFFSET, (long) DAYS_A_WEEK);
  }
}
