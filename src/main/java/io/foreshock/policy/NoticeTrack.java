package io.foreshock.policy;

import java.util.List;

/**
 * A parameter that is raised by notice only: its value in force and what has been announced.
 *
 * @param inForcePpm value in force, non-negative
 * @param changedAtMs epoch milliseconds of the last step; a value lowered by coupling does not
 *     count
 * @param pending announced raises, strictly rising in value and time, all above the value in force
 */
public record NoticeTrack(long inForcePpm, long changedAtMs, List<ScheduledChange> pending) {

  /**
   * Copies the list and checks the order.
   *
   * @throws IllegalArgumentException if the value is negative or the raises are not in order
   */
  public NoticeTrack {
    pending = List.copyOf(pending);
    Ppm.requireInRange("inForcePpm", inForcePpm, 0, Ppm.ONE);
    long ppm = inForcePpm;
    long atMs = changedAtMs;
    for (ScheduledChange change : pending) {
      if (!(change.ppm() > ppm && change.effectiveAtMs() > atMs)) {
        throw new IllegalArgumentException(
            "pending raises must rise in value and time, were " + pending);
      }
      ppm = change.ppm();
      atMs = change.effectiveAtMs();
    }
  }

  /** Returns a track that starts at a value. */
  static NoticeTrack startingAt(long ppm, long atMs) {
    return new NoticeTrack(ppm, atMs, List.of());
  }

  /** Returns the value once all announced raises are in force. */
  long finalPpm() {
    return pending.isEmpty() ? inForcePpm : pending.getLast().ppm();
  }

  /** Returns the time of the last step made or announced. */
  long lastStepAtMs() {
    return pending.isEmpty() ? changedAtMs : pending.getLast().effectiveAtMs();
  }
}
