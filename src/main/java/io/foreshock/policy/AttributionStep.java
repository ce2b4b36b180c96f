package io.foreshock.policy;

/**
 * One step from the long-run level to the published one.
 *
 * @param code {@code longRun}, {@code currentVol}, {@code regimeMixture}, {@code apc.stress},
 *     {@code buffer}, {@code uncertainty}, {@code floor}, {@code hysteresis}, {@code stepLimit},
 *     {@code floorCap}, {@code override} or {@code roundingResidual}, in this order
 * @param beforePpm level before the step, ppm of notional; the level after the step before
 * @param afterPpm level after the step, ppm of notional
 * @param factorPpm after ÷ before in ppm, rounded half up for display
 * @param contributionLogMicro 10⁶·ln(after ÷ before), rounded for display
 * @param binding whether the step is a rail and changed the value
 * @param text one plain sentence with the numbers
 */
public record AttributionStep(
    String code,
    long beforePpm,
    long afterPpm,
    long factorPpm,
    long contributionLogMicro,
    boolean binding,
    String text) {

  /** Code of the item that holds what rounding the others for display has left over. */
  public static final String ROUNDING_RESIDUAL = "roundingResidual";

  /** Returns a step with its factor and contribution computed from the two levels. */
  static AttributionStep of(
      String code, long beforePpm, long afterPpm, boolean binding, String text) {
    long factor = Math.floorDiv(2 * afterPpm * Ppm.ONE + beforePpm, 2 * beforePpm);
    return new AttributionStep(
        code, beforePpm, afterPpm, factor, logMicro(beforePpm, afterPpm), binding, text);
  }

  /** Returns 10⁶·ln(to ÷ from), rounded to the nearest integer. */
  static long logMicro(long from, long to) {
    return Math.round(StrictMath.log((double) to / (double) from) * Ppm.ONE);
  }
}
