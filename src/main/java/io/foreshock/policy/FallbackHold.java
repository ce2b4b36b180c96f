package io.foreshock.policy;

/**
 * Keeps a change of model from loosening: where a model was demoted or a fallback took over, what
 * was last published stays the least initial margin for the profile's dwell. Loosening is frozen
 * meanwhile; tightening goes on. Afterwards the margin comes down from there by the down-step.
 *
 * <p>The new model's own policy state may stand anywhere below; it is raised once, when its
 * evaluations reach the change.
 *
 * @param lastPublished initial margin that was last published under the model before, ppm
 * @param sinceMs time of that publication, epoch milliseconds of the market's clock
 */
public record FallbackHold(SidedPpm lastPublished, long sinceMs) {

  private static final long HOUR_MS = 3_600_000L;

  /**
   * Checks the levels.
   *
   * @throws IllegalArgumentException if one is outside [1, 10⁶]
   */
  public FallbackHold {
    Ppm.requireInRange("lastPublishedLongPpm", lastPublished.longPpm(), 1, Ppm.ONE);
    Ppm.requireInRange("lastPublishedShortPpm", lastPublished.shortPpm(), 1, Ppm.ONE);
  }

  /**
   * Returns the state to decide from: raised to what was last published where the evaluation is the
   * first one that reaches the change, and as it is otherwise.
   *
   * @param state what the last decision left
   * @param input what is known at the evaluation
   */
  public PolicyState entered(PolicyState state, PolicyInput input) {
    long beforeMs = input.evaluatedAtMs() - 1;
    boolean first =
        input.evaluatedAtMs() >= sinceMs
            && !state.isInitial()
            && state.last().atMs() < Math.min(sinceMs, beforeMs);
    return first ? state.raisedTo(lastPublished, beforeMs) : state;
  }

  /**
   * Returns the input to decide from: loosening is frozen until the dwell has passed. A freeze that
   * is there already says more and stays.
   *
   * @param profile what the policy is tuned by
   * @param input what is known at the evaluation
   */
  public PolicyInput frozen(MarginProfile profile, PolicyInput input) {
    long untilMs = sinceMs + profile.hysteresis().dwellHours() * HOUR_MS;
    boolean holds = input.evaluatedAtMs() >= sinceMs && input.evaluatedAtMs() <= untilMs;
    return holds && !input.loosenFreeze().freezes()
        ? new PolicyInput(
            input.evaluatedAtMs(),
            input.longSide(),
            input.shortSide(),
            input.regime(),
            input.haircut(),
            input.uncertainty(),
            LoosenFreeze.FALLBACK)
        : input;
  }
}
