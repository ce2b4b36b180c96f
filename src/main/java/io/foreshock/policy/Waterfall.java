package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The waterfall of initial margin for one side at one evaluation, in the order longRun, currentVol,
 * regimeMixture, apc.stress, buffer, uncertainty, floor, hysteresis, stepLimit, floorCap, override.
 */
final class Waterfall {

  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;

  private final MarginProfile profile;
  private final PolicyState state;
  private final PolicyInput input;
  private final Regime held;
  private final boolean emergency;

  /**
   * Creates the waterfall of both sides.
   *
   * @param held the regime label held from this evaluation on
   * @param emergency whether the emergency lane is open at this evaluation
   */
  Waterfall(
      MarginProfile profile, PolicyState state, PolicyInput input, Regime held, boolean emergency) {
    this.profile = profile;
    this.state = state;
    this.input = input;
    this.held = held;
    this.emergency = emergency;
  }

  /**
   * Walks down the waterfall of one side.
   *
   * @param trail stands at the side's long-run level; it is left at the published one
   */
  SideOutcome of(Side side, Trail trail) {
    SideInput forecast = input.side(side);
    forecastSteps(trail, forecast);
    long fullness = buffer(trail, side, forecast);
    uncertainty(trail);
    floor(trail, forecast);
    long target = trail.levelPpm();
    OptionalLong belowSince = belowSince(side, target);
    hysteresis(trail, side, belowSince);
    stepLimit(trail, side);
    floorCap(trail, side, forecast);
    trail.rail("override", trail.levelPpm(), () -> "No override.");
    long published = trail.levelPpm();
    OptionalLong next = target < published ? startedAt(belowSince) : OptionalLong.empty();
    return new SideOutcome(target, published, fullness, next);
  }

  private void forecastSteps(Trail trail, SideInput forecast) {
    TargetRules rules = profile.target();
    trail.step(
        "longRun", trail.levelPpm(), () -> "Long-run level " + percent(trail.levelPpm()) + ".");
    trail.step(
        "currentVol",
        forecast.filteredPpm(),
        () -> "Current volatility gives " + percent(forecast.filteredPpm()) + ".");
    trail.step(
        "regimeMixture",
        forecast.conditionalPpm(),
        () -> "With the regime mixture it is " + percent(forecast.conditionalPpm()) + ".");
    long blend =
        Ppm.blendRoundedUp(trail.levelPpm(), forecast.stressedPpm(), rules.stressedWeightPpm());
    trail.step(
        "apc.stress",
        blend,
        () ->
            percent(rules.stressedWeightPpm())
                + " weight on the stressed level "
                + percent(forecast.stressedPpm())
                + " gives "
                + percent(blend)
                + ".");
  }

  /** Adds the buffer and, while inputs are doubtful, their add-on; returns φ. */
  private long buffer(Trail trail, Side side, SideInput forecast) {
    BufferRules rules = profile.target().buffer();
    long fullness =
        Math.min(
            rules.fullnessPpm(trail.levelPpm(), forecast.tenYearPpm()), refillable(side, rules));
    boolean degraded = input.loosenFreeze() == LoosenFreeze.DEGRADED;
    long addOn = degraded ? profile.target().degradedAddOnPpm() : 0;
    long after = Ppm.multiplyRoundedUp(rules.addTo(trail.levelPpm(), fullness), Ppm.ONE + addOn);
    trail.step("buffer", after, () -> bufferText(rules, fullness, addOn, after));
    return fullness;
  }

  private static String bufferText(BufferRules rules, long fullness, long addOn, long after) {
    String text =
        rules.bufferPpm() == 0
            ? "The profile has no buffer"
            : "Buffer of " + percent(rules.bufferPpm()) + ", " + percent(fullness) + " full";
    String more = addOn > 0 ? "; doubtful inputs add " + percent(addOn) : "";
    return text + more + ": " + percent(after) + ".";
  }

  /** Widens where the forecast leaves what training saw; it cannot narrow. */
  private void uncertainty(Trail trail) {
    UncertaintyInput seen = input.uncertainty();
    long after = Ppm.multiplyRoundedUp(trail.levelPpm(), seen.factorPpm());
    trail.step("uncertainty", after, () -> uncertaintyText(seen, after));
  }

  private static String uncertaintyText(UncertaintyInput seen, long after) {
    String text =
        seen.factorPpm() == Ppm.ONE
            ? "Members and inputs are within what training saw"
            : "Members stand "
                + percent(seen.spreadPpm())
                + " and inputs "
                + percent(seen.noveltyPpm())
                + " as far out as all but one day in a hundred of training";
    return text + ": " + percent(after) + ".";
  }

  private long refillable(Side side, BufferRules rules) {
    if (state.memory().isEmpty()) {
      return Ppm.ONE;
    }
    long elapsed = Math.min(DAY_MS, input.evaluatedAtMs() - state.last().atMs());
    long refill = rules.bufferRefillPpmPerDay() * elapsed / DAY_MS;
    return state.memory().get().side(side).bufferFullnessPpm() + refill;
  }

