package io.foreshock.policy;

/**
 * How the held regime label follows the filtered probabilities. The mass at or above a regime is
 * the sum of its probability and of those more severe; the same thresholds hold for the mass at or
 * above {@code ELEVATED} and {@code STRESSED}, so a two-state model simply never holds {@code
 * ELEVATED}. A rise is never refused; a fall needs all conditions.
 *
 * @param stressEnterPpm mass that enters the regime when seen on {@code stressEnterEvaluations}
 *     evaluations in a row; in [1, 10⁶]
 * @param stressEnterAtOncePpm mass that enters at once; in [stressEnterPpm, 10⁶]
 * @param stressEnterEvaluations evaluations in a row; in [1, 100]
 * @param stressLeavePpm mass at or below which the regime may be left; in [0, stressEnterPpm − 1]
 * @param regimeDwellHours hours the mass must have been that low, and the label held, before it
 *     falls; in [0, 8,760]
 * @param maximumRegimeSwitchesPerWeek after so many switches within seven days the higher label is
 *     held; in [1, 100]
 */
public record RegimeRules(
    long stressEnterPpm,
    long stressEnterAtOncePpm,
    long stressEnterEvaluations,
    long stressLeavePpm,
    long regimeDwellHours,
    long maximumRegimeSwitchesPerWeek) {

  private static final long HOURS_OF_A_YEAR = 8_760;
  private static final long MANY = 100;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public RegimeRules {
    Ppm.requireInRange("stressEnterPpm", stressEnterPpm, 1, Ppm.ONE);
    Ppm.requireInRange("stressEnterAtOncePpm", stressEnterAtOncePpm, stressEnterPpm, Ppm.ONE);
    Ppm.requireInRange("stressEnterEvaluations", stressEnterEvaluations, 1, MANY);
    Ppm.requireInRange("stressLeavePpm", stressLeavePpm, 0, stressEnterPpm - 1);
    Ppm.requireInRange("regimeDwellHours", regimeDwellHours, 0, HOURS_OF_A_YEAR);
    Ppm.requireInRange("maximumRegimeSwitchesPerWeek", maximumRegimeSwitchesPerWeek, 1, MANY);
  }
}
