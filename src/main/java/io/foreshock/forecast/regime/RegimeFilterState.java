package io.foreshock.forecast.regime;

/**
 * What an online filter remembers between two returns; immutable, to be stored beside the model's
 * version.
 *
 * @param filtered regime probabilities given the returns seen; the ergodic ones before the first
 * @param observations number of returns seen, at least 0
 * @param logLikelihood their log-likelihood so far, finite
 */
public record RegimeFilterState(
    RegimeProbabilities filtered, long observations, double logLikelihood) {

  /**
   * Checks the state.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public RegimeFilterState {
    if (!(observations >= 0)) {
      throw new IllegalArgumentException("observations must be at least 0, were " + observations);
    }
    if (!(Math.abs(logLikelihood) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logLikelihood must be finite, was " + logLikelihood);
    }
  }
}
