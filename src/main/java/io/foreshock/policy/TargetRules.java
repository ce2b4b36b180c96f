package io.foreshock.policy;

/**
 * What the margin should be before any rail holds it: confidence, stressed weight, buffer, floors.
 *
 * @param alphaPpm tail level, 10,000 for VaR 99 %; in [1, 500,000]
 * @param horizonHours horizon of the VaR; in [1, 8,760]
 * @param stressedWeightPpm w of (1 − w)·conditional + w·stressed; in [0, 10⁶]
 * @param degradedAddOnPpm relative add-on while the data are {@code DEGRADED}; in [0, 10⁶]
 * @param classMinimumImfPpm least initial margin of the class; in [1,000, 10⁶]
 * @param tenYearFloor whether the ten-year level is a floor of the target as well
 * @param buffer the exhaustible buffer
 */
public record TargetRules(
    long alphaPpm,
    long horizonHours,
    long stressedWeightPpm,
    long degradedAddOnPpm,
    long classMinimumImfPpm,
    boolean tenYearFloor,
    BufferRules buffer) {

  private static final long HOURS_OF_A_YEAR = 8_760;
  private static final long LEAST_MINIMUM =
      1_000; // 0.1 %: below it relative steps round to nothing

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is outside its range
   */
  public TargetRules {
    Ppm.requireInRange("alphaPpm", alphaPpm, 1, Ppm.ONE / 2);
    Ppm.requireInRange("horizonHours", horizonHours, 1, HOURS_OF_A_YEAR);
    Ppm.requireInRange("stressedWeightPpm", stressedWeightPpm, 0, Ppm.ONE);
    Ppm.requireInRange("degradedAddOnPpm", degradedAddOnPpm, 0, Ppm.ONE);
    Ppm.requireInRange("classMinimumImfPpm", classMinimumImfPpm, LEAST_MINIMUM, Ppm.ONE);
  }

  /** Returns a copy with another stressed weight, ppm. */
  public TargetRules withStressedWeightPpm(long weightPpm) {
    return new TargetRules(
        alphaPpm,
        horizonHours,
        weightPpm,
        degradedAddOnPpm,
        classMinimumImfPpm,
        tenYearFloor,
        buffer);
  }

  /** Returns a copy with another buffer. */
  public TargetRules withBuffer(BufferRules other) {
    return new TargetRules(
        alphaPpm,
        horizonHours,
        stressedWeightPpm,
        degradedAddOnPpm,
        classMinimumImfPpm,
        tenYearFloor,
        other);
  }

  /** Returns a copy with another class minimum, ppm, and choice of the ten-year floor. */
  public TargetRules withFloor(long minimumImfPpm, boolean tenYear) {
    return new TargetRules(
        alphaPpm,
        horizonHours,
        stressedWeightPpm,
        degradedAddOnPpm,
        minimumImfPpm,
        tenYear,
        buffer);
  }
}
