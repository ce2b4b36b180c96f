package io.foreshock.evaluation;

import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;
import java.util.List;

/**
 * What one model said of one market, day by day, beside what happened.
 *
 * @param symbol the market, as its source names it
 * @param model the model
 * @param days days in time order, at least one
 */
public record ForecastSeries(String symbol, String model, List<Day> days) {

  /** Copies the list. */
  public ForecastSeries {
    Rows.requireAny(days.size());
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param epochDay days since 1970-01-01
   * @param sigma forecast daily volatility, log, positive
   * @param logReturn realised log return
   * @param realizedVariance realised variance, squared log return, not negative
   * @param tail forecast tail of the log return
   */
  public record Day(
      long epochDay, double sigma, double logReturn, double realizedVariance, TailForecast tail) {

    double loss(Side side) {
      return side.loss(logReturn);
    }
  }
}
