package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;

/**
 * Splits bars into the complete days of {@link DailyAggregation}, the one place that knows where a
 * day begins and when it is known.
 */
final class TradingDays {

  static final long DAY_MS = 86_400_000;

  /** 1970-01-01 was a Thursday, so day + 3 is a multiple of 7 on Mondays. */
  private static final int MONDAY_OFFSET = 3;

  private static final int SATURDAY = 5;
  private static final int DAYS_A_WEEK = 7;

  /** Takes one complete day. */
  interface Visitor {

    /**
     * @param epochDay days since 1970-01-01
     * @param from index of its first bar, at least 1
     * @param to index after its last bar
     * @param closeTimeMs when the day is known, epoch milliseconds
     */
    void day(long epochDay, int from, int to, long closeTimeMs);
  }

  private TradingDays() {}

  /** Returns where the REPLAY clock stands: the close of the last bar. */
  static long lastClose(PriceSeries bars) {
    return bars.size() == 0 ? Long.MIN_VALUE : bars.closeTimeMs(bars.size() - 1);
  }

  /** Shows in order the days complete at {@code knownAtMs}, by which every bar has closed. */
  static void visit(PriceSeries bars, TradingCalendar calendar, long knownAtMs, Visitor visitor) {
    if (!(bars.barLengthMs() <= DAY_MS)) {
      throw new IllegalArgumentException(
          "barLengthMs must be at most a day, was " + bars.barLengthMs());
    }
    boolean weekendsOpenMonday =
        calendar == TradingCalendar.EXCHANGE && bars.barLengthMs() < DAY_MS;
    int from = 0;
    while (from < bars.size()) {
      long day = dayOf(bars.openTimeMs(from), weekendsOpenMonday);
      int to = from + 1;
      while (to < bars.size() && dayOf(bars.openTimeMs(to), weekendsOpenMonday) == day) {
        to++;
      }
      long end = Math.max((day + 1) * DAY_MS, bars.closeTimeMs(to - 1));
      if (from > 0 && end <= knownAtMs) {
        visitor.day(day, from, to, end);
      }
      from = to;
    }
  }

  private static long dayOf(long openTimeMs, boolean weekendsOpenMonday) {
    long day = Math.floorDiv(openTimeMs, DAY_MS);
    if (weekendsOpenMonday) {
      long weekday = Math.floorMod(day + MONDAY_OFFSET, (long) DAYS_A_WEEK);
      return weekday >= SATURDAY ? day + DAYS_A_WEEK - weekday : day;
    }
    return day;
  }
}
