package io.foreshock.application;

/** Told how far training has come; called from the threads that train. */
@FunctionalInterface
public interface TrainingProgress {

  /** Tells nobody. */
  TrainingProgress SILENT = (stage, done, total) -> {};

  /**
   * A part of a stage is done.
   *
   * @param stage what is being done, one line
   * @param done parts done
   * @param total parts there are
   */
  void advanced(String stage, int done, int total);
}
