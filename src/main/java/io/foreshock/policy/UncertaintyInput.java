package io.foreshock.policy;

/**
 * How little the forecast can be relied on, as a multiple of what training saw on all but one day
 * in a hundred. What lies within it changes nothing; what lies beyond widens the margin, never
 * narrows it:
 *
 * <pre>
 * factor = 1 + min(¼, ¼ (spread − 1)⁺ + (novelty − 1)⁺)
 * </pre>
 *
 * <p>Members twice as far apart as they were in training on 99 days of 100 add a quarter, as does a
 * day whose novelty score is a quarter above its percentile; the score itself ends at 1. The
 * largest factor is that of a full buffer of 25 % in EU rules on central counterparties (Regulation
 * 153/2013, article 28). These are judgements, not estimates.
 *
 * @param spreadPpm distance of the members ÷ its 99th percentile in training, in [0, {@value
 *     #MAXIMUM_PPM}]; 0 where none is known
 * @param noveltyPpm score of the day ÷ its 99th percentile, likewise
 */
public record UncertaintyInput(long spreadPpm, long noveltyPpm) {

  /** Where nothing is known of what training saw. */
  public static final UncertaintyInput NONE = new UncertaintyInput(0, 0);

  /** Largest ratio that is read, a thousand. */
  public static final long MAXIMUM_PPM = 1_000_000_000L;

  private static final long MOST_ADDED_PPM = 250_000L;
  private static final long SPREAD_SHARE_PPM = 250_000L;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a ratio is outside
   */
  public UncertaintyInput {
    Ppm.requireInRange("spreadPpm", spreadPpm, 0, MAXIMUM_PPM);
    Ppm.requireInRange("noveltyPpm", noveltyPpm, 0, MAXIMUM_PPM);
  }

  /**
   * Returns ratios as the policy reads them, rounded up.
   *
   * @param spread ratio, at least 0
   * @param novelty ratio, at least 0
   */
  public static UncertaintyInput ofRatios(double spread, double novelty) {
    double most = (double) MAXIMUM_PPM / Ppm.ONE;
    return new UncertaintyInput(
        Ppm.ofFractionRoundedUp(Math.min(spread, most)),
        Ppm.ofFractionRoundedUp(Math.min(novelty, most)));
  }

  /** Returns by what the margin is multiplied, ppm, from one to one and a quarter. */
  public long factorPpm() {
    long spread = Ppm.multiplyRoundedUp(beyondOne(spreadPpm), SPREAD_SHARE_PPM);
    return Ppm.ONE + Math.min(MOST_ADDED_PPM, spread + beyondOne(noveltyPpm));
  }

  private static long beyondOne(long ratioPpm) {
    return Math.max(0, ratioPpm - Ppm.ONE);
  }
}
