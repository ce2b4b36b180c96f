package io.foreshock.policy;

/**
 * How fast and how far initial margin may move. Day limits are relative to the value in force 24
 * hours earlier, the hour limit to the last published value, compounding over the whole hours
 * since, at most 24. Both bind. Missed intervals give no extra room.
 *
 * @param stepUpPpmPerDay largest rise in a day, relative; in [1, 10⁷]
 * @param stepUpPpmPerHour largest rise in an hour, relative; in [1, 10⁷]
 * @param stepDownPpmPerDay largest fall in a day, relative; in [1, 10⁶ − 1]
 * @param emergencyStressPpm stressed probability the emergency lane needs; in [1, 10⁶]
 * @param emergencyLossToMarginPpm worst loss of the day ÷ margin in force it needs as well; in [1,
 *     10⁷]
 * @param emergencyHours hours the lane stays open; the daily up-step is doubled in it; in [0, 168]
 * @param capPpm largest initial margin; in [1, 10⁶]
 * @param multiplierCapPpm largest multiple of the long-run level; in [10⁶, 10⁸]
 */
public record StepRules(
    long stepUpPpmPerDay,
    long stepUpPpmPerHour,
    long stepDownPpmPerDay,
    long emergencyStressPpm,
    long emergencyLossToMarginPpm,
    long emergencyHours,
    long capPpm,
    long multiplierCapPpm) {

  private static final long LARGEST_RATIO = 10 * Ppm.ONE;
  private static final long HOURS_OF_A_WEEK = 168;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public StepRules {
    Ppm.requireInRange("stepUpPpmPerDay", stepUpPpmPerDay, 1, LARGEST_RATIO);
    Ppm.requireInRange("stepUpPpmPerHour", stepUpPpmPerHour, 1, LARGEST_RATIO);
    Ppm.requireInRange("stepDownPpmPerDay", stepDownPpmPerDay, 1, Ppm.ONE - 1);
    Ppm.requireInRange("emergencyStressPpm", emergencyStressPpm, 1, Ppm.ONE);
    Ppm.requireInRange("emergencyLossToMarginPpm", emergencyLossToMarginPpm, 1, LARGEST_RATIO);
    Ppm.requireInRange("emergencyHours", emergencyHours, 0, HOURS_OF_A_WEEK);
    Ppm.requireInRange("capPpm", capPpm, 1, Ppm.ONE);
    Ppm.requireInRange("multiplierCapPpm", multiplierCapPpm, Ppm.ONE, 10 * LARGEST_RATIO);
  }

  /** Returns a copy with other step sizes, ppm relative, the rest as it is. */
  public StepRules withSteps(long upPerDayPpm, long upPerHourPpm, long downPerDayPpm) {
    return new StepRules(
        upPerDayPpm,
        upPerHourPpm,
        downPerDayPpm,
        emergencyStressPpm,
        emergencyLossToMarginPpm,
        emergencyHours,
        capPpm,
        multiplierCapPpm);
  }
}
