package io.foreshock.portfolio.account;

import io.foreshock.policy.Ppm;

/**
 * When an account is said to stand better again, and what a proposal aims at.
 *
 * @param sparePpm what a requirement is raised by before passing it counts at once, ppm of it, in
 *     [0, 10⁶]
 * @param dwellMs how long an account must be better without that, milliseconds, at least 0
 * @param targetPpm equity over initial margin that a proposal aims at, ppm, at least 10⁶
 */
public record WatchRules(long sparePpm, long dwellMs, long targetPpm) {

  private static final long DAY_MS = 86_400_000L;

  /**
   * A twentieth to spare or a day of dwell, as long as the dwell of margins; the target is what an
   * account that was to be closed needs to be healthy at once, eleven tenths times 1.05, and half a
   * hundredth for what moves meanwhile. Judgements.
   */
  public static final WatchRules DEFAULT = new WatchRules(50_000, DAY_MS, 1_160_000);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside
   */
  public WatchRules {
    require("sparePpm", sparePpm, 0, Ppm.ONE);
    require("dwellMs", dwellMs, 0, Long.MAX_VALUE);
    require("targetPpm", targetPpm, Ppm.ONE, 10 * Ppm.ONE);
  }

  private static void require(String name, long value, long least, long most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], was " + value);
    }
  }
}
