package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean {@code eq} of a candidate margin less that of a reference over their shared market-sides,
 * with the 90 % interval of a joint bootstrap of days in blocks of 21.
 *
 * @param candidate who made the candidate
 * @param reference who made the reference
 * @param marketSides market-sides both have
 * @param interval difference and interval; negative where the candidate is better
 */
public record EqualCoverageDifference(
    String candidate, String reference, int marketSides, BlockBootstrapInterval interval) {

  /** Mean block length: a trading month, over which volatility remembers. */
  public static final int BLOCK_DAYS = 21;

  /** Resamples: each end of the interval rests on fifty of them. */
  public static final int REPLICATIONS = 1_000;

  private static final long SEED = 19_941_303L; // any constant: the same resamples on every run

  /**
   * Compares two margins.
   *
   * @param candidate who made the candidate
   * @param reference who made the reference
   * @param margins margins of each market-side and model, a pair on the same days
   * @throws IllegalArgumentException if no market-side has both, or one cannot be judged
   */
  static EqualCoverageDifference of(
      String candidate, String reference, List<MarginSeries> margins) {
    List<PairedMargins> sides = new ArrayList<>();
    for (MarginSeries series : margins) {
      if (series.model().equals(candidate)) {
        margins.stream()
            .filter(other -> other.model().equals(reference) && other.sameSide(series))
            .forEach(other -> sides.add(series.pairedWith(other)));
      }
    }
    return new EqualCoverageDifference(
        candidate,
        reference,
        sides.size(),
        BlockBootstrapInterval.of(sides, BLOCK_DAYS, REPLICATIONS, SEED));
  }
}
