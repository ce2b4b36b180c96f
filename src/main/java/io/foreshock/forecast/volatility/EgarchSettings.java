package io.foreshock.forecast.volatility;

/**
 * What {@link Egarch#fit} is to fit.
 *
 * @param mean true to fit the mean μ, false to hold it at 0
 * @param innovations distribution behind the likelihood
 * @param minimumObservations fewest returns accepted, at least 10
 */
public record EgarchSettings(
    boolean mean, InnovationDistribution innovations, int minimumObservations) {

  /** Checks the minimum. */
  public EgarchSettings {
    if (!(minimumObservations >= 10)) {
      throw new IllegalArgumentException(
          "minimumObservations must be >= 10, was " + minimumObservations);
    }
  }
}
