package io.foreshock.forecast.regime;

/**
 * Regime probabilities of a market whose history is too short for a filter of its own ({@code
 * SHORT_HISTORY}).
 *
 * @param probabilities the documented probabilities, the same at every horizon
 */
public record RegimePrior(RegimeProbabilities probabilities) {

  /**
   * The default: 0.60 calm, 0.30 elevated, 0.10 stressed.
   *
   * <p>A judgement: three-state fits to long daily index and currency series spend some 20–80 % of
   * their days calm and 1–25 % stressed, and conventions define a stressed outcome as the top tenth
   * of realised variance. Hence 0.10 stressed, and the rest two to one in favour of calm. A market
   * with little history is not assumed to be calmer than a known one.
   */
  public static final RegimePrior DEFAULT =
      new RegimePrior(new RegimeProbabilities(0.60, 0.30, 0.10));
}
