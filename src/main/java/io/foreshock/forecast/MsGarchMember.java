package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.regime.MarkovSwitchingGarch;
import io.foreshock.forecast.regime.SwitchingGarchFilter;
import io.foreshock.forecast.regime.SwitchingGarchParameters;
import io.foreshock.forecast.regime.SwitchingGarchSettings;
import io.foreshock.forecast.regime.SwitchingGarchState;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Markov-switching GARCH of two regimes with common degrees of freedom, after Haas, Mittnik and
 * Paolella (2004), on at most 1,500 returns, fitted anew at every sixth date of the schedule. Its
 * quantiles are those of the whole mixture, for which the regimes need not be identified.
 */
final class MsGarchMember implements ForecastMember {

  private static final int STATES = 2;
  private static final String ESTIMATOR = "ms-garch-t/1";
  private static final SwitchingGarchSettings SETTINGS =
      SwitchingGarchSettings.DEFAULT.withLeverage(false);

  private final double[] returns;
  private final RefitSchedule schedule;
  private final FittedParameters memory;
  private @Nullable SwitchingGarchFilter filter;
  private @Nullable SwitchingGarchState state;

  MsGarchMember(DailyObservations observations, RefitSchedule schedule, FittedParameters memory) {
    this.returns = observations.logReturns();
    this.schedule = schedule.times(RefitSchedule.HEAVY_MULTIPLE);
    this.memory = memory;
  }

  @Override
  public MemberName name() {
    return MemberName.MS_GARCH;
  }

  @Override
  public void observe(int index) {
    SwitchingGarchFilter serving = filter;
    SwitchingGarchState before = state;
    if (serving != null && before != null) {
      state = serving.update(before, returns[index]);
    }
    if (schedule.due(index + 1)) {
      refit(index + 1);
    }
  }

  private void refit(int count) {
    int from = Math.max(0, count - FilteredMember.WINDOW);
    double[] window = Arrays.copyOfRange(returns, from, count);
    try {
      SwitchingGarchFilter fitted = new SwitchingGarchFilter(fitted(window));
      state = fitted.after(window);
      filter = fitted;
    } catch (IllegalArgumentException refused) {
      // the parameters in use go on, and without any the member stays silent
    }
  }

  private SwitchingGarchParameters fitted(double[] window) {
    SwitchingGarchFilter serving = filter;
    SwitchingGarchParameters warmStart = serving == null ? null : serving.parameters();
    double @Nullable [] start = warmStart == null ? null : warmStart.toArray();
    String key = FitKey.of(ESTIMATOR, window, 0, window.length, start);
    double[] remembered = memory.find(key);
    if (remembered != null) {
      return SwitchingGarchParameters.fromArray(remembered);
    }
    if (!Fittable.moves(window)) {
      throw new IllegalArgumentException("the window mostly stands still");
    }
    SwitchingGarchParameters fitted =
        MarkovSwitchingGarch.fit(window, STATES, SETTINGS, warmStart).parameters();
    memory.remember(key, fitted.toArray());
    return fitted;
  }

  @Override
  public boolean ready() {
    return filter != null && state != null;
  }

  @Override
  public MemberForecast forecast() {
    SwitchingGarchFilter serving = filter;
    SwitchingGarchState now = state;
    if (serving == null || now == null) {
      throw new IllegalStateException("ms-garch has no parameters yet");
    }
    return new MemberForecast(name(), serving.nextVariance(now), tail(serving, now));
  }

  private static TailForecast tail(SwitchingGarchFilter serving, SwitchingGarchState now) {
    int cells = Side.values().length * TailLevels.count();
    double[] valueAtRisk = new double[cells];
    double[] expectedShortfall = new double[cells];
    TailMethod[] methods = new TailMethod[cells];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        int cell = TailForecast.index(side, level);
        double alpha = TailLevels.alpha(level);
        valueAtRisk[cell] = serving.valueAtRisk(now, alpha, side);
        expectedShortfall[cell] = serving.expectedShortfall(now, alpha, side);
        methods[cell] = TailMethod.MIXTURE;
      }
    }
    return TailForecast.of(valueAtRisk, expectedShortfall, methods);
  }
}
