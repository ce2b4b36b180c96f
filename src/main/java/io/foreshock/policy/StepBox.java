package io.foreshock.policy;

import io.foreshock.market.Side;

/**
 * The range that initial margin may move in at one evaluation. The value in force is always inside:
 * a limit keeps others from moving it and never moves it itself.
 *
 * @param lowestPpm least level, rounded up
 * @param highestPpm largest level, rounded down
 */
record StepBox(long lowestPpm, long highestPpm) {

  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;
  private static final long MOST_HOURS = 24;

  /**
   * Returns the box of a side.
   *
   * @param emergency whether the daily up-step is doubled
   * @throws java.util.NoSuchElementException before the first evaluation
   */
  static StepBox of(StepRules rules, PolicyState state, Side side, long nowMs, boolean emergency) {
    long published = state.last().imf().of(side);
    long dayAgo = state.inForcePpm(side, nowMs - DAY_MS);
    long upPerDay = (emergency ? 2 : 1) * rules.stepUpPpmPerDay();
    long byDay = Ppm.multiplyRoundedDown(dayAgo, Ppm.ONE + upPerDay);
    long byHour =
        compounded(
            state.inForcePpm(side, nowMs - HOUR_MS),
            Ppm.ONE + rules.stepUpPpmPerHour(),
            wholeHours(nowMs - state.last().atMs()));
    long lowest = Ppm.multiplyRoundedUp(dayAgo, Ppm.ONE - rules.stepDownPpmPerDay());
    return new StepBox(Math.min(published, lowest), Math.max(published, Math.min(byDay, byHour)));
  }

  /**
   * Returns the hours that the hour limit compounds over. Within the first hour after a publication
   * it is one hour, counted from the value in force an hour ago, or frequent evaluations would
   * never leave room to tighten.
   */
  private static long wholeHours(long elapsedMs) {
    return Math.clamp(elapsedMs / HOUR_MS, 1L, MOST_HOURS);
  }

  private static long compounded(long startPpm, long factorPpm, long hours) {
    long level = startPpm;
    for (long hour = 0; hour < hours && level < Ppm.MAXIMUM_LEVEL; hour++) {
      level = Ppm.multiplyRoundedDown(level, factorPpm);
    }
    return level;
  }

  /** Returns the level of the box that is closest to {@code levelPpm}. */
  long clamp(long levelPpm) {
    return Math.clamp(levelPpm, lowestPpm, highestPpm);
  }
}
