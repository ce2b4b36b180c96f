package io.foreshock.portfolio.scenario;

import io.foreshock.market.MarketId;

/**
 * What a market did on each day that had been forecast, in time order. Immutable by agreement: the
 * arrays are shared, not copied, and nobody writes to them.
 *
 * @param marketId the market
 * @param epochDays the days, days since 1970-01-01, ascending
 * @param residuals log return ÷ volatility forecast for that day, one per day
 * @param volatilityChanges volatility forecast for the day after ÷ that for the day, positive, one
 *     per day: how the forecast answered to the return
 */
public record DayResiduals(
    MarketId marketId, long[] epochDays, double[] residuals, double[] volatilityChanges) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public DayResiduals {
    if (epochDays.length != residuals.length || epochDays.length != volatilityChanges.length) {
      throw new IllegalArgumentException(
          "each day needs a residual and a change, were "
              + epochDays.length
              + ", "
              + residuals.length
              + " and "
              + volatilityChanges.length);
    }
  }

  /** Returns the number of days. */
  public int size() {
    return epochDays.length;
  }
}
