package io.foreshock.forecast.regime;

/** What the chain is assumed to be in before the first observation. */
public enum InitialDistribution {
  /** The ergodic distribution of the transition matrix; part of the likelihood. */
  ERGODIC,
  /** Free probabilities, estimated; they end at a single state. */
  ESTIMATED
}
