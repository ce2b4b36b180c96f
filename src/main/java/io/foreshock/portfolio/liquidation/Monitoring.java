package io.foreshock.portfolio.liquidation;

/**
 * How often the price is compared with the liquidation price.
 *
 * @param everyMinutes minutes between two looks, a divisor of the 1,440 of a day; 0 where the price
 *     is watched without a break
 */
public record Monitoring(int everyMinutes) {

  /** Without a break. */
  public static final Monitoring CONTINUOUS = new Monitoring(0);

  private static final int DAY_MINUTES = 1_440;

  /** Checks the interval. */
  public Monitoring {
    if (!(everyMinutes >= 0
        && everyMinutes <= DAY_MINUTES
        && (everyMinutes == 0 || DAY_MINUTES % everyMinutes == 0))) {
      throw new IllegalArgumentException(
          "monitoringMinutes must be 0 or a divisor of 1440, was " + everyMinutes);
    }
  }

  /** Returns the interval in days, 0 where there is none. */
  double everyDays() {
    return (double) everyMinutes / DAY_MINUTES;
  }

  /** Tells whether the price is looked at within a stretch of days, its end left out. */
  boolean looksBetween(double days) {
    return everyDays() < days;
  }
}
