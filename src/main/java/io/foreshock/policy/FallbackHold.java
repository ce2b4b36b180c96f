package io.foreshock.policy;

import java.util.List;

/**
 * Keeps a doubtful model, or a change of model, from loosening: what was last published stays the
 * least initial margin and loosening is frozen while the hold is in force. Tightening goes on.
 * Afterwards the margin comes down from there by the down-step.
 *
 * <ul>
 *   <li>{@link LoosenFreeze#FALLBACK}: a model was demoted, or one is trusted again. The hold ends
 *       with the profile's dwell.
 *   <li>{@link LoosenFreeze#DEGRADED}: the bets against one market's forecasts are won. The
 *       documented add-on tightens it until the hold is taken away.
 *   <li>{@link LoosenFreeze#SAFE}: no approved model is left. The terminal level of the class is in
 *       force until the hold is taken away.
 * </ul>
 *
 * <p>The new model's own policy state may stand anywhere below; it is raised once, when its
 * evaluations reach the change.
 *
 * @param least least initial margin, ppm: what was last published, or more
 * @param sinceMs time of that publication, epoch milliseconds of the market's clock
 * @param freeze why loosening is frozen
 */
public record FallbackHold(SidedPpm least, long sinceMs, LoosenFreeze freeze) {

  private static final long HOUR_MS = 3_600_000L;

  /**
   * Checks the levels.
   *
   * @throws IllegalArgumentException if one is outside [1, 10⁶], or nothing is frozen
   */
  public FallbackHold {
    Ppm.requireInRange("leastLongPpm", least.longPpm(), 1, Ppm.ONE);
    Ppm.requireInRange("leastShortPpm", least.shortPpm(), 1, Ppm.ONE);
    if (!freeze.freezes()) {
      throw new IllegalArgumentException("freeze must freeze loosening, was " + freeze);
    }
  }

  /**
   * Returns the hold of the safe state: the larger of what was last published and the terminal
   * level.
   *
   * @param lastPublished initial margin that was last published, ppm
   * @param terminalPpm terminal initial margin of the class, ppm
   * @param sinceMs time of that publication, epoch milliseconds
   */
  public static FallbackHold safe(SidedPpm lastPublished, long terminalPpm, long sinceMs) {
    SidedPpm least = lastPublished.max(new SidedPpm(terminalPpm, terminalPpm));
    return new FallbackHold(least, sinceMs, LoosenFreeze.SAFE);
  }

  /**
   * Returns the state to decide from: raised to the highest of those holds whose change this
   * evaluation is the first to reach, and as it is where it reaches none.
   *
   * @param holds holds in force
   * @param state what the last decision left
   * @param input what is known at the evaluation
   */
  public static PolicyState entered(
      List<FallbackHold> holds, PolicyState state, PolicyInput input) {
    return holds.stream()
        .filter(hold -> hold.enters(state, input))
        .map(FallbackHold::least)
        .reduce(SidedPpm::max)
        .map(least -> state.raisedTo(least, input.evaluatedAtMs() - 1))
        .orElse(state);
  }

  private boolean enters(PolicyState state, PolicyInput input) {
    long beforeMs = input.evaluatedAtMs() - 1;
    return input.evaluatedAtMs() >= sinceMs
        && !state.isInitial()
        && state.last().atMs() < Math.min(sinceMs, beforeMs);
  }

  /**
   * Returns the input to decide from: loosening is frozen while the hold is in force. A freeze that
   * is there already says more than that of a dwell and stays.
   *
   * @param profile what the policy is tuned by
   * @param input what is known at the evaluation
   */
  public PolicyInput frozen(MarginProfile profile, PolicyInput input) {
    boolean says = lasts() || !input.loosenFreeze().freezes();
    return says && inForce(profile, input.evaluatedAtMs()) ? input.withFreeze(freeze) : input;
  }

  private boolean inForce(MarginProfile profile, long atMs) {
    long untilMs = sinceMs + profile.hysteresis().dwellHours() * HOUR_MS;
    return atMs >= sinceMs && (lasts() || atMs <= untilMs);
  }

  private boolean lasts() {
    return freeze != LoosenFreeze.FALLBACK;
  }
}
