package io.foreshock.forecast;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Log-HAR with further regressors and a generalised Pareto tail. Where the edition in force brings
 * a regression pooled over many markets, its slopes serve, and the market's own level is learned
 * from the errors they have made; elsewhere the regression is the market's own, fitted to all its
 * past.
 *
 * <p>A residual is a day's return over the volatility that was forecast for it, as it was forecast:
 * no residual is of a day that touched the regression behind it. Only those that begin the pool, of
 * the first fit of all, are of the days it was fitted to.
 */
final class HarXMember implements ForecastMember {

  private static final int POOL = 1_500;

  /** Residuals needed to speak: as many as the fallback member has when it begins. */
  private static final int LEAST_RESIDUALS = 40;

  /** Forecasts before a residual enters the pool: the first scales rest on a few returns. */
  private static final int WARM_UP = 20;

  /** Observations by whose weight further regressors are drawn to zero. */
  private static final double RIDGE = 30.0;

  /** Errors by whose weight the market's own level is drawn to that of the pooled regression. */
  private static final double LEVEL_OBSERVATIONS = 100.0;

  private final VarianceFeatures features;
  private final RefitSchedule schedule;
  private final ResidualPool pool;
  private @Nullable VarianceRegression own;
  private @Nullable VarianceRegression pooled;
  private @Nullable VarianceRegression pooledNext;
  private double levelErrors;
  private int levelDays;
  private double logForecast = Double.NaN;
  private double forecastVariance = Double.NaN;
  private double lowestLog = Double.POSITIVE_INFINITY;
  private double highestLog = Double.NEGATIVE_INFINITY;
  private double squaredReturns;
  private int scaleDays;
  private double forecasts;
  private int seen;

  HarXMember(VarianceFeatures features, RefitSchedule schedule, double priorShape) {
    this.features = features;
    this.schedule = schedule;
    this.pool = new ResidualPool(POOL, priorShape);
  }

  /**
   * Says which pooled regression serves the next day; one of another schema does not.
   *
   * @param regression the edition's, empty where it has none
   */
  void serve(Optional<VarianceRegression> regression) {
    pooledNext = regression.filter(one -> one.schema().equals(features.schema())).orElse(null);
  }

  @Override
  public MemberName name() {
    return MemberName.HAR_X_POT;
  }

  @Override
  public void observe(int index) {
    learn(index);
    change();
    seen = index + 1;
    if (schedule.due(seen)) {
      refit();
    }
    forecastNext(index);
  }

  private void learn(int index) {
    if (features.hasTarget(index)) {
      lowestLog = Math.min(lowestLog, features.target(index));
      highestLog = Math.max(highestLog, features.target(index));
    }
    if (Double.isNaN(forecastVariance)) {
      return;
    }
    double logReturn = features.logReturn(index);
    if (scaleDays >= WARM_UP && squaredReturns > 0.0) {
      pool.add(logReturn / Math.sqrt(forecastVariance * ratio()));
    }
    squaredReturns += logReturn * logReturn;
    forecasts += forecastVariance;
    scaleDays++;
    if (pooled != null && features.hasTarget(index)) {
      levelErrors += features.target(index) - logForecast;
      levelDays++;
    }
  }

  /** Errors of one regression say nothing of the level of another. */
  private void change() {
    if (!Objects.equals(pooled, pooledNext)) {
      levelErrors = 0.0;
      levelDays = 0;
      pooled = pooledNext;
    }
  }

  private double ratio() {
    return squaredReturns / forecasts;
  }

  private void refit() {
    try {
      VarianceRegression fitted = VarianceRegression.fit(features, seen, RIDGE);
      if (own == null && pool.size() == 0) {
        begin(fitted);
      }
      own = fitted;
    } catch (IllegalArgumentException refused) {
      // the regression in use goes on, and without one the member stays silent
    }
  }

  /** Fills the pool from the days of the first fit, as there are no forecasts to learn from yet. */
  private void begin(VarianceRegression fitted) {
    double[] fittedVariances = new double[seen];
    for (int day = 1; day < seen; day++) {
      if (features.hasRow(day - 1)) {
        double logReturn = features.logReturn(day);
        fittedVariances[day] = fitted.variance(fitted.logForecast(features, day - 1));
        squaredReturns += logReturn * logReturn;
        forecasts += fittedVariances[day];
        scaleDays++;
      }
    }
    for (int day = 1; day < seen; day++) {
      if (fittedVariances[day] > 0.0 && squaredReturns > 0.0) {
        pool.add(features.logReturn(day) / Math.sqrt(fittedVariances[day] * ratio()));
      }
    }
  }

  private void forecastNext(int index) {
    VarianceRegression serving = pooled == null ? own : pooled;
    if (serving == null || !features.hasRow(index) || !recentlyMeasured(index)) {
      logForecast = Double.NaN;
      forecastVariance = Double.NaN;
      return;
    }
    double level = pooled == null ? 0.0 : levelErrors / (levelDays + LEVEL_OBSERVATIONS);
    logForecast = serving.logForecast(features, index);
    forecastVariance = serving.variance(within(logForecast + level));
  }

  /** A variance that stopped being measured says nothing of tomorrow. */
  private boolean recentlyMeasured(int index) {
    return features.hasTarget(index) || features.hasTarget(index - 1);
  }

  /**
   * Holds a forecast between the lowest and the highest variance seen: a regression must not
   * extrapolate (Bollerslev, Patton, Quaedvlieg 2016 call this the insanity filter).
   */
  private double within(double log) {
    return Math.min(Math.max(log, lowestLog), highestLog);
  }

  @Override
  public boolean ready() {
    return !Double.isNaN(forecastVariance)
        && pool.size() >= LEAST_RESIDUALS
        && squaredReturns > 0.0;
  }

  @Override
  public MemberForecast forecast() {
    double returnVariance = forecastVariance * ratio();
    double realized = features.measuresReturns() ? forecastVariance : returnVariance;
    return new MemberForecast(
        name(), realized, pool.paretoTail().scaled(Math.sqrt(returnVariance)));
  }
}