  private void floor(Trail trail, SideInput forecast) {
    TargetRules rules = profile.target();
    long tenYear = rules.tenYearFloor() ? forecast.tenYearPpm() : 0;
    long floor = Math.max(rules.classMinimumImfPpm(), tenYear);
    long after = Math.max(trail.levelPpm(), floor);
    trail.rail("floor", after, () -> floorText(floor, trail.levelPpm(), after));
  }

  private static String floorText(long floor, long before, long after) {
    String verdict = after == before ? "does not bind" : "raises " + percent(before) + " to it";
    return "Floor " + percent(floor) + " " + verdict + ".";
  }

  private OptionalLong belowSince(Side side, long target) {
    boolean below = !state.isInitial() && target < state.last().imf().of(side);
    if (!below || state.memory().isEmpty()) {
      return OptionalLong.empty();
    }
    return startedAt(state.memory().get().side(side).belowSinceMs());
  }

  private OptionalLong startedAt(OptionalLong since) {
    return OptionalLong.of(since.orElse(input.evaluatedAtMs()));
  }

  private void hysteresis(Trail trail, Side side, OptionalLong belowSince) {
    long target = trail.levelPpm();
    if (state.isInitial()) {
      trail.rail("hysteresis", target, () -> "First evaluation: " + percent(target) + " stands.");
      return;
    }
    long published = state.last().imf().of(side);
    holdReason(target, published, belowSince)
        .ifPresentOrElse(
            reason ->
                trail.rail(
                    "hysteresis",
                    published,
                    () -> reason.get() + ": held at " + percent(published) + "."),
            () ->
                trail.rail(
                    "hysteresis", target, () -> "Target " + percent(target) + " may be taken up."));
  }

  /** Returns why a target must not be taken up, empty if it may be. */
  private Optional<Supplier<String>> holdReason(
      long target, long published, OptionalLong belowSince) {
    HysteresisRules rules = profile.hysteresis();
    if (rules.inDeadBand(target, published)) {
      return Optional.of(
          () -> "Target " + percent(target) + " is within " + percent(rules.deadBandPpm()));
    }
    return target >= published ? Optional.empty() : whyNotLowered(belowSince);
  }

  private Optional<Supplier<String>> whyNotLowered(OptionalLong belowSince) {
    HysteresisRules rules = profile.hysteresis();
    if (input.loosenFreeze().freezes()) {
      return Optional.of(() -> "Loosening frozen (" + input.loosenFreeze() + ")");
    }
    if (held == Regime.STRESSED && !rules.lowerWhileStressed()) {
      return Optional.of(() -> "Not lowered while the regime is STRESSED");
    }
    long belowMs = input.evaluatedAtMs() - belowSince.orElse(input.evaluatedAtMs());
    return belowMs >= rules.dwellHours() * HOUR_MS
        ? Optional.empty()
        : Optional.of(() ->
            "Dwell of " + rules.dwellHours() + " h not reached after " + belowMs / HOUR_MS + " h");
  }

  private void stepLimit(Trail trail, Side side) {
    if (state.isInitial()) {
      trail.rail("stepLimit", trail.levelPpm(), () -> "First evaluation: no step limit.");
      return;
    }
    StepBox box = StepBox.of(profile.steps(), state, side, input.evaluatedAtMs(), emergency);
    long after = box.clamp(trail.levelPpm());
    String lane = emergency ? " in the emergency lane" : "";
    trail.rail(
        "stepLimit",
        after,
        () ->
            "Step range "
                + range(box.lowestPpm(), box.highestPpm())
                + lane
                + verdict(trail.levelPpm(), after));
  }

  private static String range(long lowest, long highest) {
    return percent(lowest) + " to " + percent(highest);
  }

  private static String verdict(long before, long after) {
    return after == before ? " does not bind." : " stops at " + percent(after) + ".";
  }

  /** Applies the class floor again and the caps; a cap stops a rise, it never lowers a margin. */
  private void floorCap(Trail trail, Side side, SideInput forecast) {
    StepRules rules = profile.steps();
    long minimum = profile.target().classMinimumImfPpm();
    long multiple = Ppm.multiplyRoundedUp(forecast.longRunPpm(), rules.multiplierCapPpm());
    long cap = Math.min(rules.capPpm(), Math.max(multiple, minimum));
    long inForce = state.isInitial() ? 0 : state.last().imf().of(side);
    long after = Math.max(minimum, Math.min(trail.levelPpm(), Math.max(cap, inForce)));
    trail.rail(
        "floorCap",
        after,
        () -> "Range " + range(minimum, Math.max(cap, inForce)) + verdict(trail.levelPpm(), after));
  }

  private static String percent(long ppm) {
    return Ppm.percent(ppm);
  }
}
