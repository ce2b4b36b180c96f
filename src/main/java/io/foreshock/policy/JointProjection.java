package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import java.util.EnumSet;
import java.util.Set;

/**
 * The coupled parameters of a market moved as one vector: the point of {step box ∩ invariants} that
 * is closest to what is asked.
 *
 * <p>Initial margin is settled first, in its own box, so tightening it is always feasible. Given
 * it, maintenance margin of each side lies in {announced raises, one step down} ∩ (0, share ·
 * initial margin], and the haircut in {announced raises, one step down} ∩ [0, 10⁶]. Where that set
 * holds no point that covers what is needed, the parameter stays and a flag tells why; where the
 * share of a lower initial margin lies below the box, maintenance margin follows it down, which
 * liquidates nobody. The invariants are checked again on the rounded integers, so a set that breaks
 * one is never published.
 *
 * <p>Reference: governance.aave.com, threads 24269 and 24275, for what happens where one of two
 * coupled parameters is limited and the other is not.
 */
final class JointProjection {

  private final MarginProfile profile;
  private final PolicyState state;
  private final PolicyInput input;
  private final Regime held;

  /**
   * Creates the projection of one evaluation.
   *
   * @param held the regime label held from this evaluation on
   */
  JointProjection(MarginProfile profile, PolicyState state, PolicyInput input, Regime held) {
    this.profile = profile;
    this.state = state;
    this.input = input;
    this.held = held;
  }

  /** Returns maintenance margin of a side beside an initial margin, ppm, that is settled. */
  NoticeTrack maintenance(Side side, long imfPpm) {
    MaintenanceRules rules = profile.maintenance();
    long target = rules.targetPpm(input.side(side).maintenanceCoverPpm());
    long ceiling = rules.ceilingPpm(imfPpm);
    NoticeRail rail = rules.rail(profile.hysteresis().deadBandPpm());
    return state
        .memory()
        .map(known -> known.side(side).maintenance())
        .map(track -> rail.advance(track, target, ceiling, input.evaluatedAtMs(), mayLower()))
        .orElseGet(() -> NoticeTrack.startingAt(Math.min(target, ceiling), input.evaluatedAtMs()));
  }

  /** Returns the haircut. */
  NoticeTrack haircut() {
    long target = haircutTargetPpm();
    NoticeRail rail = profile.haircut().rail(profile.hysteresis().deadBandPpm());
    return state
        .memory()
        .map(PolicyMemory::haircut)
        .map(track -> rail.advance(track, target, Ppm.ONE, input.evaluatedAtMs(), mayLower()))
        .orElseGet(() -> NoticeTrack.startingAt(target, input.evaluatedAtMs()));
  }

  private long haircutTargetPpm() {
    return HaircutSchedule.haircutPpm(profile.haircut(), held, input.haircut());
  }

  /** Returns why coupled parameters are not where they should be. */
  Set<PolicyFlag> flags(SidedPpm imf, PolicyMemory memory) {
    Set<PolicyFlag> flags = EnumSet.noneOf(PolicyFlag.class);
    for (Side side : Side.values()) {
      flags.addAll(flags(side, imf.of(side), memory.side(side).maintenance().inForcePpm()));
    }
    long haircut = memory.haircut().inForcePpm();
    boolean near = profile.hysteresis().inDeadBand(haircutTargetPpm(), haircut);
    if (haircutTargetPpm() > haircut && !near) {
      flags.add(PolicyFlag.HAIRCUT_BELOW_SCHEDULE);
    }
    return flags;
  }

  private Set<PolicyFlag> flags(Side side, long imfPpm, long mmfPpm) {
    MaintenanceRules rules = profile.maintenance();
    long needed = rules.neededPpm(input.side(side).maintenanceCoverPpm());
    if (mmfPpm >= needed) {
      return EnumSet.noneOf(PolicyFlag.class);
    }
    return needed > rules.ceilingPpm(imfPpm)
        ? EnumSet.of(PolicyFlag.MAINTENANCE_BELOW_COVER, PolicyFlag.MAINTENANCE_LIMITED_BY_INITIAL)
        : EnumSet.of(PolicyFlag.MAINTENANCE_BELOW_COVER);
  }

  private boolean mayLower() {
    return !input.loosenFreeze().freezes() && held != Regime.STRESSED;
  }

  /**
   * Checks the invariants that couple parameters, on the integers to be published: initial margin
   * holds the class minimum, and maintenance margin, in force and announced, is within its share of
   * it.
   *
   * @throws IllegalStateException if one does not hold; what was published before stays in force
   */
  static void requireInvariants(MarginProfile profile, MarginParameters parameters) {
    for (Side side : Side.values()) {
      long imf = parameters.imf().of(side);
      long ceiling = profile.maintenance().ceilingPpm(imf);
      boolean sound =
          imf >= profile.target().classMinimumImfPpm() && parameters.mmf().of(side) <= ceiling;
      if (!(sound && announced(parameters, side) <= ceiling)) {
        throw new IllegalStateException("coupled parameters break an invariant: " + parameters);
      }
    }
  }

  /** Returns the largest announced maintenance margin of a side, 0 where none is announced. */
  private static long announced(MarginParameters parameters, Side side) {
    ScheduledParameter.Parameter wanted = ScheduledParameter.Parameter.maintenance(side);
    return parameters.scheduled().stream()
        .filter(scheduled -> scheduled.parameter() == wanted)
        .mapToLong(ScheduledParameter::ppm)
        .max()
        .orElse(0);
  }
}
