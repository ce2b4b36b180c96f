package io.foreshock.application;

/** Told how far a step of a long task has come; may be called from several threads. */
@FunctionalInterface
public interface StepProgress {

  /** Tells nobody. */
  StepProgress SILENT = (step, done, total) -> {};

  /**
   * Some of a step is done.
   *
   * @param step what is being done, such as {@code reading bars.csv}
   * @param done how much of it
   * @param total how much there is, in the same unit
   */
  void advanced(String step, long done, long total);
}
