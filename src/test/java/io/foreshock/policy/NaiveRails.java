package io.foreshock.policy;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * A second implementation of the step box and the invariants: it keeps its own record of what was
 * published and compares products of whole numbers, so no rounding of the first can hide in it.
 */
final class NaiveRails {

  private static final long ONE = 1_000_000;
  private static final long HOUR = 3_600_000L;

  private record Published(long atMs, SidedPpm imf) {}

  private final MarginProfile profile;
  private final List<Published> past = new ArrayList<>();

  NaiveRails(MarginProfile profile) {
    this.profile = profile;
  }

  void published(long atMs, SidedPpm imf) {
    past.add(new Published(atMs, imf));
  }

  boolean isEmpty() {
    return past.isEmpty();
  }

  private long inForce(Side side, long atMs) {
    for (int i = past.size() - 1; i > 0; i--) {
      if (past.get(i).atMs() <= atMs) {
        return past.get(i).imf().of(side);
      }
    }
    return past.getFirst().imf().of(side);
  }

  long last(Side side) {
    return past.getLast().imf().of(side);
  }

  /** Whether a level lies in the box of a moment; the class minimum is the one way out of it. */
  boolean isInBox(Side side, long nowMs, boolean lane, long ppm) {
    long before = last(side);
    if (ppm == before || ppm == profile.target().classMinimumImfPpm()) {
      return true;
    }
    return ppm > before ? ppm <= highest(side, nowMs, lane) : isAboveDownStep(side, nowMs, ppm);
  }

  private boolean isAboveDownStep(Side side, long nowMs, long ppm) {
    long dayAgo = inForce(side, nowMs - 24 * HOUR);
    return ppm * ONE >= dayAgo * (ONE - profile.steps().stepDownPpmPerDay());
  }

  /** Returns the largest level of the box by counting up from the limits. */
  long highest(Side side, long nowMs, boolean lane) {
    StepRules steps = profile.steps();
    long dayStep = lane ? 2 * steps.stepUpPpmPerDay() : steps.stepUpPpmPerDay();
    long byDay = inForce(side, nowMs - 24 * HOUR) * (ONE + dayStep) / ONE;
    long hours = Math.min(24, Math.max(1, (nowMs - past.getLast().atMs()) / HOUR));
    long byHour = inForce(side, nowMs - HOUR);
    for (long hour = 0; hour < hours; hour++) {
      byHour = Math.min(10 * ONE, byHour * (ONE + steps.stepUpPpmPerHour()) / ONE);
    }
    return Math.max(last(side), Math.min(byDay, byHour));
  }

  /** Returns the cap of a side: of the notional and of the multiple of its long-run level. */
  long cap(long longRunPpm) {
    long numerator = longRunPpm * profile.steps().multiplierCapPpm();
    long multiple = numerator / ONE + (numerator % ONE == 0 ? 0 : 1);
    long minimum = profile.target().classMinimumImfPpm();
    return Math.min(profile.steps().capPpm(), Math.max(multiple, minimum));
  }

  /** Returns the first invariant that a set breaks, empty if it breaks none. */
  String broken(MarginParameters set, PolicyInput input) {
    MaintenanceRules rules = profile.maintenance();
    for (Side side : Side.values()) {
      long imf = set.imf().of(side);
      long mmf = set.mmf().of(side);
      long needed =
          input.side(side).maintenanceCoverPpm() + rules.takerFeePpm() + rules.liquidationFeePpm();
      if (mmf <= 0 || mmf * ONE > imf * rules.maintenanceToInitialCapPpm()) {
        return "0 < mmf <= share of imf, were " + mmf + " and " + imf;
      }
      if (mmf < needed && !set.flags().contains(PolicyFlag.MAINTENANCE_BELOW_COVER)) {
        return "mmf " + mmf + " below the needed " + needed + " without a flag";
      }
      if (imf < profile.target().classMinimumImfPpm() || imf > ONE) {
        return "minimum <= imf <= 1000000, was " + imf;
      }
      for (ScheduledParameter raise : set.scheduled()) {
        boolean mine = raise.parameter().name().equals("MMF_" + side);
        if (mine && raise.ppm() * ONE > imf * rules.maintenanceToInitialCapPpm()) {
          return "announced " + raise + " above its share of " + imf;
        }
      }
    }
    return set.haircutPpm() >= 0 && set.haircutPpm() <= ONE ? "" : "haircut " + set.haircutPpm();
  }
}
