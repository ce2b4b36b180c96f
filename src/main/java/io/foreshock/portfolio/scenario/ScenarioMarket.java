package io.foreshock.portfolio.scenario;

import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;

/**
 * What the scenarios of a market are made from.
 *
 * @param residuals its days
 * @param dailyVolatility today's forecast of the volatility of a day, log, positive
 * @param initial published initial margin per side, ppm of notional, in [1, 10⁶]
 * @param maintenance published maintenance margin per side, ppm of notional, at most the initial
 */
public record ScenarioMarket(
    DayResiduals residuals, double dailyVolatility, SidedPpm initial, SidedPpm maintenance) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is outside
   */
  public ScenarioMarket {
    if (!(dailyVolatility > 0.0 && dailyVolatility <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "dailyVolatility must be positive and finite, was " + dailyVolatility);
    }
    requireOrdered("long", maintenance.longPpm(), initial.longPpm());
    requireOrdered("short", maintenance.shortPpm(), initial.shortPpm());
  }

  private static void requireOrdered(String side, long maintenancePpm, long initialPpm) {
    if (!(maintenancePpm > 0 && maintenancePpm <= initialPpm && initialPpm <= Ppm.ONE)) {
      throw new IllegalArgumentException(
          "0 < maintenance <= initial <= 1000000 must hold on the "
              + side
              + " side, were "
              + maintenancePpm
              + " and "
              + initialPpm);
    }
  }
}
