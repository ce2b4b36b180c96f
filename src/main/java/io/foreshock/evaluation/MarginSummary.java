package io.foreshock.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Plain means of one model's margin scores over market-sides.
 *
 * @param model who made the margins
 * @param marketSides how many market-sides
 * @param meanMargin mean of their mean margins, fraction of notional
 * @param metrics mean of each metric
 * @param breaches days with a loss above the margin, over all market-sides
 * @param meanLossToMargin mean loss ÷ margin over all breaches; empty without one
 * @param worstLossToMargin largest loss ÷ margin; empty without a breach
 */
public record MarginSummary(
    String model,
    int marketSides,
    double meanMargin,
    MarginMetrics metrics,
    int breaches,
    OptionalDouble meanLossToMargin,
    OptionalDouble worstLossToMargin) {

  /**
   * Sums up.
   *
   * @param scores scores of one model, at least one
   */
  static MarginSummary of(List<MarginScore> scores) {
    int breaches = scores.stream().mapToInt(score -> score.lossToMargin().breaches()).sum();
    return new MarginSummary(
        scores.getFirst().model(),
        scores.size(),
        scores.stream().mapToDouble(MarginScore::meanMargin).average().orElseThrow(),
        MarginMetrics.mean(scores.stream().map(MarginScore::metrics).toList()),
        breaches,
        breaches == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumOfRatios(scores) / breaches),
        scores.stream().flatMapToDouble(score -> score.lossToMargin().worst().stream()).max());
  }

  private static double sumOfRatios(List<MarginScore> scores) {
    double sum = 0.0;
    for (MarginScore score : scores) {
      sum += score.lossToMargin().breaches() * score.lossToMargin().mean().orElse(0.0);
    }
    return sum;
  }
}
