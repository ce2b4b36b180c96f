package io.foreshock.evaluation;

import io.foreshock.market.Side;

/**
 * How one model's margin of one market-side did.
 *
 * @param symbol the market, as its source names it
 * @param side the side
 * @param model who made the margin
 * @param days days scored
 * @param meanMargin mean margin, fraction of notional
 * @param metrics coverage, efficiency, steadiness and cost
 * @param fiveDayRise95 95 % quantile of the rises over five days, relative
 * @param logChangeDeviation standard deviation of the daily change of ln margin
 * @param lossToMargin how far breaches went
 * @param light traffic light of the last 250 days
 */
public record MarginScore(
    String symbol,
    Side side,
    String model,
    int days,
    double meanMargin,
    MarginMetrics metrics,
    double fiveDayRise95,
    double logChangeDeviation,
    LossToMargin lossToMargin,
    BaselLight light) {

  private static final double HIGH = 0.95;

  /**
   * Scores a series.
   *
   * @param series margins and losses
   * @throws IllegalArgumentException if the metrics are not defined on it
   */
  public static MarginScore of(MarginSeries series) {
    double[] margins = series.margins();
    double[] losses = series.losses();
    return new MarginScore(
        series.symbol(),
        series.side(),
        series.model(),
        margins.length,
        Rows.mean(margins),
        series.metrics(),
        Procyclicality.riseQuantile(margins, 5, HIGH),
        Procyclicality.logChangeDeviation(margins),
        LossToMargin.of(margins, losses),
        BaselLight.of(margins, losses));
  }
}
