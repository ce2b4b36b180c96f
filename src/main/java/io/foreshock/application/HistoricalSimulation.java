package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.EmpiricalQuantile;
import io.foreshock.market.Side;
import java.util.Arrays;

/**
 * Reference margin that knows no volatility: the type 7 quantile of the fractions lost on the last
 * 500 days, two trading years, each day weighing the same.
 */
final class HistoricalSimulation {

  /** Days that are looked back on. */
  static final int WINDOW_DAYS = 500;

  private HistoricalSimulation() {}

  /**
   * Returns the value at risk of a day from the days before it, a fraction of notional; not above 0
   * for a side that hardly ever lost.
   *
   * @param days the market's days
   * @param day place of the day, at least 500
   * @param side the side
   * @param alpha tail probability, in (0, 1)
   */
  static double valueAtRisk(DailyObservations days, int day, Side side, double alpha) {
    if (!(day >= WINDOW_DAYS)) {
      throw new IllegalArgumentException("day must be at least " + WINDOW_DAYS + ", was " + day);
    }
    double[] losses = new double[WINDOW_DAYS];
    for (int i = 0; i < WINDOW_DAYS; i++) {
      losses[i] = side.lossFraction(side.loss(days.logReturn(day - WINDOW_DAYS + i)));
    }
    Arrays.sort(losses);
    return EmpiricalQuantile.typeSeven(losses, 1.0 - alpha);
  }
}
