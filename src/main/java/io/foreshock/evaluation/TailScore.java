package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.List;

/**
 * How one model's tail forecasts of one market-side did at one level, in log losses.
 *
 * @param symbol the market, as its source names it
 * @param side the side
 * @param model the model
 * @param alpha tail probability
 * @param days days scored
 * @param leftOut days without a positive expected shortfall, which no loss is defined for
 * @param coverage share of losses not above the value at risk, in [0, 1]
 * @param kupiecP p-value of Kupiec's test
 * @param christoffersenP p-value of Christoffersen's test of independence
 * @param fisslerZiegel mean FZ0 loss
 * @param excess mean FZ0 − mean ln ES
 */
public record TailScore(
    String symbol,
    Side side,
    String model,
    double alpha,
    int days,
    int leftOut,
    double coverage,
    double kupiecP,
    double christoffersenP,
    double fisslerZiegel,
    double excess) {

  /**
   * Scores a series.
   *
   * @param series forecasts and outcomes
   * @param side the side
   * @param alpha one of the levels of a tail forecast
   * @throws IllegalArgumentException if no day has a positive expected shortfall
   */
  public static TailScore of(ForecastSeries series, Side side, double alpha) {
    List<ForecastSeries.Day> days =
        series.days().stream()
            .filter(day -> day.tail().expectedShortfall(side, alpha) > 0.0)
            .toList();
    double[] losses = days.stream().mapToDouble(day -> day.loss(side)).toArray();
    double[] valuesAtRisk =
        days.stream().mapToDouble(day -> day.tail().valueAtRisk(side, alpha)).toArray();
    double[] shortfalls =
        days.stream().mapToDouble(day -> day.tail().expectedShortfall(side, alpha)).toArray();
    Rows.requireAny(losses.length);
    boolean[] exceeded = new boolean[losses.length];
    int exceedances = 0;
    for (int t = 0; t < losses.length; t++) {
      exceeded[t] = losses[t] > valuesAtRisk[t];
      exceedances += exceeded[t] ? 1 : 0;
    }
    return new TailScore(
        series.symbol(),
        side,
        series.model(),
        alpha,
        losses.length,
        series.days().size() - losses.length,
        1.0 - (double) exceedances / losses.length,
        KupiecTest.of(losses.length, exceedances, alpha).pValue(),
        ChristoffersenTest.of(exceeded).independence().pValue(),
        FisslerZiegel.mean(losses, valuesAtRisk, shortfalls, alpha),
        FisslerZiegel.excess(losses, valuesAtRisk, shortfalls, alpha));
  }
}
