package io.foreshock.forecast.volatility;

/**
 * What {@link GjrGarch#fit} is to fit, and under which conventions.
 *
 * @param mean true to fit the mean μ, false to hold it at 0
 * @param leverage true to fit γ (GJR), false to hold it at 0 (GARCH)
 * @param innovations distribution behind the likelihood
 * @param stationary true to hold α + β + γ/2 at or below {@link #MAX_PERSISTENCE}; false to bound
 *     β ≤ 1 only, which lets an integrated process be found
 * @param startVariance presample rule
 * @param minimumObservations fewest returns accepted, at least 10
 */
public record GjrSettings(
    boolean mean,
    boolean leverage,
    InnovationDistribution innovations,
    boolean stationary,
    StartVariance startVariance,
    int minimumObservations) {

  /** Largest persistence of a stationary fit; just under 1, so that ω/(1 − p) stays finite. */
  public static final double MAX_PERSISTENCE = 1.0 - 1e-6;

  private static final int DEFAULT_MINIMUM_OBSERVATIONS = 500;

  /** Checks the minimum. */
  public GjrSettings {
    if (!(minimumObservations >= 10)) {
      throw new IllegalArgumentException(
          "minimumObservations must be >= 10, was " + minimumObservations);
    }
  }

  /**
   * The reference model: GJR with mean, Student-t(5) likelihood, stationary, backcast start, at
   * least 500 returns.
   */
  public static GjrSettings reference() {
    return new GjrSettings(
        true,
        true,
        new InnovationDistribution.StudentT(5.0),
        true,
        StartVariance.BACKCAST,
        DEFAULT_MINIMUM_OBSERVATIONS);
  }

  /**
   * The benchmark of Fiorentini, Calzolari and Panattoni (1996): GARCH(1,1) with mean, normal
   * likelihood, no stationarity bound, sample variance start.
   */
  public static GjrSettings fcp() {
    return new GjrSettings(
        true,
        false,
        new InnovationDistribution.Normal(),
        false,
        StartVariance.SAMPLE_VARIANCE,
        DEFAULT_MINIMUM_OBSERVATIONS);
  }

  /** Returns these settings with another distribution. */
  public GjrSettings withInnovations(InnovationDistribution other) {
    return new GjrSettings(mean, leverage, other, stationary, startVariance, minimumObservations);
  }

  /** Returns these settings with another smallest number of returns. */
  public GjrSettings withMinimumObservations(int other) {
    return new GjrSettings(mean, leverage, innovations, stationary, startVariance, other);
  }
}
