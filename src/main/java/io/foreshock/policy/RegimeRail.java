package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import java.util.ArrayList;
import java.util.List;

/** Holds the regime label against flicker: rises are never refused, falls need every condition. */
record RegimeRail(RegimeRules rules) {

  private static final long HOUR_MS = 3_600_000L;
  private static final long WEEK_MS = 168 * HOUR_MS;
  private static final long HALF = Ppm.ONE / 2;

  /** Returns the first label: the median regime, the most severe with half of the mass above. */
  RegimeMemory first(RegimeProbabilities probabilities, long nowMs) {
    Regime held = Regime.CALM;
    for (Regime regime : Regime.values()) {
      held = probabilities.atOrAbovePpm(regime) >= HALF ? regime : held;
    }
    LevelMemory elevated = remember(LevelMemory.NONE, Regime.ELEVATED, probabilities, nowMs);
    LevelMemory stressed = remember(LevelMemory.NONE, Regime.STRESSED, probabilities, nowMs);
    return new RegimeMemory(held, nowMs, elevated, stressed, List.of());
  }

  /** Returns the memory after one more evaluation. */
  RegimeMemory advance(
      RegimeMemory memory, RegimeProbabilities probabilities, long nowMs, boolean frozen) {
    List<Long> recent = new ArrayList<>(memory.switchesAtMs());
    recent.removeIf(atMs -> atMs <= nowMs - WEEK_MS);
    RegimeMemory seen =
        new RegimeMemory(
            memory.held(),
            memory.enteredAtMs(),
            remember(memory.elevated(), Regime.ELEVATED, probabilities, nowMs),
            remember(memory.stressed(), Regime.STRESSED, probabilities, nowMs),
            recent);
    Regime next = next(seen, probabilities, nowMs, frozen);
    return next == seen.held() ? seen : switched(seen, next, nowMs);
  }

  private Regime next(
      RegimeMemory memory, RegimeProbabilities probabilities, long nowMs, boolean frozen) {
    Regime entered = entered(memory, probabilities);
    if (entered.compareTo(memory.held()) > 0) {
      return entered;
    }
    return !frozen && mayFall(memory, nowMs) ? left(memory, nowMs) : memory.held();
  }

  private Regime entered(RegimeMemory memory, RegimeProbabilities probabilities) {
    if (memory.stressed().enters(probabilities.stressedPpm(), rules)) {
      return Regime.STRESSED;
    }
    long mass = probabilities.atOrAbovePpm(Regime.ELEVATED);
    return memory.elevated().enters(mass, rules) ? Regime.ELEVATED : Regime.CALM;
  }

  private Regime left(RegimeMemory memory, long nowMs) {
    if (memory.elevated().leaves(nowMs, dwellMs())) {
      return Regime.CALM;
    }
    boolean leavesStress =
        memory.held() == Regime.STRESSED && memory.stressed().leaves(nowMs, dwellMs());
    return leavesStress ? Regime.ELEVATED : memory.held();
  }

  private boolean mayFall(RegimeMemory memory, long nowMs) {
    return nowMs - memory.enteredAtMs() >= dwellMs()
        && memory.switchesAtMs().size() < rules.maximumRegimeSwitchesPerWeek();
  }

  private RegimeMemory switched(RegimeMemory memory, Regime next, long nowMs) {
    List<Long> switches = new ArrayList<>(memory.switchesAtMs());
    switches.add(nowMs);
    return new RegimeMemory(next, nowMs, memory.elevated(), memory.stressed(), switches);
  }

  private LevelMemory remember(
      LevelMemory memory, Regime regime, RegimeProbabilities probabilities, long nowMs) {
    return memory.after(probabilities.atOrAbovePpm(regime), nowMs, rules);
  }

  private long dwellMs() {
    return rules.regimeDwellHours() * HOUR_MS;
  }
}
