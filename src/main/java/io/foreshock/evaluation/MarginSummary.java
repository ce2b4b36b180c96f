package io.foreshock.evaluation;

import java.util.List;

/**
 * Plain means of one model's margin scores over market-sides.
 *
 * @param model who made the margins
 * @param marketSides how many market-sides
 * @param meanMargin mean of their mean margins, fraction of notional
 * @param metrics mean of each metric
 */
public record MarginSummary(
    String model, int marketSides, double meanMargin, MarginMetrics metrics) {

  /**
   * Sums up.
   *
   * @param scores scores of one model, at least one
   */
  static MarginSummary of(List<MarginScore> scores) {
    return new MarginSummary(
        scores.getFirst().model(),
        scores.size(),
        scores.stream().mapToDouble(MarginScore::meanMargin).average().orElseThrow(),
        MarginMetrics.mean(scores.stream().map(MarginScore::metrics).toList()));
  }
}
