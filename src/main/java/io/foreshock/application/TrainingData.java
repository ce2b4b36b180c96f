package io.foreshock.application;

import io.foreshock.training.TrainingSeries;
import java.util.List;

/** Port: series to train on. */
public interface TrainingData {

  /**
   * Returns the series that come with the project, verified and cleaned.
   *
   * @throws IllegalArgumentException if a set does not agree with its manifest
   */
  List<TrainingSeries> bundled();

  /**
   * Returns the series of a file that somebody brings.
   *
   * @param file path of a file of bars
   * @throws IllegalArgumentException if the file cannot be read as bars
   */
  List<TrainingSeries> brought(String file);
}
