package io.foreshock.evaluation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Plain means of one model's tail scores over market-sides, at one level. A test is accepted where
 * it does not reject at 5 %.
 *
 * @param model the model
 * @param alpha tail probability
 * @param marketSides how many market-sides
 * @param coverage mean coverage
 * @param kupiecAccepted share of market-sides on which Kupiec's test accepts
 * @param christoffersenAccepted the same of Christoffersen's test of independence
 * @param conditionalCoverageAccepted the same of his test of conditional coverage
 * @param dynamicQuantileAccepted the same of the dynamic quantile test
 * @param shortfallAccepted the same of Acerbi and Székely's Z₂
 * @param fisslerZiegel mean FZ0 loss
 * @param excess mean FZ0 excess
 * @param pinball mean pinball loss
 * @param shortfallStatistic mean Z₂
 */
public record TailSummary(
    String model,
    double alpha,
    int marketSides,
    double coverage,
    double kupiecAccepted,
    double christoffersenAccepted,
    double conditionalCoverageAccepted,
    double dynamicQuantileAccepted,
    double shortfallAccepted,
    double fisslerZiegel,
    double excess,
    double pinball,
    double shortfallStatistic) {

  /** Significance of the coverage tests. */
  public static final double SIGNIFICANCE = 0.05;

  /**
   * Sums up.
   *
   * @param scores scores of one model at one level, at least one
   */
  static TailSummary of(List<TailScore> scores) {
    TailScore first = scores.getFirst();
    return new TailSummary(
        first.model(),
        first.alpha(),
        scores.size(),
        mean(scores, TailScore::coverage),
        share(scores, score -> score.kupiecP() >= SIGNIFICANCE),
        share(scores, score -> score.christoffersenP() >= SIGNIFICANCE),
        share(scores, score -> score.conditionalCoverageP() >= SIGNIFICANCE),
        share(scores, score -> score.dynamicQuantileP().orElse(1.0) >= SIGNIFICANCE),
        share(scores, score -> score.shortfall().accepted()),
        mean(scores, TailScore::fisslerZiegel),
        mean(scores, TailScore::excess),
        mean(scores, TailScore::pinball),
        mean(scores, score -> score.shortfall().unconditional()));
  }

  private static double mean(List<TailScore> scores, ToDoubleFunction<TailScore> number) {
    return scores.stream().mapToDouble(number).average().orElseThrow();
  }

  private static double share(List<TailScore> scores, Predicate<TailScore> accepted) {
    return (double) scores.stream().filter(accepted).count() / scores.size();
  }
}
