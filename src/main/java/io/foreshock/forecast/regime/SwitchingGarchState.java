package io.foreshock.forecast.regime;

/**
 * What an online filter of a Markov-switching GARCH remembers between two returns: regime
 * probabilities and, for each regime, the variance of the next return. Immutable.
 */
public final class SwitchingGarchState {

  private final RegimeProbabilities filtered;
  private final double[] nextVariances;
  private final long observations;
  private final double logLikelihood;

  SwitchingGarchState(
      RegimeProbabilities filtered,
      double[] nextVariances,
      long observations,
      double logLikelihood) {
    this.filtered = filtered;
    this.nextVariances = nextVariances;
    this.observations = observations;
    this.logLikelihood = logLikelihood;
  }

  /** Returns the regime probabilities given the returns seen; ergodic before the second. */
  public RegimeProbabilities filtered() {
    return filtered;
  }

  /**
   * Returns the variance of the next return in a regime, positive, return squared.
   *
   * @param state index in order of unconditional variance, from 0
   */
  public double nextVariance(int state) {
    return nextVariances[state];
  }

  /** Returns the number of returns seen. */
  public long observations() {
    return observations;
  }

  /** Returns the log-likelihood of the returns after the first so far. */
  public double logLikelihood() {
    return logLikelihood;
  }

  int states() {
    return nextVariances.length;
  }
}
