package io.foreshock.policy;

/**
 * What a haircut depends on besides class and regime.
 *
 * @param marketPpm 1 − e^(−VaR over the time to sell), before regime multiplier and floor, ppm; in
 *     [0, 10⁶]; {@link HaircutSchedule#marketPpm} makes it
 * @param dailyVolatilityPpm σ of a day, ppm; in [0, MAXIMUM_LEVEL]
 * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
 */
public record HaircutInput(long marketPpm, long dailyVolatilityPpm, long sizeSharePpm) {

  /** The largest size read, a thousand days of volume. */
  public static final long LARGEST_SHARE = 1_000 * Ppm.ONE;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public HaircutInput {
    Ppm.requireInRange("marketPpm", marketPpm, 0, Ppm.ONE);
    Ppm.requireInRange("dailyVolatilityPpm", dailyVolatilityPpm, 0, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("sizeSharePpm", sizeSharePpm, 0, LARGEST_SHARE);
  }
}
