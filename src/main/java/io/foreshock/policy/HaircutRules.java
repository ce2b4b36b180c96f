package io.foreshock.policy;

/**
 * Collateral haircuts: the class table value, liquidation time and impact, and how they may move.
 *
 * @param multipliers factors by held regime on the market part
 * @param haircutFloorPpm class table value, ppm of collateral value; in [0, 10⁶]
 * @param liquidationHours least time to sell the collateral; in [1, 8,760]
 * @param impactPpm Y of the square-root impact Y·σ·√(Q/V); in [0, 10⁷]
 * @param participationPpm share of daily volume one can sell without moving more than that; in [1,
 *     10⁶]
 * @param haircutStepPpm largest move, ppm of collateral value, per interval; in [1, 10⁶]
 * @param haircutStepHours the interval; in [1, 8,760]
 * @param haircutNoticeHours hours between announcing a raise and its effect; in [0, 8,760]
 */
public record HaircutRules(
    RegimeMultipliers multipliers,
    long haircutFloorPpm,
    long liquidationHours,
    long impactPpm,
    long participationPpm,
    long haircutStepPpm,
    long haircutStepHours,
    long haircutNoticeHours) {

  private static final long HOURS_OF_A_YEAR = 8_760;
  private static final long LARGEST_RATIO = 10 * Ppm.ONE;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public HaircutRules {
    Ppm.requireInRange("haircutFloorPpm", haircutFloorPpm, 0, Ppm.ONE);
    Ppm.requireInRange("liquidationHours", liquidationHours, 1, HOURS_OF_A_YEAR);
    Ppm.requireInRange("impactPpm", impactPpm, 0, LARGEST_RATIO);
    Ppm.requireInRange("participationPpm", participationPpm, 1, Ppm.ONE);
    Ppm.requireInRange("haircutStepPpm", haircutStepPpm, 1, Ppm.ONE);
    Ppm.requireInRange("haircutStepHours", haircutStepHours, 1, HOURS_OF_A_YEAR);
    Ppm.requireInRange("haircutNoticeHours", haircutNoticeHours, 0, HOURS_OF_A_YEAR);
  }

  /** Returns the rail that haircuts move on. */
  NoticeRail rail(long deadBandPpm) {
    return new NoticeRail(haircutStepPpm, haircutStepHours, haircutNoticeHours, deadBandPpm);
  }
}
