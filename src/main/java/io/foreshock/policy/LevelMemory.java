package io.foreshock.policy;

import java.util.OptionalLong;

/**
 * What hysteresis remembers of the probability mass at or above one regime.
 *
 * @param highCount evaluations in a row with the mass at or above the entry threshold
 * @param lowSinceMs since when the mass has been at or below the leave threshold, empty if it is
 *     not
 */
public record LevelMemory(long highCount, OptionalLong lowSinceMs) {

  static final LevelMemory NONE = new LevelMemory(0, OptionalLong.empty());

  /** Returns the memory after one more evaluation. */
  LevelMemory after(long massPpm, long nowMs, RegimeRules rules) {
    long count = massPpm >= rules.stressEnterPpm() ? highCount + 1 : 0;
    boolean low = massPpm <= rules.stressLeavePpm();
    return new LevelMemory(
        count, low ? OptionalLong.of(lowSinceMs.orElse(nowMs)) : OptionalLong.empty());
  }

  boolean enters(long massPpm, RegimeRules rules) {
    return massPpm >= rules.stressEnterAtOncePpm() || highCount >= rules.stressEnterEvaluations();
  }

  boolean leaves(long nowMs, long dwellMs) {
    return lowSinceMs.isPresent() && nowMs - lowSinceMs.getAsLong() >= dwellMs;
  }
}
