package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.regime.OnlineRegimeFilter;
import io.foreshock.forecast.regime.RegimeFilterState;
import io.foreshock.forecast.regime.RegimeMixture;
import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.regime.StudentTSwitching;
import io.foreshock.forecast.regime.StudentTSwitchingParameters;
import io.foreshock.forecast.regime.SwitchingFit;
import io.foreshock.forecast.regime.SwitchingSettings;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Markov switching with Student-t emissions on at most 1,500 returns, fitted anew at every third
 * date of the schedule: three states where they are identified, else two, else the parameters in
 * use go on. The online filter serves; its quantiles are those of the whole mixture.
 */
final class RegimeMember implements ForecastMember {

  private static final int WINDOW = 1_500;
  private static final String ESTIMATOR = "switching-t/1";

  private final double[] returns;
  private final RefitSchedule schedule;
  private final FittedParameters memory;
  private @Nullable OnlineRegimeFilter filter;
  private @Nullable RegimeFilterState state;

  RegimeMember(DailyObservations observations, RefitSchedule schedule, FittedParameters memory) {
    this.returns = observations.logReturns();
    this.schedule = schedule.times(RefitSchedule.REGIME_MULTIPLE);
    this.memory = memory;
  }

  @Override
  public MemberName name() {
    return MemberName.REGIME_MIXTURE;
  }

  @Override
  public void observe(int index) {
    OnlineRegimeFilter serving = filter;
    RegimeFilterState before = state;
    if (serving != null && before != null) {
      state = serving.update(before, returns[index]);
    }
    if (schedule.due(index + 1)) {
      refit(index + 1);
    }
  }

  private void refit(int count) {
    double[] window = Arrays.copyOfRange(returns, Math.max(0, count - WINDOW), count);
    StudentTSwitchingParameters fitted = identified(window);
    if (fitted != null) {
      OnlineRegimeFilter serving = new OnlineRegimeFilter(fitted);
      RegimeFilterState now = serving.start();
      for (double logReturn : window) {
        now = serving.update(now, logReturn);
      }
      filter = serving;
      state = now;
    }
  }

  /** Returns the richest identified parameters of the window, or null where there are none. */
  private @Nullable StudentTSwitchingParameters identified(double[] window) {
    if (!Fittable.moves(window)) {
      return null;
    }
    StudentTSwitchingParameters three = fitted(window, 3);
    return three == null ? fitted(window, 2) : three;
  }

  private @Nullable StudentTSwitchingParameters fitted(double[] window, int states) {
    StudentTSwitchingParameters warmStart = warmStart(states);
    double @Nullable [] start = warmStart == null ? null : warmStart.toArray();
    String key = FitKey.of(ESTIMATOR + '/' + states, window, 0, window.length, start);
    double[] remembered = memory.find(key);
    if (remembered == null) {
      remembered = estimate(window, states, warmStart);
      memory.remember(key, remembered);
    }
    return remembered.length == 0 ? null : StudentTSwitchingParameters.fromArray(remembered);
  }

  private @Nullable StudentTSwitchingParameters warmStart(int states) {
    OnlineRegimeFilter serving = filter;
    return serving != null && serving.parameters().states() == states ? serving.parameters() : null;
  }

  /** Returns the fit as an array; an empty one says that the states were not identified. */
  private static double[] estimate(
      double[] window, int states, @Nullable StudentTSwitchingParameters warmStart) {
    SwitchingFit fit = StudentTSwitching.fit(window, states, SwitchingSettings.DEFAULT, warmStart);
    return fit.identification().identified() ? fit.parameters().toArray() : new double[0];
  }

  @Override
  public boolean ready() {
    return filter != null;
  }

  @Override
  public MemberForecast forecast() {
    OnlineRegimeFilter serving = serving();
    RegimeProbabilities weights = serving.predicted(filtered());
    return new MemberForecast(
        name(), variance(weights, serving.parameters()), tail(weights, serving.parameters()));
  }

  private static double variance(
      RegimeProbabilities weights, StudentTSwitchingParameters parameters) {
    double[] probabilities = weights.toStates(parameters.states());
    double secondMoment = 0.0;
    for (int k = 0; k < probabilities.length; k++) {
      double mean = parameters.mean(k);
      secondMoment += probabilities[k] * (parameters.variance(k) + mean * mean);
    }
    return secondMoment;
  }

  private static TailForecast tail(
      RegimeProbabilities weights, StudentTSwitchingParameters parameters) {
    int cells = Side.values().length * TailLevels.count();
    double[] valueAtRisk = new double[cells];
    double[] expectedShortfall = new double[cells];
    TailMethod[] methods = new TailMethod[cells];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        int cell = TailForecast.index(side, level);
        double alpha = TailLevels.alpha(level);
        valueAtRisk[cell] = RegimeMixture.valueAtRisk(weights, parameters, alpha, side);
        expectedShortfall[cell] =
            RegimeMixture.expectedShortfall(weights, parameters, alpha, side, valueAtRisk[cell]);
        methods[cell] = TailMethod.MIXTURE;
      }
    }
    return TailForecast.of(valueAtRisk, expectedShortfall, methods);
  }

  /** Returns the filter in use. */
  private OnlineRegimeFilter serving() {
    OnlineRegimeFilter serving = filter;
    if (serving == null) {
      throw new IllegalStateException("regime-mixture has no parameters yet");
    }
    return serving;
  }

  private RegimeFilterState filtered() {
    RegimeFilterState now = state;
    if (now == null) {
      throw new IllegalStateException("regime-mixture has no state yet");
    }
    return now;
  }
}
