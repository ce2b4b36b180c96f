package io.foreshock.forecast.regime;

/**
 * The result of fitting a Markov-switching GARCH.
 *
 * @param parameters best parameters found, in the unit of the returns
 * @param logLikelihood log-likelihood of the returns after the first at them
 * @param convergence how the estimation ended
 * @param identification whether the regimes are apart enough to be served
 */
public record SwitchingGarchFit(
    SwitchingGarchParameters parameters,
    double logLikelihood,
    Convergence convergence,
    Identification identification) {

  /**
   * How the estimation ended.
   *
   * @param converged whether a full step of the winning start promised less than 1e-7 of
   *     log-likelihood; false where it ran out of iterations or of increase
   * @param iterations quasi-Newton iterations of the winning start
   * @param evaluations likelihoods with gradient over all starts
   * @param startsTried number of starting points
   * @param promisedGain gain in log-likelihood that a further full step promised, at least 0
   */
  public record Convergence(
      boolean converged, int iterations, int evaluations, int startsTried, double promisedGain) {}
}
