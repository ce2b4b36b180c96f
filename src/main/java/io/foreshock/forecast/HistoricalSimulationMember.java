package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.ResidualPool;

/**
 * Historical simulation: the quantiles (type 7) and tail means of the last 500 returns as they are,
 * at levels that leave fewer than five losses the generalised Pareto tail above their 92 %
 * quantile; the variance is their mean square.
 */
final class HistoricalSimulationMember implements ForecastMember {

  private static final int WINDOW = 500;

  private final double[] returns;
  private final ResidualPool window;

  HistoricalSimulationMember(DailyObservations observations, double priorShape) {
    this.returns = observations.logReturns();
    this.window = new ResidualPool(WINDOW, priorShape);
  }

  @Override
  public MemberName name() {
    return MemberName.HISTORICAL_SIMULATION;
  }

  @Override
  public void observe(int index) {
    window.add(returns[index]);
  }

  @Override
  public boolean ready() {
    return window.size() == WINDOW && variance() > 0.0;
  }

  private double variance() {
    return Fittable.meanSquare(window.inTimeOrder());
  }

  @Override
  public MemberForecast forecast() {
    return new MemberForecast(name(), variance(), window.tail());
  }
}
