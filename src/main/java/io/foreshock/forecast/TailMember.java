package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A model of the tail alone: a recursion for each side and each of the two nearest levels, on at
 * most 1,500 returns, all fitted anew at every sixth date of the schedule, each from its last
 * parameters. Where one fit is refused the parameters in use go on, all of them.
 */
final class TailMember implements ForecastMember {

  private final MemberName name;
  private final TailRecursion recursion;
  private final DailyObservations observations;
  private final double[] returns;
  private final RefitSchedule schedule;
  private final FittedParameters memory;
  private final double priorShape;
  private @Nullable TailFilter filter;

  TailMember(
      MemberName name,
      TailRecursion recursion,
      DailyObservations observations,
      RefitSchedule schedule,
      FittedParameters memory,
      double priorShape) {
    this.name = name;
    this.recursion = recursion;
    this.observations = observations;
    this.returns = observations.logReturns();
    this.schedule = schedule.times(RefitSchedule.HEAVY_MULTIPLE);
    this.memory = memory;
    this.priorShape = priorShape;
  }

  @Override
  public MemberName name() {
    return name;
  }

  @Override
  public void observe(int index) {
    TailFilter serving = filter;
    if (serving != null) {
      serving.observe(returns[index], observations.realizedVariance(index));
    }
    if (schedule.due(index + 1)) {
      refit(index + 1);
    }
  }

  private void refit(int count) {
    int from = Math.max(0, count - FilteredMember.WINDOW);
    double[] window = Arrays.copyOfRange(returns, from, count);
    try {
      TailFilter fitted = new TailFilter(recursion, fitted(window), priorShape);
      for (int day = from; day < count; day++) {
        fitted.observe(returns[day], observations.realizedVariance(day));
      }
      filter = fitted;
    } catch (IllegalArgumentException refused) {
      // the parameters in use go on, and without any the member stays silent
    }
  }

  private double[][] fitted(double[] window) {
    double[][] parameters = new double[TailFilter.RECURSIONS][];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailFilter.FITTED_LEVELS; level++) {
        parameters[TailFilter.index(side, level)] = fitted(window, side, level);
      }
    }
    return parameters;
  }

  private double[] fitted(double[] window, Side side, int level) {
    TailFilter serving = filter;
    double @Nullable [] start = serving == null ? null : serving.parameters(side, level);
    double alpha = TailLevels.alpha(level);
    String estimator = recursion.estimator() + '/' + side + '/' + alpha;
    String key = FitKey.of(estimator, window, 0, window.length, start);
    double[] remembered = memory.find(key);
    if (remembered != null) {
      return remembered;
    }
    double[] fitted = recursion.fit(window, side, alpha, start);
    memory.remember(key, fitted);
    return fitted;
  }

  @Override
  public boolean ready() {
    TailFilter serving = filter;
    return serving != null && serving.variance() > 0.0;
  }

  @Override
  public MemberForecast forecast() {
    TailFilter serving = filter;
    if (serving == null) {
      throw new IllegalStateException(name.code() + " has no parameters yet");
    }
    return new MemberForecast(name, serving.variance(), serving.tail());
  }
}
