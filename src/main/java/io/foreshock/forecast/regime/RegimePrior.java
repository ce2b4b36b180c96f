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
   * <p>A judgement, not an estimate. The two three-state Gaussian reference fits at hand spend 23 %
   * (DEM/GBP, 1984–1991) and 80 % (S&amp;P 500, the decade to 1991) of their days calm, 24 % and 1
   * % stressed; too few and too different to average. Conventions call the top tenth of realised
   * variance a stressed outcome, hence 0.10; the rest goes two to one to calm, so that a market
   * with little history is not taken to be as calm as the calmest known one.
   */
  public static final RegimePrior DEFAULT =
      new RegimePrior(new RegimeProbabilities(0.60, 0.30, 0.10));
}
