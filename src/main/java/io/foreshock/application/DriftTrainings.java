package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingRuns;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whether drift may ask for a training now. A shift stays a shift until a new edition serves,
 * so without a pause it would ask for the same training with every bar.
 */
public final class DriftTrainings {

  /** Thirty days after a training of the group, the time between refits of its members. */
  static final long PAUSE_AFTER_TRAINING_MS = 30 * 86_400_000L;

  /** A day after it was asked for in vain. */
  static final long PAUSE_AFTER_ASKING_MS = 86_400_000L;

  private static final int LATEST = 100;

  private final TrainingRuns runs;
  private final InstantSource clock;
  private final Map<ClassGroup, Long> askedAtMs = new EnumMap<>(ClassGroup.class);

  /**
   * Makes the use case.
   *
   * @param runs the record of trainings
   * @param clock tells the time
   */
  public DriftTrainings(TrainingRuns runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Tells whether to ask for a training of a group; the caller does when told so.
   *
   * @param group markets whose inputs or losses have drifted
   */
  public synchronized boolean due(ClassGroup group) {
    long nowMs = clock.millis();
    if (within(askedAtMs.get(group), nowMs, PAUSE_AFTER_ASKING_MS) || trainedOfLate(group, nowMs)) {
      return false;
    }
    askedAtMs.put(group, nowMs);
    return true;
  }

  private boolean trainedOfLate(ClassGroup group, long nowMs) {
    return runs.latest(LATEST).stream()
        .filter(run -> run.group() == group)
        .map(TrainingRun::times)
        .anyMatch(times -> within(times.queuedAtMs(), nowMs, PAUSE_AFTER_TRAINING_MS));
  }

  private static boolean within(@Nullable Long atMs, long nowMs, long pauseMs) {
    return atMs != null && nowMs - atMs < pauseMs;
  }
}
