package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.policy.ScheduledParameter.Parameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * From a forecast to margin parameters: a pure function of profile, state and input, in integers.
 *
 * <p>Initial margin goes down the waterfall on each side and nothing but its own step limits and
 * caps holds a rise back. Maintenance margin and haircut follow, raised by notice only; where
 * maintenance margin would stand above its share of a clipped initial margin it is lowered at once,
 * since that hurts nobody. All three are lowered only while loosening is not frozen and the held
 * regime is not {@code STRESSED}; a profile may except initial margin from the latter.
 */
public final class MarginPolicy {

  private static final long HOUR_MS = 3_600_000L;
  private static final long SECOND_MS = 1_000L;

  private MarginPolicy() {}

  /**
   * Returns the decision of one evaluation.
   *
   * @param profile what the policy is tuned by
   * @param state what the last decision left, {@link PolicyState#initial} before the first
   * @param input what is known at the evaluation
   * @throws IllegalArgumentException if the input is not later than the last publication
   */
  public static PolicyDecision decide(MarginProfile profile, PolicyState state, PolicyInput input) {
    requireLater(state, input);
    RegimeMemory regime = regime(profile, state, input);
    long emergencyUntil = emergencyUntil(profile.steps(), state, input);
    boolean emergency = input.evaluatedAtMs() < emergencyUntil;
    Waterfall waterfall = new Waterfall(profile, state, input, regime.held(), emergency);
    SideOutcome longSide = waterfall.of(Side.LONG);
    SideOutcome shortSide = waterfall.of(Side.SHORT);
    PolicyMemory memory =
        new PolicyMemory(
            memory(profile, state, input, regime.held(), Side.LONG, longSide),
            memory(profile, state, input, regime.held(), Side.SHORT, shortSide),
            haircut(profile, state, input, regime.held()),
            regime,
            emergencyUntil);
    SidedPpm imf = new SidedPpm(longSide.publishedPpm(), shortSide.publishedPpm());
    PolicyState next = state.after(new PublishedLevel(input.evaluatedAtMs(), imf), memory);
    Set<PolicyFlag> flags = flags(profile, state, input, memory, emergency);
    boolean below = isBelowTarget(profile, longSide) || isBelowTarget(profile, shortSide);
    addIf(flags, below, PolicyFlag.INITIAL_MARGIN_BELOW_TARGET);
    return new PolicyDecision(
        next,
        parameters(input, imf, memory, flags),
        longSide.attribution(),
        shortSide.attribution());
  }

  private static boolean isBelowTarget(MarginProfile profile, SideOutcome outcome) {
    return outcome.targetPpm() > outcome.publishedPpm()
        && !profile.hysteresis().inDeadBand(outcome.targetPpm(), outcome.publishedPpm());
  }

  private static void requireLater(PolicyState state, PolicyInput input) {
    if (!(state.isInitial() || input.evaluatedAtMs() > state.last().atMs())) {
      throw new IllegalArgumentException(
          "evaluatedAtMs must be after " + state.last().atMs() + ", was " + input.evaluatedAtMs());
    }
  }

  private static RegimeMemory regime(MarginProfile profile, PolicyState state, PolicyInput input) {
    RegimeRail rail = new RegimeRail(profile.regime());
    boolean frozen = input.loosenFreeze().freezes();
    return state
        .memory()
        .map(known -> rail.advance(known.regime(), input.regime(), input.evaluatedAtMs(), frozen))
        .orElseGet(() -> rail.first(input.regime(), input.evaluatedAtMs()));
  }

  /** Opens the lane where stress is nearly certain and a loss has come close to the margin. */
  private static long emergencyUntil(StepRules rules, PolicyState state, PolicyInput input) {
    boolean stressed = input.regime().stressedPpm() >= rules.emergencyStressPpm();
    long before = state.memory().map(PolicyMemory::emergencyUntilMs).orElse(0L);
    boolean opens =
        stressed
            && !state.isInitial()
            && (isNearMargin(rules, state, input, Side.LONG)
                || isNearMargin(rules, state, input, Side.SHORT));
    return opens
        ? Math.max(before, input.evaluatedAtMs() + rules.emergencyHours() * HOUR_MS)
        : before;
  }

  private static boolean isNearMargin(
      StepRules rules, PolicyState state, PolicyInput input, Side side) {
    long near = state.last().imf().of(side) * rules.emergencyLossToMarginPpm();
    return input.side(side).worstLossPpm() * Ppm.ONE >= near;
  }

  private static boolean mayLower(PolicyInput input, Regime held) {
    return !input.loosenFreeze().freezes() && held != Regime.STRESSED;
  }

