package io.foreshock.training;

import io.foreshock.forecast.learned.StressModel;

/**
 * Port: learns from the days of many markets how likely the next day is a stressed one. Learning is
 * deterministic: the same days give the same model on every machine.
 */
public interface StressLearner {

  /** Returns the name by which reports call the model. */
  String name();

  /** Learns from days; no other day is read. */
  StressModel learn(StressRows rows);
}
