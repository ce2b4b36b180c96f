package io.foreshock.policy;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;

/** The waterfall as it is being walked: the level so far and the steps that led to it. */
final class Trail {

  private final Side side;
  private final List<AttributionStep> steps = new ArrayList<>();
  private long levelPpm;

  Trail(Side side, long longRunPpm) {
    this.side = side;
    this.levelPpm = longRunPpm;
  }

  long levelPpm() {
    return levelPpm;
  }

  /** Adds a step that belongs to the forecast or the target; it never counts as binding. */
  void step(String code, long afterPpm, String text) {
    add(code, afterPpm, false, text);
  }

  /** Adds a rail; it binds where it changes the level. */
  void rail(String code, long afterPpm, String text) {
    add(code, afterPpm, afterPpm != levelPpm, text);
  }

  private void add(String code, long afterPpm, boolean binding, String text) {
    steps.add(AttributionStep.of(code, levelPpm, afterPpm, binding, text));
    levelPpm = afterPpm;
  }

  Attribution attribution() {
    return Attribution.of(side, steps);
  }
}
