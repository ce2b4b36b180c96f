package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.FilteredHistoricalSimulation;
import io.foreshock.forecast.tail.ResidualPool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A variance model fitted by the schedule to at most 1,500 days, each time from the last
 * parameters, with filtered historical simulation on at most 1,500 of its residuals. The variance
 * of the first day of a fit is the mean square of its returns. A fit that is refused leaves the
 * parameters in use.
 */
final class FilteredMember implements ForecastMember {

  static final int WINDOW = 1_500;

  private final MemberName name;
  private final VarianceRecursion recursion;
  private final double[] returns;
  private final RefitSchedule schedule;
  private final FittedParameters memory;
  private final ResidualPool pool;
  private double @Nullable [] parameters;
  private double nextVariance;
  private int seen;

  FilteredMember(
      MemberName name,
      VarianceRecursion recursion,
      DailyObservations observations,
      RefitSchedule schedule,
      FittedParameters memory,
      double priorShape) {
    this.name = name;
    this.recursion = recursion;
    this.returns = observations.logReturns();
    this.schedule = schedule;
    this.memory = memory;
    this.pool = new ResidualPool(WINDOW, priorShape);
  }

  @Override
  public MemberName name() {
    return name;
  }

  @Override
  public void observe(int index) {
    seen = index + 1;
    double[] known = parameters;
    if (known != null) {
      pool.add(returns[index] / Math.sqrt(nextVariance));
      nextVariance = recursion.next(known, nextVariance, index);
    }
    if (schedule.due(seen)) {
      refit();
    }
  }

  private void refit() {
    int from = Math.max(recursion.firstDay(), seen - WINDOW);
    if (seen - from < RefitSchedule.FULL_HISTORY) {
      return;
    }
    double[] fitted = fitted(from);
    if (fitted != null) {
      parameters = fitted;
      refilter(fitted, from);
    }
  }

  /** Returns the parameters of the window, or those in use where it cannot be fitted. */
  private double @Nullable [] fitted(int from) {
    double[] data = recursion.data(from, seen);
    String key = FitKey.of(recursion.estimator(), data, 0, data.length, parameters);
    double[] remembered = memory.find(key);
    if (remembered != null) {
      return remembered;
    }
    if (!Fittable.moves(Arrays.copyOfRange(returns, from, seen))) {
      return parameters;
    }
    try {
      double[] fitted = recursion.fit(from, seen, parameters);
      memory.remember(key, fitted);
      return fitted;
    } catch (IllegalArgumentException refused) {
      return parameters;
    }
  }

  private void refilter(double[] fitted, int from) {
    double variance = Fittable.meanSquare(Arrays.copyOfRange(returns, from, seen));
    double[] residuals = new double[seen - from];
    for (int day = from; day < seen; day++) {
      residuals[day - from] = returns[day] / Math.sqrt(variance);
      variance = recursion.next(fitted, variance, day);
    }
    pool.rebuild(residuals);
    nextVariance = variance;
  }

  @Override
  public boolean ready() {
    return parameters != null && recursion.speaksAfter(seen - 1);
  }

  @Override
  public MemberForecast forecast() {
    return new MemberForecast(
        name,
        nextVariance(),
        FilteredHistoricalSimulation.oneStep(pool, Math.sqrt(nextVariance())));
  }

  /** Returns the parameters in use, or null before the first fit. */
  double @Nullable [] parameters() {
    return parameters;
  }

  /**
   * Returns the variance of the next day, squared log return.
   *
   * @throws IllegalStateException before the first fit
   */
  double nextVariance() {
    if (parameters == null) {
      throw new IllegalStateException(name.code() + " has no parameters yet");
    }
    return nextVariance;
  }

  /** Returns the residuals behind the forecast. */
  ResidualPool pool() {
    return pool;
  }
}
