package io.foreshock.evaluation;

import java.util.List;

/**
 * How one model's variance forecasts of one market did.
 *
 * @param symbol the market, as its source names it
 * @param model the model
 * @param days days scored
 * @param leftOut days on which the price did not move: QLIKE is not defined for a variance of zero
 * @param qlike mean QLIKE loss
 */
public record VarianceScore(String symbol, String model, int days, int leftOut, double qlike) {

  /**
   * Scores a series.
   *
   * @param series forecasts and outcomes
   * @throws IllegalArgumentException if the price never moved
   */
  public static VarianceScore of(ForecastSeries series) {
    List<ForecastSeries.Day> days =
        series.days().stream().filter(day -> day.realizedVariance() > 0.0).toList();
    double qlike =
        Qlike.mean(
            days.stream().mapToDouble(ForecastSeries.Day::realizedVariance).toArray(),
            days.stream().mapToDouble(day -> day.sigma() * day.sigma()).toArray());
    return new VarianceScore(
        series.symbol(), series.model(), days.size(), series.days().size() - days.size(), qlike);
  }
}
