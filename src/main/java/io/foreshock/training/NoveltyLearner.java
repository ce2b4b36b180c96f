package io.foreshock.training;

import io.foreshock.forecast.learned.IsolationForest;

/**
 * Port: learns what days look like, to tell one that is unlike them. Learning is deterministic: the
 * same rows give the same model on every machine.
 */
public interface NoveltyLearner {

  /**
   * Learns.
   *
   * @param rows inputs of the days of training; no other day is read
   */
  IsolationForest learn(double[][] rows);
}
