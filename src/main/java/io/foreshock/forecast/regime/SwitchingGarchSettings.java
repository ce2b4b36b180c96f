package io.foreshock.forecast.regime;

/**
 * Settings of {@link MarkovSwitchingGarch}.
 *
 * @param leverage whether γ is free (GJR) or 0 (GARCH)
 * @param degreesOfFreedom how tails are estimated
 * @param minimumObservations shortest series accepted, at least 50
 * @param maximumIterations quasi-Newton iterations of a start that is finished, at least 1
 */
public record SwitchingGarchSettings(
    boolean leverage,
    DegreesOfFreedom degreesOfFreedom,
    int minimumObservations,
    int maximumIterations) {

  /** GJR with common degrees of freedom, 500 observations, 300 iterations. */
  public static final SwitchingGarchSettings DEFAULT =
      new SwitchingGarchSettings(true, DegreesOfFreedom.COMMON, 500, 300);

  /** GARCH with Gaussian innovations, 500 observations, 300 iterations. */
  public static final SwitchingGarchSettings GAUSSIAN =
      new SwitchingGarchSettings(false, DegreesOfFreedom.GAUSSIAN, 500, 300);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public SwitchingGarchSettings {
    if (!(minimumObservations >= 50)) {
      throw new IllegalArgumentException(
          "minimumObservations must be at least 50, was " + minimumObservations);
    }
    if (!(maximumIterations >= 1)) {
      throw new IllegalArgumentException(
          "maximumIterations must be at least 1, was " + maximumIterations);
    }
  }

  /**
   * Returns these settings with another treatment of tails.
   *
   * @param other how tails are estimated
   */
  public SwitchingGarchSettings withDegreesOfFreedom(DegreesOfFreedom other) {
    return new SwitchingGarchSettings(leverage, other, minimumObservations, maximumIterations);
  }

  /**
   * Returns these settings with or without leverage.
   *
   * @param other whether γ is free
   */
  public SwitchingGarchSettings withLeverage(boolean other) {
    return new SwitchingGarchSettings(
        other, degreesOfFreedom, minimumObservations, maximumIterations);
  }
}
