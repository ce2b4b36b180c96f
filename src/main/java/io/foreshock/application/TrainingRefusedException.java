package io.foreshock.application;

import io.foreshock.model.ClassGroup;

/** A request about trainings that cannot be met; nothing was changed by it. */
public final class TrainingRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Code code;

  private TrainingRefusedException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** What stands in the way. */
  public enum Code {
    /** No run has this name. */
    UNKNOWN_TRAINING,
    /** Another training runs and no further one may wait. */
    TRAINING_IN_PROGRESS,
    /** The run is over. */
    TRAINING_ENDED,
    /** This process cannot train. */
    TRAINING_NOT_AVAILABLE,
    /** The key of the request was used for another one. */
    KEY_REUSED
  }

  /** Returns what stands in the way. */
  public Code code() {
    return code;
  }

  static TrainingRefusedException unknown(String id) {
    return new TrainingRefusedException(
        Code.UNKNOWN_TRAINING, "no training is called '" + id + "'");
  }

  static TrainingRefusedException inProgress(String which) {
    return new TrainingRefusedException(Code.TRAINING_IN_PROGRESS, which);
  }

  static TrainingRefusedException ended(String id, Object state) {
    return new TrainingRefusedException(
        Code.TRAINING_ENDED, "training " + id + " is over: " + state);
  }

  static TrainingRefusedException notAvailable(String why) {
    return new TrainingRefusedException(Code.TRAINING_NOT_AVAILABLE, why);
  }

  static TrainingRefusedException keyReused(String id, ClassGroup group) {
    return new TrainingRefusedException(
        Code.KEY_REUSED,
        "the key was used before, for training " + id + " of group " + group.code());
  }
}
