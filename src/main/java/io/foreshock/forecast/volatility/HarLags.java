package io.foreshock.forecast.volatility;

/**
 * Days over which a HAR model averages, beside the last day.
 *
 * @param week days of the shorter mean, above 1
 * @param month days of the longer mean, above {@code week}
 */
public record HarLags(int week, int month) {

  /** For markets that never close: 7 and 30 days. */
  public static final HarLags CONTINUOUS = new HarLags(7, 30);

  /** For exchange calendars: 5 and 22 days. */
  public static final HarLags EXCHANGE = new HarLags(5, 22);

  /** Checks the order. */
  public HarLags {
    if (!(week > 1 && month > week)) {
      throw new IllegalArgumentException(
          "lags must satisfy 1 < week < month, were " + week + " and " + month);
    }
  }
}
