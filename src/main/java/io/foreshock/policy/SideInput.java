package io.foreshock.policy;

/**
 * The forecast of one side, converted from log to fractions of notional and rounded up first. All
 * levels are in ppm and in [1, {@link Ppm#MAXIMUM_LEVEL}]; {@link Ppm#levelRoundedUp} makes them.
 *
 * @param longRunPpm unconditional VaR, expanding window; 0 is refused
 * @param filteredPpm VaR of the champion's combination with regime members left out
 * @param conditionalPpm VaR of the champion's combination
 * @param stressedPpm VaR of the worst 250-day window seen so far
 * @param tenYearPpm VaR of the last ten years; a younger market passes that of its whole history
 * @param maintenanceCoverPpm VaR(30 min), or VaR(one bar) times the intraday share, before fees
 * @param worstLossPpm worst loss of this side since the last day end; in [0, MAXIMUM_LEVEL]
 */
public record SideInput(
    long longRunPpm,
    long filteredPpm,
    long conditionalPpm,
    long stressedPpm,
    long tenYearPpm,
    long maintenanceCoverPpm,
    long worstLossPpm) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a level is outside; a {@code longRunPpm} of 0 among them,
   *     since nothing can be a multiple of it
   */
  public SideInput {
    Ppm.requireInRange("longRunPpm", longRunPpm, 1, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("filteredPpm", filteredPpm, 1, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("conditionalPpm", conditionalPpm, 1, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("stressedPpm", stressedPpm, 1, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("tenYearPpm", tenYearPpm, 1, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("maintenanceCoverPpm", maintenanceCoverPpm, 1, Ppm.MAXIMUM_LEVEL);
    Ppm.requireInRange("worstLossPpm", worstLossPpm, 0, Ppm.MAXIMUM_LEVEL);
  }

  /** Returns a copy with another level of the champion's combination, ppm. */
  SideInput withConditionalPpm(long ppm) {
    return new SideInput(
        longRunPpm, filteredPpm, ppm, stressedPpm, tenYearPpm, maintenanceCoverPpm, worstLossPpm);
  }
}