  private static SideMemory memory(
      MarginProfile profile,
      PolicyState state,
      PolicyInput input,
      Regime held,
      Side side,
      SideOutcome outcome) {
    MaintenanceRules rules = profile.maintenance();
    long target = rules.targetPpm(input.side(side).maintenanceCoverPpm());
    long ceiling = rules.ceilingPpm(outcome.publishedPpm());
    long nowMs = input.evaluatedAtMs();
    NoticeRail rail = rules.rail(profile.hysteresis().deadBandPpm());
    NoticeTrack maintenance =
        state
            .memory()
            .map(known -> known.side(side).maintenance())
            .map(track -> rail.advance(track, target, ceiling, nowMs, mayLower(input, held)))
            .orElseGet(() -> NoticeTrack.startingAt(Math.min(target, ceiling), nowMs));
    return new SideMemory(outcome.bufferFullnessPpm(), outcome.belowSinceMs(), maintenance);
  }

  private static NoticeTrack haircut(
      MarginProfile profile, PolicyState state, PolicyInput input, Regime held) {
    HaircutRules rules = profile.haircut();
    long target = HaircutSchedule.haircutPpm(rules, held, input.haircut());
    long nowMs = input.evaluatedAtMs();
    NoticeRail rail = rules.rail(profile.hysteresis().deadBandPpm());
    return state
        .memory()
        .map(known -> rail.advance(known.haircut(), target, Ppm.ONE, nowMs, mayLower(input, held)))
        .orElseGet(() -> NoticeTrack.startingAt(target, nowMs));
  }

  private static Set<PolicyFlag> flags(
      MarginProfile profile,
      PolicyState state,
      PolicyInput input,
      PolicyMemory memory,
      boolean emergency) {
    Set<PolicyFlag> flags = EnumSet.noneOf(PolicyFlag.class);
    addIf(flags, state.isInitial(), PolicyFlag.FIRST_EVALUATION);
    addIf(flags, emergency, PolicyFlag.EMERGENCY_LANE);
    addIf(flags, input.loosenFreeze().freezes(), PolicyFlag.LOOSENING_FROZEN);
    addIf(flags, input.loosenFreeze() == LoosenFreeze.DEGRADED, PolicyFlag.DEGRADED);
    addIf(flags, input.loosenFreeze() == LoosenFreeze.SHORT_HISTORY, PolicyFlag.SHORT_HISTORY);
    for (Side side : Side.values()) {
      long needed = profile.maintenance().neededPpm(input.side(side).maintenanceCoverPpm());
      boolean below = memory.side(side).maintenance().inForcePpm() < needed;
      addIf(flags, below, PolicyFlag.MAINTENANCE_BELOW_COVER);
    }
    return flags;
  }

  private static void addIf(Set<PolicyFlag> flags, boolean condition, PolicyFlag flag) {
    if (condition) {
      flags.add(flag);
    }
  }

  private static MarginParameters parameters(
      PolicyInput input, SidedPpm imf, PolicyMemory memory, Set<PolicyFlag> flags) {
    SidedPpm mmf =
        new SidedPpm(
            memory.longSide().maintenance().inForcePpm(),
            memory.shortSide().maintenance().inForcePpm());
    RegimeMemory regime = memory.regime();
    long dwellMs = input.evaluatedAtMs() - regime.enteredAtMs();
    return new MarginParameters(
        imf,
        mmf,
        multiplier(imf, input),
        multiplier(mmf, input),
        memory.haircut().inForcePpm(),
        new HeldRegime(regime.held(), regime.enteredAtMs(), dwellMs / SECOND_MS),
        scheduled(memory),
        flags);
  }

  private static long multiplier(SidedPpm level, PolicyInput input) {
    long longRun = input.side(level.bindingSide()).longRunPpm();
    return Ppm.ratioRoundedUp(level.larger(), longRun);
  }

  private static List<ScheduledParameter> scheduled(PolicyMemory memory) {
    List<ScheduledParameter> all = new ArrayList<>();
    addAll(all, Parameter.MMF_LONG, memory.longSide().maintenance());
    addAll(all, Parameter.MMF_SHORT, memory.shortSide().maintenance());
    addAll(all, Parameter.HAIRCUT, memory.haircut());
    return all;
  }

  private static void addAll(List<ScheduledParameter> all, Parameter parameter, NoticeTrack track) {
    for (ScheduledChange change : track.pending()) {
      all.add(new ScheduledParameter(parameter, change.ppm(), change.effectiveAtMs()));
    }
  }
}
