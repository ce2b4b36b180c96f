package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import java.util.Arrays;

/**
 * The last days of a market with the volatility that had been forecast for each: what returns of
 * other lengths are measured in. Immutable.
 */
public final class RecentDays {

  private final DailyObservations days;
  private final int from;
  private final double[] sigmas;

  /**
   * Takes the days that end with a given one.
   *
   * @param days the market's days
   * @param count days seen; the sigmas belong to the last of them
   * @param sigmas volatility forecast for each of the last days, log, positive
   */
  public RecentDays(DailyObservations days, int count, double[] sigmas) {
    if (!(sigmas.length < count && count <= days.size())) {
      throw new IllegalArgumentException(
          "sigmas must be fewer than the days seen, were " + sigmas.length + " of " + count);
    }
    this.days = days;
    this.from = count - sigmas.length;
    this.sigmas = sigmas.clone();
  }

  /** Returns the number of days. */
  public int size() {
    return sigmas.length;
  }

  /** Returns the volatility that was forecast for a day, log. */
  double sigma(int day) {
    return sigmas[day];
  }

  /** Returns the close of the day before, epoch milliseconds. */
  long afterMs(int day) {
    return days.closeTimeMs(from + day - 1);
  }

  /** Returns the close of the day, epoch milliseconds. */
  long upToMs(int day) {
    return days.closeTimeMs(from + day);
  }

  /** Returns the tail of the days' returns over their forecast volatility, in units of sigma. */
  TailForecast tail(double priorShape) {
    ResidualPool pool = new ResidualPool(Math.max(1, sigmas.length), priorShape);
    for (int day = 0; day < sigmas.length; day++) {
      pool.add(days.logReturn(from + day) / sigmas[day]);
    }
    return pool.tail();
  }

  @Override
  public String toString() {
    return "RecentDays[from=" + from + ", sigmas=" + Arrays.toString(sigmas) + "]";
  }
}
