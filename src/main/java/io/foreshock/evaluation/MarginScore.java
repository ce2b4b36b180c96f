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
 */
public record MarginScore(
    String symbol, Side side, String model, int days, double meanMargin, MarginMetrics metrics) {

  /**
   * Scores a series.
   *
   * @param series margins and losses
   * @throws IllegalArgumentException if the metrics are not defined on it
   */
  public static MarginScore of(MarginSeries series) {
    MarginMetrics metrics = series.metrics();
    double mean =
        series.days().stream().mapToDouble(MarginSeries.Day::margin).average().orElseThrow();
    return new MarginScore(
        series.symbol(), series.side(), series.model(), series.days().size(), mean, metrics);
  }
}
