package io.foreshock.policy;

/**
 * Maintenance margin: what it must cover and how it may move. A raise can liquidate people who did
 * nothing, so it comes by notice and in small steps.
 *
 * @param classMinimumMmfPpm least maintenance margin of the class; in [1, 10⁶]
 * @param takerFeePpm fee of the closing trade, ppm of notional; in [0, 10⁶]
 * @param liquidationFeePpm fee of a liquidation, ppm of notional; in [0, 10⁶]
 * @param intradaySharePpm VaR(30 min) ÷ VaR(one bar) where bars are longer than an hour; in [1,
 *     10⁶]
 * @param maintenanceStepPpm largest move, ppm of notional, per interval; in [1, 10⁶]
 * @param maintenanceStepHours the interval; in [1, 8,760]
 * @param noticeHours hours between announcing a raise and its effect; in [0, 8,760]
 * @param maintenanceToInitialCapPpm largest maintenance ÷ initial margin; in [1,000, 10⁶]
 */
public record MaintenanceRules(
    long classMinimumMmfPpm,
    long takerFeePpm,
    long liquidationFeePpm,
    long intradaySharePpm,
    long maintenanceStepPpm,
    long maintenanceStepHours,
    long noticeHours,
    long maintenanceToInitialCapPpm) {

  private static final long HOURS_OF_A_YEAR = 8_760;
  private static final long LEAST_CAP = 1_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public MaintenanceRules {
    Ppm.requireInRange("classMinimumMmfPpm", classMinimumMmfPpm, 1, Ppm.ONE);
    Ppm.requireInRange("takerFeePpm", takerFeePpm, 0, Ppm.ONE);
    Ppm.requireInRange("liquidationFeePpm", liquidationFeePpm, 0, Ppm.ONE);
    Ppm.requireInRange("intradaySharePpm", intradaySharePpm, 1, Ppm.ONE);
    Ppm.requireInRange("maintenanceStepPpm", maintenanceStepPpm, 1, Ppm.ONE);
    Ppm.requireInRange("maintenanceStepHours", maintenanceStepHours, 1, HOURS_OF_A_YEAR);
    Ppm.requireInRange("noticeHours", noticeHours, 0, HOURS_OF_A_YEAR);
    Ppm.requireInRange(
        "maintenanceToInitialCapPpm", maintenanceToInitialCapPpm, LEAST_CAP, Ppm.ONE);
  }

  /** Returns cover + fees, ppm: what the maintenance margin in force ought to hold. */
  long neededPpm(long coverPpm) {
    return coverPpm + takerFeePpm + liquidationFeePpm;
  }

  /** Returns the target, ppm: what is needed, at least the class minimum. */
  long targetPpm(long coverPpm) {
    return Math.max(classMinimumMmfPpm, neededPpm(coverPpm));
  }

  /** Returns the largest maintenance margin beside an initial margin, ppm, rounded down. */
  long ceilingPpm(long imfPpm) {
    return Math.max(1, Ppm.multiplyRoundedDown(imfPpm, maintenanceToInitialCapPpm));
  }

  /** Returns the rail that maintenance margin moves on. */
  NoticeRail rail(long deadBandPpm) {
    return new NoticeRail(maintenanceStepPpm, maintenanceStepHours, noticeHours, deadBandPpm);
  }
}
