package io.foreshock.training;

import java.util.OptionalLong;

/**
 * When a training was asked for, began and ended, epoch milliseconds.
 *
 * @param queuedAtMs when it was asked for
 * @param startedAtMs when it began; empty before
 * @param endedAtMs when it ended, however it did; empty before
 */
public record TrainingTimes(long queuedAtMs, OptionalLong startedAtMs, OptionalLong endedAtMs) {

  /** Returns the times of a training that was just asked for. */
  static TrainingTimes queued(long atMs) {
    return new TrainingTimes(atMs, OptionalLong.empty(), OptionalLong.empty());
  }

  /** Returns the times once it has begun. */
  TrainingTimes started(long atMs) {
    return new TrainingTimes(queuedAtMs, OptionalLong.of(atMs), endedAtMs);
  }

  /** Returns the times once it has ended. */
  TrainingTimes ended(long atMs) {
    return new TrainingTimes(queuedAtMs, startedAtMs, OptionalLong.of(atMs));
  }
}
