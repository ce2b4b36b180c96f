package io.foreshock.evaluation;

import java.util.Map;
import java.util.TreeMap;

/**
 * Daily cross-section means of a number, such as a loss difference, over the market-sides that have
 * one that day. Sums are made in the order of {@link #add}, so the same order gives the same bits.
 */
public final class DailyMeans {

  private final Map<Long, Day> days = new TreeMap<>();

  /** Makes an empty cross-section. */
  public DailyMeans() {}

  /**
   * Adds one market-side's number of a day.
   *
   * @param epochDay days since 1970-01-01
   * @param value finite
   */
  public void add(long epochDay, double value) {
    Rows.requireFinite("value", value);
    days.merge(epochDay, new Day(value, 1), Day::plus);
  }

  /** Returns the days with a number, ascending, as days since 1970-01-01. */
  public long[] epochDays() {
    return days.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns the mean of each of the {@link #epochDays}. */
  public double[] means() {
    return days.values().stream().mapToDouble(Day::mean).toArray();
  }

  private record Day(double sum, int count) {
    Day plus(Day other) {
      return new Day(sum + other.sum, count + other.count);
    }

    double mean() {
      return sum / count;
    }
  }
}
