package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.FilteredHistoricalSimulation;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrParameters;
import io.foreshock.forecast.volatility.GjrSettings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * GJR-GARCH(1,1) by Student-t(5) likelihood on at most 1,500 returns, fitted anew by the schedule
 * from the last parameters, with filtered historical simulation on at most 1,500 residuals.
 */
final class GjrMember implements ForecastMember {

  static final int WINDOW = 1_500;
  private static final String ESTIMATOR = "gjr-t5/1";

  private final DailyObservations observations;
  private final double[] returns;
  private final RefitSchedule schedule;
  private final FittedParameters memory;
  private final ResidualPool pool;
  private @Nullable GjrParameters parameters;
  private double nextVariance;

  GjrMember(
      DailyObservations observations,
      RefitSchedule schedule,
      FittedParameters memory,
      double priorShape) {
    this.observations = observations;
    this.returns = observations.logReturns();
    this.schedule = schedule;
    this.memory = memory;
    this.pool = new ResidualPool(WINDOW, priorShape);
  }

  @Override
  public MemberName name() {
    return MemberName.GJR_FHS;
  }

  @Override
  public void observe(int index) {
    GjrParameters known = parameters;
    if (known != null) {
      double logReturn = observations.logReturn(index);
      pool.add(logReturn / Math.sqrt(nextVariance));
      nextVariance = GjrGarch.nextVariance(known, nextVariance, logReturn);
    }
    if (schedule.due(index + 1)) {
      refit(index + 1);
    }
  }

  private void refit(int count) {
    int from = Math.max(0, count - WINDOW);
    double[] window = Arrays.copyOfRange(returns, from, count);
    GjrParameters fitted = fitted(window);
    if (fitted != null) {
      parameters = fitted;
      refilter(fitted, window);
    }
  }

  /** Returns the parameters of the window, or those in use where it cannot be fitted. */
  private @Nullable GjrParameters fitted(double[] window) {
    GjrParameters warmStart = parameters;
    double @Nullable [] start = warmStart == null ? null : warmStart.toArray();
    String key = FitKey.of(ESTIMATOR, window, 0, window.length, start);
    double[] remembered = memory.find(key);
    if (remembered != null) {
      return GjrParameters.fromArray(remembered);
    }
    if (!Fittable.moves(window)) {
      return warmStart;
    }
    GjrParameters fitted = GjrGarch.fit(window, GjrSettings.reference(), warmStart).parameters();
    memory.remember(key, fitted.toArray());
    return fitted;
  }

  private void refilter(GjrParameters fitted, double[] window) {
    double[] variances = GjrGarch.filter(fitted, window, Fittable.meanSquare(window));
    double[] residuals = new double[window.length];
    for (int t = 0; t < window.length; t++) {
      residuals[t] = window[t] / Math.sqrt(variances[t]);
    }
    pool.rebuild(residuals);
    nextVariance = variances[window.length];
  }

  @Override
  public boolean ready() {
    return parameters != null;
  }

  @Override
  public MemberForecast forecast() {
    if (parameters == null) {
      throw new IllegalStateException("gjr-fhs has no parameters yet");
    }
    double sigma = Math.sqrt(nextVariance);
    return new MemberForecast(
        name(), nextVariance, FilteredHistoricalSimulation.oneStep(pool, sigma));
  }

  /**
   * Returns the recursion that carries the variance over several days, or null before the first
   * fit. Its mean is 0: the residuals are of whole returns and hold the mean already.
   */
  @Nullable GjrRecursion recursion() {
    GjrParameters known = parameters;
    return known == null
        ? null
        : new GjrRecursion(
            0.0, known.omega(), known.alpha(), known.gamma(), known.beta(), nextVariance);
  }

  /** Returns the residuals behind the forecast. */
  ResidualPool pool() {
    return pool;
  }
}
