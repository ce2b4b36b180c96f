package io.foreshock.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days that are replayed.
 *
 * @param from first day
 * @param to last day, not before the first, at most {@link #MOST_DAYS} days later less one
 */
public record ReplayPeriod(LocalDate from, LocalDate to) {

  /** Calendar days of a period at most. */
  public static final int MOST_DAYS = 366;

  /**
   * Checks the order and the length.
   *
   * @throws IllegalArgumentException if the days are out of order or too many
   */
  public ReplayPeriod {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (!(days >= 1 && days <= MOST_DAYS)) {
      throw new IllegalArgumentException(
          "to must be 0 to " + (MOST_DAYS - 1) + " days after from " + from + ", was " + to);
    }
  }
}
