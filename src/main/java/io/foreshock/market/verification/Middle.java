package io.foreshock.market.verification;

import java.util.Arrays;
import java.util.List;

/**
 * The middle of some numbers: one number where their count is odd, the two in the middle where it
 * is even. As long as less than half of the numbers are wrong, both ends lie within the range of
 * the right ones.
 *
 * @param low lower of the two
 * @param high higher of the two
 */
record Middle(double low, double high) {

  /**
   * Returns the middle.
   *
   * @param numbers at least one, in any order; not changed
   */
  static Middle of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return new Middle(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]);
  }

  /** Returns the middle of the newest prices of some sources. */
  static Middle ofPrices(List<SourceHistory> sources) {
    return of(sources.stream().mapToDouble(SourceHistory::price).toArray());
  }

  /** Returns the median: half way between both. */
  double median() {
    return low + (high - low) / 2.0;
  }

  /** Returns by what fraction a price lies outside, negative below, 0 between both ends. */
  double deviation(double price) {
    if (price > high) {
      return price / high - 1.0;
    }
    return price < low ? price / low - 1.0 : 0.0;
  }
}
