package io.foreshock.policy;

/**
 * When a changed target is taken up at all.
 *
 * @param deadBandPpm a target closer than this to the published value, relative to it, changes
 *     nothing; in [0, 200,000]
 * @param dwellHours hours the target must have stayed below the published value before the value is
 *     lowered; in [0, 8,760]
 * @param lowerWhileStressed whether initial margin may be lowered while the held regime is {@code
 *     STRESSED}; maintenance margin and haircut never are
 */
public record HysteresisRules(long deadBandPpm, long dwellHours, boolean lowerWhileStressed) {

  private static final long LARGEST_BAND = 200_000;
  private static final long HOURS_OF_A_YEAR = 8_760;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public HysteresisRules {
    Ppm.requireInRange("deadBandPpm", deadBandPpm, 0, LARGEST_BAND);
    Ppm.requireInRange("dwellHours", dwellHours, 0, HOURS_OF_A_YEAR);
  }

  /** Makes rules that hold initial margin up while the regime is {@code STRESSED}. */
  public HysteresisRules(long deadBandPpm, long dwellHours) {
    this(deadBandPpm, dwellHours, false);
  }

  /** Whether a target is so close to a value that nothing should change. */
  boolean inDeadBand(long targetPpm, long valuePpm) {
    return isInDeadBand(targetPpm, valuePpm, deadBandPpm);
  }

  /** Whether |target − value| is below the given share of the value. */
  static boolean isInDeadBand(long targetPpm, long valuePpm, long bandPpm) {
    return Math.abs(targetPpm - valuePpm) * Ppm.ONE < valuePpm * bandPpm;
  }
}
