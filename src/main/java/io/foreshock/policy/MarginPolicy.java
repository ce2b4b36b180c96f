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
   * @param given what is known at the evaluation
   * @throws IllegalArgumentException if the input is not later than the last publication
   */
  public static PolicyDecision decide(MarginProfile profile, PolicyState state, PolicyInput given) {
    Trail longTrail = Trail.explained(Side.LONG, given);
    Trail shortTrail = Trail.explained(Side.SHORT, given);
    PolicyStep step = step(profile, state, given, longTrail, shortTrail);
    return new PolicyDecision(
        step.nextState(), step.parameters(), longTrail.attribution(), shortTrail.attribution());
  }

  /**
   * Returns what {@link #decide} decides without explaining it, at a fraction of the time.
   *
   * @param profile what the policy is tuned by
   * @param state what the last decision left
   * @param given what is known at the evaluation
   * @throws IllegalArgumentException if the input is not later than the last publication
   */
  public static PolicyStep step(MarginProfile profile, PolicyState state, PolicyInput given) {
    return step(
        profile, state, given, Trail.silent(Side.LONG, given), Trail.silent(Side.SHORT, given));
  }

  private static PolicyStep step(
      MarginProfile profile,
      PolicyState state,
      PolicyInput given,
      Trail longTrail,
      Trail shortTrail) {
    requireLater(state, given);
    PolicyInput input = recovering(state, given);
    RegimeMemory regime = regime(profile, state, input);
    long emergencyUntil = emergencyUntil(profile.steps(), state, input);
    boolean emergency = input.evaluatedAtMs() < emergencyUntil;
    Waterfall waterfall = new Waterfall(profile, state, input, regime.held(), emergency);
    SideOutcome longSide = waterfall.of(Side.LONG, longTrail);
    SideOutcome shortSide = waterfall.of(Side.SHORT, shortTrail);
    JointProjection joint = new JointProjection(profile, state, input, regime.held());
    PolicyMemory memory =
        new PolicyMemory(
            memory(joint, Side.LONG, longSide),
            memory(joint, Side.SHORT, shortSide),
            joint.haircut(),
            regime,
            emergencyUntil,
            recoveringUntil(profile, state, input));
    SidedPpm imf = new SidedPpm(longSide.publishedPpm(), shortSide.publishedPpm());
    PolicyState next = state.after(new PublishedLevel(input.evaluatedAtMs(), imf), memory);
    Set<PolicyFlag> flags = flags(state, input, emergency);
    boolean below = isBelowTarget(profile, longSide) || isBelowTarget(profile, shortSide);
    addIf(flags, below, PolicyFlag.INITIAL_MARGIN_BELOW_TARGET);
    flags.addAll(joint.flags(imf, memory));
    MarginParameters parameters = parameters(input, imf, memory, flags);
    JointProjection.requireInvariants(profile, parameters);
    return new PolicyStep(next, parameters);
  }

  /** Returns the level of a side after the floor, before any rail holds it, ppm. */
  static long targetPpm(MarginProfile profile, PolicyState state, PolicyInput given, Side side) {
    PolicyInput input = recovering(state, given);
    Waterfall waterfall = new Waterfall(profile, state, input, Regime.CALM, false);
    return waterfall.of(side, Trail.silent(side, input)).targetPpm(); // held by no rail yet
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

  /** Goes on holding for a dwell after inputs were doubtful; a freeze that is there says more. */
  private static PolicyInput recovering(PolicyState state, PolicyInput given) {
    long until = state.memory().map(PolicyMemory::recoveringUntilMs).orElse(-1L);
    boolean recovers = given.evaluatedAtMs() <= until && !given.loosenFreeze().freezes();
    return recovers ? given.withFreeze(LoosenFreeze.RECOVERY) : given;
  }

  private static long recoveringUntil(MarginProfile profile, PolicyState state, PolicyInput input) {
    long before = state.memory().map(PolicyMemory::recoveringUntilMs).orElse(0L);
    long dwellMs = profile.hysteresis().dwellHours() * HOUR_MS;
    return input.loosenFreeze().needsRecovery()
        ? Math.max(before, input.evaluatedAtMs() + dwellMs)
        : before;
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

  private static SideMemory memory(JointProjection joint, Side side, SideOutcome outcome) {
    return new SideMemory(
        outcome.bufferFullnessPpm(),
        outcome.belowSinceMs(),
        joint.maintenance(side, outcome.publishedPpm()));
  }

  private static Set<PolicyFlag> flags(PolicyState state, PolicyInput input, boolean emergency) {
    Set<PolicyFlag> flags = EnumSet.noneOf(PolicyFlag.class);
    addIf(flags, state.isInitial(), PolicyFlag.FIRST_EVALUATION);
    addIf(flags, emergency, PolicyFlag.EMERGENCY_LANE);
    addIf(flags, input.loosenFreeze().freezes(), PolicyFlag.LOOSENING_FROZEN);
    addIf(flags, input.loosenFreeze() == LoosenFreeze.DEGRADED, PolicyFlag.DEGRADED);
    addIf(flags, input.loosenFreeze() == LoosenFreeze.SHORT_HISTORY, PolicyFlag.SHORT_HISTORY);
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
