package io.foreshock.policy;

/**
 * Initial margin as published at a moment, in force until the next one.
 *
 * @param atMs epoch milliseconds
 * @param imf initial margin per side, ppm of notional, each in [1, 10⁶]
 */
public record PublishedLevel(long atMs, SidedPpm imf) {

  /**
   * Checks the levels.
   *
   * @throws IllegalArgumentException if a level is 0 or above 10⁶
   */
  public PublishedLevel {
    Ppm.requireInRange("imfLongPpm", imf.longPpm(), 1, Ppm.ONE);
    Ppm.requireInRange("imfShortPpm", imf.shortPpm(), 1, Ppm.ONE);
  }
}
