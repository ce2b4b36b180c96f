package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.LogVarianceSeries;
import io.foreshock.forecast.tail.FilteredHistoricalSimulation;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.volatility.HarLags;
import io.foreshock.forecast.volatility.LogHar;
import org.jspecify.annotations.Nullable;

/**
 * Log-HAR on the day's realised variance where there are at least six bars a day, else on its range
 * variance; refitted by the schedule on all the past. Residuals are returns over the square root of
 * forecast × past ratio of squared return to forecast, at most 1,500 of them.
 */
final class LogHarMember implements ForecastMember {

  private static final int POOL = 1_500;

  /** Bars a day from which their squared returns say more than the day's range. */
  private static final int INTRADAY_BARS = 6;

  private final DailyObservations observations;
  private final RefitSchedule schedule;
  private final LogVarianceSeries series;
  private final HarLags lags;
  private final ResidualPool pool;
  private @Nullable LogHar model;
  private double forecastVariance;
  private double squaredReturns;
  private double forecasts;
  private int seen;

  LogHarMember(
      DailyObservations observations, RefitSchedule schedule, HarLags lags, double priorShape) {
    this.observations = observations;
    this.schedule = schedule;
    this.series = LogVarianceSeries.of(proxy(observations));
    this.lags = lags;
    this.pool = new ResidualPool(POOL, priorShape);
  }

  private static double[] proxy(DailyObservations observations) {
    double[] proxy = new double[observations.size()];
    for (int day = 0; day < proxy.length; day++) {
      proxy[day] =
          intraday(observations, day)
              ? observations.realizedVariance(day)
              : observations.hasRange(day) ? observations.rangeVariance(day) : Double.NaN;
    }
    return proxy;
  }

  private static boolean intraday(DailyObservations observations, int day) {
    return observations.barsInDay(day) >= INTRADAY_BARS;
  }

  @Override
  public MemberName name() {
    return MemberName.LOG_HAR_FHS;
  }

  @Override
  public void observe(int index) {
    seen = index + 1;
    LogHar known = model;
    if (known != null) {
      learn(observations.logReturn(index), forecastVariance);
      forecastVariance = known.forecast(series, index);
    }
    if (schedule.due(seen) && usableDays() >= RefitSchedule.FULL_HISTORY) {
      refit();
    }
  }

  private int usableDays() {
    int observed = 0;
    for (int day = series.firstUsable(); day < seen; day++) {
      observed += series.isObserved(day) ? 1 : 0;
    }
    return observed;
  }

  private void learn(double logReturn, double forecast) {
    pool.add(logReturn / Math.sqrt(forecast * ratio()));
    squaredReturns += logReturn * logReturn;
    forecasts += forecast;
  }

  private double ratio() {
    return squaredReturns / forecasts;
  }

  private void refit() {
    LogHar fitted = fitted();
    if (fitted == null) {
      return;
    }
    int from = Math.max(seen - POOL, series.firstUsable() + lags.month());
    double[] forecastOf = new double[seen - from];
    squaredReturns = 0.0;
    forecasts = 0.0;
    for (int day = from; day < seen; day++) {
      double logReturn = observations.logReturn(day);
      forecastOf[day - from] = fitted.forecast(series, day - 1);
      squaredReturns += logReturn * logReturn;
      forecasts += forecastOf[day - from];
    }
    if (!(squaredReturns > 0.0)) {
      model = null;
      return;
    }
    rebuild(from, forecastOf);
    model = fitted;
    forecastVariance = fitted.forecast(series, seen - 1);
  }

  private void rebuild(int from, double[] forecastOf) {
    double[] residuals = new double[forecastOf.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = observations.logReturn(from + i) / Math.sqrt(forecastOf[i] * ratio());
    }
    pool.rebuild(residuals);
  }

  /** Returns the fit on all the past, or null where the estimator refuses it by name. */
  private @Nullable LogHar fitted() {
    try {
      return LogHar.fit(series, seen, lags);
    } catch (IllegalArgumentException refused) {
      return null; // the model in use goes on, and without one the member stays silent
    }
  }

  @Override
  public boolean ready() {
    return model != null && squaredReturns > 0.0 && recentlyObserved();
  }

  /** A variance that stopped being measured says nothing of tomorrow. */
  private boolean recentlyObserved() {
    return series.isObserved(seen - 1) || series.isObserved(seen - 2);
  }

  @Override
  public MemberForecast forecast() {
    double returnVariance = forecastVariance * ratio();
    double realized = intraday(observations, seen - 1) ? forecastVariance : returnVariance;
    return new MemberForecast(
        name(), realized, FilteredHistoricalSimulation.oneStep(pool, Math.sqrt(returnVariance)));
  }
}
