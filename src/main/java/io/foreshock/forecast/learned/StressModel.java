package io.foreshock.forecast.learned;

/** Says how likely the next day is a stressed one. Immutable, safe for threads. */
public interface StressModel {

  /**
   * Returns the probability, in [0, 1]. Allocates nothing.
   *
   * @param row inputs in the order of training
   */
  double probability(double[] row);
}
