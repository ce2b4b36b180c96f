package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;

/**
 * Gathers bars into days.
 *
 * <p>A bar belongs to the UTC date of its opening; of markets that close, intraday bars of a
 * Saturday or Sunday belong to the following Monday's trade date. A day is complete once the clock
 * has reached the end of that UTC date and the close of its last bar; that moment is its {@code
 * closeTimeMs}. Days that are not complete are left out, and so is the first day, which has no
 * previous close.
 */
public final class DailyAggregation {

  /** The range estimator of the days: of the three it never vanishes on a day with a range. */
  public static final RangeVariance RANGE_ESTIMATOR = RangeVariance.GARMAN_KLASS;

  private static final int DAYS_A_WEEK = 7;

  private final PriceSeries bars;
  private final DailyColumns days;

  private DailyAggregation(PriceSeries bars) {
    this.bars = bars;
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
    return new DailyAggregation(bars).gather(calendar, TradingDays.lastClose(bars));
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
    return new DailyAggregation(bars.until(knownAtMs)).gather(calendar, knownAtMs);
  }

  private static int mostDays(PriceSeries bars) {
    if (bars.size() == 0) {
      return 0;
    }
    long span = bars.closeTimeMs(bars.size() - 1) - bars.openTimeMs(0);
    return (int) Math.min(bars.size(), span / TradingDays.DAY_MS + DAYS_A_WEEK);
  }

  private DailyObservations gather(TradingCalendar calendar, long knownAtMs) {
    TradingDays.visit(bars, calendar, knownAtMs, this::add);
    return new DailyObservations(bars.marketId(), days, JumpFlag.suspects(moves()));
  }

  private void add(long day, int from, int to, long closeTimeMs) {
    double previousClose = bars.close(from - 1);
    double close = bars.close(to - 1);
    int at = days.size++;
    days.epochDays[at] = day;
    days.closeTimesMs[at] = closeTimeMs;
    days.closes[at] = close;
    days.logReturns[at] = StrictMath.log(close / previousClose);
    days.realizedVariances[at] = realizedVariance(from, to);
    days.rangeVariances[at] = rangeVariance(previousClose, from, to);
    days.barRangeVariances[at] = barRangeVariance(from, to);
    days.lateRangeVariances[at] = barRangeVariance(to - (to - from + 3) / 4, to);
    days.quarticities[at] = quarticity(from, to);
    days.turnovers[at] = turnover(from, to);
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

  /** A bar without a range counts with its squared return, whose expectation is the same. */
  private double barRangeVariance(int from, int to) {
    double sum = 0;
    for (int bar = from; bar < to; bar++) {
      double range = StrictMath.log(bars.high(bar) / bars.low(bar));
      double logReturn = StrictMath.log(bars.close(bar) / bars.close(bar - 1));
      sum += Double.isNaN(range) ? logReturn * logReturn : range * range / (4 * RangeVariance.LN_2);
    }
    return sum;
  }

  private double quarticity(int from, int to) {
    double sum = 0;
    for (int bar = from; bar < to; bar++) {
      double logReturn = StrictMath.log(bars.close(bar) / bars.close(bar - 1));
      sum += logReturn * logReturn * logReturn * logReturn;
    }
    return (to - from) / 3.0 * sum;
  }

  private double turnover(int from, int to) {
    double sum = 0;
    for (int bar = from; bar < to; bar++) {
      sum += bars.volume(bar) * bars.close(bar);
    }
    return sum;
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
