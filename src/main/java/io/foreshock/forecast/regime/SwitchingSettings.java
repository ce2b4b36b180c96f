package io.foreshock.forecast.regime;

/**
 * Settings of {@link StudentTSwitching}.
 *
 * @param degreesOfFreedom how tails are estimated
 * @param initialDistribution what the chain starts from
 * @param minimumObservations shortest series accepted, at least 10
 * @param tolerance EM stops when an iteration raises the log-likelihood by less, positive
 * @param maximumIterations EM stops after as many iterations, at least 1
 * @param scaleFloor smallest squared t scale of a state, as a fraction of the sample variance, in
 *     (0, 0.1]; keeps a state from collapsing on repeated values
 */
public record SwitchingSettings(
    DegreesOfFreedom degreesOfFreedom,
    InitialDistribution initialDistribution,
    int minimumObservations,
    double tolerance,
    int maximumIterations,
    double scaleFloor) {

  /**
   * Common degrees of freedom, ergodic start, 500 observations, 1e-5, 500 iterations, 1e-5. Two
   * years of days are the least that shows a state with a weight of 2 % about ten times.
   */
  public static final SwitchingSettings DEFAULT =
      new SwitchingSettings(
          DegreesOfFreedom.COMMON, InitialDistribution.ERGODIC, 500, 1e-5, 500, 1e-5);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public SwitchingSettings {
    if (!(minimumObservations >= 10)) {
      throw new IllegalArgumentException(
          "minimumObservations must be at least 10, was " + minimumObservations);
    }
    if (!(tolerance > 0.0)) {
      throw new IllegalArgumentException("tolerance must be positive, was " + tolerance);
    }
    if (!(maximumIterations >= 1)) {
      throw new IllegalArgumentException(
          "maximumIterations must be at least 1, was " + maximumIterations);
    }
    if (!(scaleFloor > 0.0 && scaleFloor <= 0.1)) {
      throw new IllegalArgumentException("scaleFloor must be in (0, 0.1], was " + scaleFloor);
    }
  }

  /**
   * Returns these settings with another treatment of tails.
   *
   * @param other how tails are estimated
   */
  public SwitchingSettings withDegreesOfFreedom(DegreesOfFreedom other) {
    return new SwitchingSettings(
        other, initialDistribution, minimumObservations, tolerance, maximumIterations, scaleFloor);
  }

  /**
   * Returns these settings with another initial distribution.
   *
   * @param other what the chain starts from
   */
  public SwitchingSettings withInitialDistribution(InitialDistribution other) {
    return new SwitchingSettings(
        degreesOfFreedom, other, minimumObservations, tolerance, maximumIterations, scaleFloor);
  }

  /**
   * Returns these settings with another stopping rule.
   *
   * @param otherTolerance positive
   * @param otherMaximumIterations at least 1
   */
  public SwitchingSettings withStoppingRule(double otherTolerance, int otherMaximumIterations) {
    return new SwitchingSettings(
        degreesOfFreedom,
        initialDistribution,
        minimumObservations,
        otherTolerance,
        otherMaximumIterations,
        scaleFloor);
  }
}
