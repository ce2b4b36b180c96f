package io.foreshock.policy;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The waterfall as it is being walked: the level so far and, where it is to be explained, the steps
 * that led to it. Their texts cost far more than the levels, so whoever walks many waterfalls and
 * reads none does without them.
 */
final class Trail {

  private final Side side;
  private final boolean explained;
  private final List<AttributionStep> steps = new ArrayList<>();
  private long levelPpm;

  private Trail(Side side, long longRunPpm, boolean explained) {
    this.side = side;
    this.levelPpm = longRunPpm;
    this.explained = explained;
  }

  /** Returns a trail that keeps its steps. */
  static Trail explained(Side side, PolicyInput input) {
    return new Trail(side, input.side(side).longRunPpm(), true);
  }

  /** Returns a trail that keeps its level only; it has no attribution. */
  static Trail silent(Side side, PolicyInput input) {
    return new Trail(side, input.side(side).longRunPpm(), false);
  }

  long levelPpm() {
    return levelPpm;
  }

  /** Adds a step that belongs to the forecast or the target; it never counts as binding. */
  void step(String code, long afterPpm, Supplier<String> text) {
    add(code, afterPpm, false, text);
  }

  /** Adds a rail; it binds where it changes the level. */
  void rail(String code, long afterPpm, Supplier<String> text) {
    add(code, afterPpm, afterPpm != levelPpm, text);
  }

  private void add(String code, long afterPpm, boolean binding, Supplier<String> text) {
    if (explained) {
      steps.add(AttributionStep.of(code, levelPpm, afterPpm, binding, text.get()));
    }
    levelPpm = afterPpm;
  }

  /** Returns the attribution of an explained trail. */
  Attribution attribution() {
    return Attribution.of(side, steps);
  }
}
