package io.foreshock.policy;

/**
 * The exhaustible buffer, M = B·(1 + b·φ): full (φ = 1) while B is at or below {@code
 * bufferReleaseStartPpm} of the ten-year level, empty at {@code bufferReleaseEndPpm}, linear
 * between. It empties at once and refills at a limited speed.
 *
 * <p>Reference: Commission Delegated Regulation (EU) 153/2013, Article 28(1)(a), names the 25 %
 * buffer. B·(1 + b·φ(B)) never falls in B as long as b ≤ (end − start) ÷ end; half of that is
 * allowed, which leaves room for integer rounding.
 *
 * @param bufferPpm b, 0 turns the buffer off
 * @param bufferReleaseStartPpm ratio to the ten-year level where release begins, at least 10⁶
 * @param bufferReleaseEndPpm ratio where nothing is left, above the start
 * @param bufferRefillPpmPerDay most that φ may rise in a day, at least 1
 */
public record BufferRules(
    long bufferPpm,
    long bufferReleaseStartPpm,
    long bufferReleaseEndPpm,
    long bufferRefillPpmPerDay) {

  private static final long LARGEST_RATIO = 10 * Ppm.ONE;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public BufferRules {
    Ppm.requireInRange("bufferReleaseStartPpm", bufferReleaseStartPpm, Ppm.ONE, LARGEST_RATIO - 1);
    Ppm.requireInRange(
        "bufferReleaseEndPpm", bufferReleaseEndPpm, bufferReleaseStartPpm + 1, LARGEST_RATIO);
    long span = bufferReleaseEndPpm - bufferReleaseStartPpm;
    Ppm.requireInRange(
        "bufferPpm", bufferPpm, 0, Ppm.ratioRoundedDown(span, 2 * bufferReleaseEndPpm));
    Ppm.requireInRange("bufferRefillPpmPerDay", bufferRefillPpmPerDay, 1, Ppm.ONE);
  }

  /** Returns φ in ppm for a level, before any limit on refilling. */
  long fullnessPpm(long levelPpm, long tenYearPpm) {
    long ratio = Ppm.ratioRoundedDown(levelPpm, tenYearPpm);
    long left = Math.max(0, bufferReleaseEndPpm - ratio);
    return Math.min(Ppm.ONE, Ppm.ratioRoundedUp(left, bufferReleaseEndPpm - bufferReleaseStartPpm));
  }

  /** Returns the level with the buffer added, rounded up once. */
  long addTo(long levelPpm, long fullnessPpm) {
    long numerator = Math.multiplyExact(levelPpm, Ppm.ONE * Ppm.ONE + bufferPpm * fullnessPpm);
    return Math.ceilDiv(numerator, Ppm.ONE * Ppm.ONE);
  }
}
