package io.foreshock.portfolio.liquidation;

import java.util.List;
import java.util.OptionalInt;

/**
 * How the probability that a barrier has been reached grows day by day.
 *
 * @param byDay of having been reached within 1, 2, … days, not falling
 */
public record PassageCurve(List<PassageOdds> byDay) {

  /** Copies the list. */
  public PassageCurve {
    byDay = List.copyOf(byDay);
  }

  /**
   * Returns the probability that the barrier is reached within some days.
   *
   * @param days at least 1 and at most as many as were simulated
   */
  public PassageOdds within(int days) {
    return byDay.get(days - 1);
  }

  /**
   * Returns a quantile of the time to the barrier: the first day by whose end it has been reached
   * with at least a probability; empty where that lies beyond what was simulated.
   *
   * @param probability in (0, 1]
   */
  public OptionalInt quantileDays(double probability) {
    for (int days = 1; days <= byDay.size(); days++) {
      if (within(days).probability() >= probability) {
        return OptionalInt.of(days);
      }
    }
    return OptionalInt.empty();
  }
}
