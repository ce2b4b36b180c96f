package io.foreshock.policy;

import io.foreshock.market.Side;

/**
 * One parameter for both sides of a market.
 *
 * @param longPpm value for long positions, ppm of notional, non-negative
 * @param shortPpm value for short positions, ppm of notional, non-negative
 */
public record SidedPpm(long longPpm, long shortPpm) {

  /**
   * Checks the signs.
   *
   * @throws IllegalArgumentException if a value is negative
   */
  public SidedPpm {
    if (!(longPpm >= 0 && shortPpm >= 0)) {
      throw new IllegalArgumentException(
          "longPpm and shortPpm must be non-negative, were " + longPpm + " and " + shortPpm);
    }
  }

  /** Returns the value of one side, ppm. */
  public long of(Side side) {
    return side == Side.LONG ? longPpm : shortPpm;
  }

  /** Returns a copy with another value of one side, ppm. */
  SidedPpm with(Side side, long ppm) {
    return side == Side.LONG ? new SidedPpm(ppm, shortPpm) : new SidedPpm(longPpm, ppm);
  }

  /** Returns the larger value, ppm: what a venue with one number per market applies. */
  public long larger() {
    return Math.max(longPpm, shortPpm);
  }

  /** Returns the side of the larger value, {@code LONG} where both are equal. */
  public Side bindingSide() {
    return longPpm >= shortPpm ? Side.LONG : Side.SHORT;
  }

  /** Returns the larger of both values side by side. */
  public SidedPpm max(SidedPpm other) {
    return new SidedPpm(Math.max(longPpm, other.longPpm), Math.max(shortPpm, other.shortPpm));
  }
}
