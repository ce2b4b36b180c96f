package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import java.util.List;

/**
 * The held regime label and what it takes to change it.
 *
 * @param held the label in force
 * @param enteredAtMs epoch milliseconds since when it has been
 * @param elevated memory of the mass at or above {@code ELEVATED}
 * @param stressed memory of the mass at or above {@code STRESSED}
 * @param switchesAtMs times of the switches of the last seven days, ascending
 */
public record RegimeMemory(
    Regime held,
    long enteredAtMs,
    LevelMemory elevated,
    LevelMemory stressed,
    List<Long> switchesAtMs) {

  /** Copies the list. */
  public RegimeMemory {
    switchesAtMs = List.copyOf(switchesAtMs);
  }

  /** Returns a copy that holds another label; one that is held already keeps its time. */
  RegimeMemory holding(Regime label, long sinceMs) {
    return label == held
        ? this
        : new RegimeMemory(label, sinceMs, elevated, stressed, switchesAtMs);
  }
}
