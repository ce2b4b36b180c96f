package io.foreshock.market.verification;

import java.util.List;

/**
 * The band around the median outside which a price is not used: eight times the median absolute
 * deviation, at least the divergence allowed (Hampel 1974; Leys et al. 2013 on the median absolute
 * deviation as a criterion for outliers).
 *
 * @param median median of all candidates, quote currency
 * @param width distance from it that is still inside, quote currency
 */
record BandRule(double median, double width) {

  private static final double DEVIATIONS = 8.0;

  /** Two sources that differ say nothing about which is wrong. */
  private static final int FEWEST = 3;

  /**
   * Makes the band.
   *
   * @param candidates fresh sources that are not stuck, at least one
   * @param divergence spread within which sources agree, fraction of the price
   */
  static BandRule of(List<SourceHistory> candidates, double divergence) {
    double median = Middle.ofPrices(candidates).median();
    if (candidates.size() < FEWEST) {
      return new BandRule(median, Double.POSITIVE_INFINITY);
    }
    double deviation =
        Middle.of(
                candidates.stream()
                    .mapToDouble(source -> Math.abs(source.price() - median))
                    .toArray())
            .median();
    return new BandRule(median, Math.max(DEVIATIONS * deviation, divergence * median));
  }

  /** Tells whether a price lies outside. */
  boolean excludes(double price) {
    return Math.abs(price - median) > width;
  }
}
