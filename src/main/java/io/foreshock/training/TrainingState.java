package io.foreshock.training;

import java.util.EnumSet;
import java.util.Set;

/** How far a training has come. What has ended never changes again. */
public enum TrainingState {
  /** Waits for its turn. */
  QUEUED,
  /** Trains, or its result is judged. */
  RUNNING,
  /** The judge let its model pass. */
  SUCCEEDED,
  /** It was not begun, or the judge did not let its model pass. */
  REFUSED,
  /** It broke off. */
  FAILED,
  /** Somebody ended it. */
  CANCELLED;

  /** Tells whether it is over. */
  public boolean ended() {
    return next().isEmpty();
  }

  /** Tells whether this state may be followed by another. */
  public boolean mayBecome(TrainingState other) {
    return next().contains(other);
  }

  private Set<TrainingState> next() {
    return switch (this) {
      case QUEUED -> EnumSet.of(RUNNING, REFUSED, FAILED, CANCELLED);
      case RUNNING -> EnumSet.of(SUCCEEDED, REFUSED, FAILED, CANCELLED);
      case SUCCEEDED, REFUSED, FAILED, CANCELLED -> EnumSet.noneOf(TrainingState.class);
    };
  }
}
