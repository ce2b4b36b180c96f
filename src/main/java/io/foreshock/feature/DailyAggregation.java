package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;

/**
 * Gathers bars into days.
 *
 * <p>A bar belongs to the UTC date of its opening; of markets that close, intraday bars of a
 * Saturday or Sunday belong to the following Monday's trade date. A day is complete once the clock
 * has reached the end of that UTC date and the close of its last bar; that moment is its
 * {@code closeTimeMs}. Days that are not complete are left out, and so is the first day, which has
 * no previous close.
 */
public final class DailyAggregation {

  /** The range estimator of the days: of the three it never vanishes on a day with a range. */
  public static final RangeVariance RANGE_ESTIMATOR = RangeVariance.GARMAN_KLASS;

  private static final long DAY_MS = 86_400_000;

  /** 1970-01-01 was a Thursday, so day + 3 is a multiple of 7 on Mondays. */
  private static final int MONDAY_OFFSET = 3;

  private static final int SATURDAY = 5;
  private static final int DAYS_A_WEEK = 7;

  private final PriceSeries bars;
  private final boolean weekendsOpenMonday;
  private final long knownAtMs;
  private final DailyColumns days;

  private DailyAggregation(PriceSeries bars, TradingCalendar calendar, long knownAtMs) {
    if (!(bars.barLengthMs() <= DAY_MS)) {
      throw new IllegalArgumentException(
          "barLengthMs must be at most a day, was " + bars.barLengthMs());
    }
    this.bars = bars;
    this.weekendsOpenMonday =
        calendar == TradingCalendar.EXCHANGE && bars.barLengthMs() < DAY_MS;
    this.knownAtMs = knownAtMs;
    this.days = new DailyColumns(mostDays(bars));
  }

  /**
   * Returns the days that are complete when the clock stands at the close of the last bar, as the
   * REPLAY clock does.
   *
   * @param bars accepted bars, of a day at most
   * @param calendar how the market's bars gather into days
   * @throws IllegalArgumentException if the bars are longer than a day
   */
  public static DailyObservations of(PriceSeries bars, TradingCalendar calendar) {
    long knownAtMs = bars.size() == 0 ? Long.MIN_VALUE : bars.closeTimeMs(bars.size() - 1);
    return new DailyAggregation(bars, calendar, knownAtMs).gather();
  }

  /**
   * Returns the days that are complete at a moment, from the bars that have closed by then.
   *
   * @param bars accepted bars, of a day at most
   * @param calendar how the market's bars gather into days
   * @param knownAtMs where the clock stands, epoch milliseconds
   * @throws IllegalArgumentException if the bars are longer than a day
   */
  public static DailyObservations of(PriceSeries bars, TradingCalendar calendar, long knownAtMs) {
    return new DailyAggregation(bars.until(knownAtMs), calendar, knownAtMs).gather();
  }

  private static int mostDays(PriceSeries bars) {
    if (bars.size() == 0) {
      return 0;
    }
    long span = bars.closeTimeMs(bars.size() - 1) - bars.openTimeMs(0);
    return (int) Math.min(bars.size(), span / DAY_MS + DAYS_A_WEEK);
  }

  private DailyObservations gather() {
    int from = 0;
    while (from < bars.size()) {
      long day = dayOf(from);
      int to = from + 1;
      while (to < bars.size() && dayOf(to) == day) {
        to++;
      }
      if (from > 0 && endOf(day, to) <= knownAtMs) {
        add(day, from, to);
      }
      from = to;
    }
    return new DailyObservations(bars.marketId(), days, JumpFlag.suspects(moves()));
  }

  private long dayOf(int bar) {
    long day = Math.floorDiv(bars.openTimeMs(bar), DAY_MS);
    if (weekendsOpenMonday) {
      long weekday = Math.floorMod(day + MONDAY_OFFSET, (long) DAYS_A_WEEK);
      return weekday >= SATURDAY ? day + DAYS_A_WEEK - weekday : day;
    }
    return day;
  }

  private long endOf(long day, int to) {
    return Math.max((day + 1) * DAY_MS, bars.closeTimeMs(to - 1));
  }

  private void add(long day, int from, int to) {
    double previousClose = bars.close(from - 1);
    double close = bars.close(to - 1);
    int at = days.size++;
    days.epochDays[at] = day;
    days.closeTimesMs[at] = endOf(day, to);
    days.closes[at] = close;
    days.logReturns[at] = StrictMath.log(close / previousClose);
    days.realizedVariances[at] = realizedVariance(from, to);
    days.rangeVariances[at] = rangeVariance(previousClose, from, to);
    days.barsInDay[at] = to - from;
  }

  private double realizedVariance(int from, int to) {
    double sum = 0;
    for (int bar = from; bar < to; bar++) {
      double logReturn = StrictMath.log(bars.close(bar) / bars.close(bar - 1));
      sum += logReturn * logReturn;
    }
    return sum;
  }

  private double rangeVariance(double previousClose, int from, int to) {
    double high = 0;
    double low = Double.POSITIVE_INFINITY;
    for (int bar = from; bar < to; bar++) {
      if (Double.isNaN(bars.open(bar))) {
        return Double.NaN;
      }
      high = Math.max(high, bars.high(bar)); // NaN wins, and so does for the low
      low = Math.min(low, bars.low(bar));
    }
    return Double.isNaN(high) || Double.isNaN(low)
        ? Double.NaN
        : RANGE_ESTIMATOR.withOvernight(
            previousClose, bars.open(from), high, low, bars.close(to - 1));
  }

  /** The larger of the day's own return and the way it went: a fall and its recovery both count. */
  private double[] moves() {
    double[] moves = new double[days.size];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = Math.max(Math.abs(days.logReturns[i]), Math.sqrt(days.realizedVariances[i]));
    }
    return moves;
  }
}
