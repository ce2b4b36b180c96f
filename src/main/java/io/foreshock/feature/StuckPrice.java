package io.foreshock.feature;

import io.foreshock.market.PriceSeries;

/** Detects a price that has stopped moving: a dead feed looks like the calmest of markets. */
public final class StuckPrice {

  private StuckPrice() {}

  /**
   * Returns how many bars at the end of a series repeat the close before them, at least 0.
   *
   * @param series accepted bars
   */
  public static int unchangedBars(PriceSeries series) {
    int last = series.size() - 1;
    int unchanged = 0;
    while (unchanged < last && series.close(last - unchanged - 1) == series.close(last)) {
      unchanged++;
    }
    return unchanged;
  }

  /**
   * Tells whether at least the last {@code bars} bars repeat the close before them.
   *
   * @param series accepted bars
   * @param bars number of bars, positive
   * @throws IllegalArgumentException if {@code bars} is not positive
   */
  public static boolean isStuck(PriceSeries series, int bars) {
    if (!(bars > 0)) {
      throw new IllegalArgumentException("bars must be positive, was " + bars);
    }
    return unchangedBars(series) >= bars;
  }
}
