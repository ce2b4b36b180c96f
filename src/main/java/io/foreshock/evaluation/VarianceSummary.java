package io.foreshock.evaluation;

import java.util.List;

/**
 * Plain mean of one model's QLIKE over markets.
 *
 * @param model the model
 * @param markets how many markets
 * @param qlike mean QLIKE loss
 */
public record VarianceSummary(String model, int markets, double qlike) {

  /**
   * Sums up.
   *
   * @param scores scores of one model, at least one
   */
  static VarianceSummary of(List<VarianceScore> scores) {
    return new VarianceSummary(
        scores.getFirst().model(),
        scores.size(),
        scores.stream().mapToDouble(VarianceScore::qlike).average().orElseThrow());
  }
}
