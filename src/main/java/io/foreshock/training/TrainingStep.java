package io.foreshock.training;

/**
 * A step of a training and how much of it is done.
 *
 * @param stage what is being done, one line; empty before the first step
 * @param done parts done
 * @param total parts there are; 0 where that is not known
 */
public record TrainingStep(String stage, int done, int total) {

  /** Before the first step. */
  public static final TrainingStep NONE = new TrainingStep("", 0, 0);

  private static final int LONGEST_STAGE = 200;

  /**
   * Shortens a long stage.
   *
   * @throws IllegalArgumentException if parts are negative or more are done than there are
   */
  public TrainingStep {
    if (!(done >= 0 && total >= done)) {
      throw new IllegalArgumentException(
          "done must be from 0 to total, was " + done + " of " + total);
    }
    stage = OneLine.of(stage, LONGEST_STAGE);
  }
}
