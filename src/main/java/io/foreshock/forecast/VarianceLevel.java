package io.foreshock.forecast;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import java.util.function.DoubleUnaryOperator;

/**
 * What one market teaches about forecasts of the logarithm of its variance: the level by which they
 * err, the range of its variances, the ratio of squared returns to forecasts, and the residuals
 * with their generalised Pareto tail.
 *
 * <p>A residual is a day's return over the volatility that was forecast for it, as it was forecast.
 */
final class VarianceLevel {

  private static final int POOL = 1_500;

  /** Residuals needed to speak: as many as the fallback member has when it begins. */
  private static final int LEAST_RESIDUALS = 40;

  /** Forecasts before a residual enters the pool: the first scales rest on a few returns. */
  private static final int WARM_UP = 20;

  /** Errors by whose weight the market's own level is drawn to that of the pooled model. */
  private static final double LEVEL_OBSERVATIONS = 100.0;

  private final VarianceFeatures features;
  private final ResidualPool pool;
  private double levelErrors;
  private int levelDays;
  private double logForecast = Double.NaN;
  private double forecastVariance = Double.NaN;
  private double lowestLog = Double.POSITIVE_INFINITY;
  private double highestLog = Double.NEGATIVE_INFINITY;
  private double squaredReturns;
  private int scaleDays;
  private double forecasts;

  VarianceLevel(VarianceFeatures features, double priorShape) {
    this.features = features;
    this.pool = new ResidualPool(POOL, priorShape);
  }

  /** Shows a day: what had been forecast for it is held against it. */
  void learn(int index) {
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
    count(logReturn, forecastVariance);
    if (features.hasTarget(index)) {
      levelErrors += features.target(index) - logForecast;
      levelDays++;
    }
  }

  private void count(double logReturn, double variance) {
    squaredReturns += logReturn * logReturn;
    forecasts += variance;
    scaleDays++;
  }

  /** Forgets the level: errors of one model say nothing of the level of another. */
  void forgetLevel() {
    levelErrors = 0.0;
    levelDays = 0;
  }

  /**
   * Begins where another model stands in the same market: its residuals, its ratio and the range.
   */
  void beginAs(VarianceLevel elder) {
    pool.rebuild(elder.pool.inTimeOrder());
    lowestLog = elder.lowestLog;
    highestLog = elder.highestLog;
    squaredReturns = elder.squaredReturns;
    forecasts = elder.forecasts;
    scaleDays = elder.scaleDays;
    forgetLevel();
    silence();
  }

  /**
   * Begins with the days a model was fitted to, as there are no forecasts to learn from yet.
   *
   * @param fitted variance of each day, 0 where there is none
   */
  void beginWith(double[] fitted) {
    for (int day = 1; day < fitted.length; day++) {
      if (fitted[day] > 0.0) {
        count(features.logReturn(day), fitted[day]);
      }
    }
    for (int day = 1; day < fitted.length; day++) {
      if (fitted[day] > 0.0 && squaredReturns > 0.0) {
        pool.add(features.logReturn(day) / Math.sqrt(fitted[day] * ratio()));
      }
    }
  }

  /** Tells whether no residual is known yet. */
  boolean isEmpty() {
    return pool.size() == 0;
  }

  /** Says nothing of the next day. */
  void silence() {
    logForecast = Double.NaN;
    forecastVariance = Double.NaN;
  }

  /**
   * Takes a model's forecast of the next day.
   *
   * @param log expected logarithm of its variance
   * @param variance from a logarithm to the mean of the variance
   * @param levelled whether the market's own level is added
   */
  void forecast(double log, DoubleUnaryOperator variance, boolean levelled) {
    double level = levelled ? levelErrors / (levelDays + LEVEL_OBSERVATIONS) : 0.0;
    logForecast = log;
    forecastVariance = variance.applyAsDouble(within(log + level));
  }

  /**
   * Holds a forecast between the lowest and the highest variance seen: a model must not extrapolate
   * (Bollerslev, Patton, Quaedvlieg 2016 call this the insanity filter).
   */
  private double within(double log) {
    return Math.min(Math.max(log, lowestLog), highestLog);
  }

  private double ratio() {
    return squaredReturns / forecasts;
  }

  boolean ready() {
    return !Double.isNaN(forecastVariance)
        && pool.size() >= LEAST_RESIDUALS
        && squaredReturns > 0.0;
  }

  /** Returns the forecast of the variance of the next day's return. */
  double returnVariance() {
    return forecastVariance * ratio();
  }

  /** Returns the forecast of the next day's realised variance. */
  double realizedVariance() {
    return features.measuresReturns() ? forecastVariance : returnVariance();
  }

  /** Returns the Pareto tail of the residuals, in units of the volatility of the return. */
  TailForecast tail() {
    return pool.paretoTail();
  }

  /** Returns the forecast of the next day. */
  MemberForecast forecast(MemberName name) {
    return new MemberForecast(name, realizedVariance(), tail().scaled(Math.sqrt(returnVariance())));
  }
}
