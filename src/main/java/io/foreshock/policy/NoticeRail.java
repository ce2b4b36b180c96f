package io.foreshock.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The rail of a parameter that can liquidate people: raises by notice, lowering at once, both by at
 * most one step per interval. Each raise has its own notice, so a later and larger one never delays
 * an earlier one.
 */
record NoticeRail(long stepPpm, long stepHours, long noticeHours, long deadBandPpm) {

  private static final long HOUR_MS = 3_600_000L;

  /**
   * Returns the track after an evaluation: announced raises whose notice has ended take effect, the
   * ceiling is applied, and then the target may announce one raise or lower one step.
   *
   * @param ceilingPpm a joint limit that binds at once, value in force and announcements alike
   * @param mayLower whether loosening is allowed now; the ceiling binds all the same
   */
  NoticeTrack advance(
      NoticeTrack track, long targetPpm, long ceilingPpm, long nowMs, boolean mayLower) {
    long target = Math.min(targetPpm, ceilingPpm);
    NoticeTrack active = activate(track, nowMs);
    NoticeTrack due = under(active, ceilingPpm);
    NoticeTrack trimmed = mayLower ? withdrawAbove(due, target) : due;
    if (target > trimmed.finalPpm()) {
      return announce(trimmed, target, nowMs);
    }
    boolean asks =
        mayLower && !HysteresisRules.isInDeadBand(target, trimmed.inForcePpm(), deadBandPpm);
    long least = Math.max(target, active.inForcePpm() - stepPpm); // the ceiling's part counts
    return asks && least < trimmed.inForcePpm() ? lower(trimmed, least, nowMs) : trimmed;
  }

  private NoticeTrack activate(NoticeTrack track, long nowMs) {
    long inForce = track.inForcePpm();
    long changedAt = track.changedAtMs();
    List<ScheduledChange> later = new ArrayList<>();
    for (ScheduledChange change : track.pending()) {
      if (change.effectiveAtMs() <= nowMs) {
        inForce = change.ppm();
        changedAt = change.effectiveAtMs();
      } else {
        later.add(change);
      }
    }
    return new NoticeTrack(inForce, changedAt, later);
  }

  /** Lowers everything under the ceiling and keeps announced raises a step apart. */
  private NoticeTrack under(NoticeTrack track, long ceilingPpm) {
    long inForce = Math.min(track.inForcePpm(), ceilingPpm);
    return new NoticeTrack(
        inForce, track.changedAtMs(), chained(track.pending(), inForce, ceilingPpm));
  }

  private List<ScheduledChange> chained(
      List<ScheduledChange> pending, long inForcePpm, long ceilingPpm) {
    List<ScheduledChange> kept = new ArrayList<>();
    long previous = inForcePpm;
    for (ScheduledChange change : pending) {
      long ppm = Math.min(Math.min(change.ppm(), previous + stepPpm), ceilingPpm);
      if (ppm > previous) {
        kept.add(new ScheduledChange(ppm, change.effectiveAtMs()));
        previous = ppm;
      }
    }
    return kept;
  }

  /** Takes back announced raises that the target no longer asks for. */
  private NoticeTrack withdrawAbove(NoticeTrack track, long targetPpm) {
    boolean keeps =
        targetPpm >= track.finalPpm()
            || HysteresisRules.isInDeadBand(targetPpm, track.finalPpm(), deadBandPpm);
    if (keeps) {
      return track;
    }
    return new NoticeTrack(
        track.inForcePpm(),
        track.changedAtMs(),
        chained(track.pending(), track.inForcePpm(), targetPpm));
  }

  private NoticeTrack announce(NoticeTrack track, long targetPpm, long nowMs) {
    long effectiveAt = nowMs + noticeHours * HOUR_MS;
    boolean waits = effectiveAt < track.lastStepAtMs() + stepHours * HOUR_MS;
    if (waits || HysteresisRules.isInDeadBand(targetPpm, track.finalPpm(), deadBandPpm)) {
      return track;
    }
    List<ScheduledChange> pending = new ArrayList<>(track.pending());
    long ppm = Math.min(targetPpm, track.finalPpm() + stepPpm);
    pending.add(new ScheduledChange(ppm, effectiveAt));
    NoticeTrack announced = new NoticeTrack(track.inForcePpm(), track.changedAtMs(), pending);
    return noticeHours == 0 ? activate(announced, nowMs) : announced;
  }

  private NoticeTrack lower(NoticeTrack track, long ppm, long nowMs) {
    boolean waits = nowMs < track.changedAtMs() + stepHours * HOUR_MS;
    return waits ? track : new NoticeTrack(ppm, nowMs, chained(track.pending(), ppm, ppm));
  }
}
