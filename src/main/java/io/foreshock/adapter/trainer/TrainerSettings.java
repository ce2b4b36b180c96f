package io.foreshock.adapter.trainer;

import java.nio.file.Path;
import java.util.List;

/**
 * How trainings are started.
 *
 * @param home folder with models and training data
 * @param work folder below which each training gets one of its own
 * @param program words that start the trainer, before its arguments; empty where there is none
 * @param cryptoBars files of bars of crypto-assets
 * @param holdoutDays days before the newest bar that a model must not know, so that it can be
 *     judged on them
 */
public record TrainerSettings(
    Path home, Path work, List<String> program, List<Path> cryptoBars, int holdoutDays) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the days are negative
   */
  public TrainerSettings {
    program = List.copyOf(program);
    cryptoBars = List.copyOf(cryptoBars);
    if (!(holdoutDays >= 0)) {
      throw new IllegalArgumentException(
          "foreshock.training.holdout-days must not be negative, was " + holdoutDays);
    }
  }
}
