package io.foreshock.portfolio.liquidation;

import io.foreshock.feature.DailyObservations;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import java.util.Arrays;

/**
 * How far a market's price went beyond both ends of each day, from the highs and lows of its bars.
 * What is said of a day depends on that day's bars alone. Immutable.
 */
public final class DayExtremes {

  private final DailyObservations days;
  private final double[] below;
  private final double[] above;

  private DayExtremes(DailyObservations days) {
    this.days = days;
    below = unknown(days.size());
    above = unknown(days.size());
  }

  private static double[] unknown(int days) {
    double[] unknown = new double[days];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /**
   * Looks through the bars of the days.
   *
   * @param bars the market's bars
   * @param days the days they make
   */
  public static DayExtremes of(PriceSeries bars, DailyObservations days) {
    DayExtremes extremes = new DayExtremes(days);
    int bar = 0;
    for (int day = 0; day < days.size(); day++) {
      int from = bar;
      while (bar < bars.size() && bars.closeTimeMs(bar) <= days.closeTimeMs(day)) {
        bar++;
      }
      if (day > 0) { // where the first day begins is not known
        extremes.look(bars, day, from, bar);
      }
    }
    return extremes;
  }

  private void look(PriceSeries bars, int day, int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0.0;
    for (int bar = from; bar < to; bar++) {
      low = Math.min(low, bars.low(bar)); // NaN wins, and so does for the high
      high = Math.max(high, bars.high(bar));
    }
    double close = days.close(day);
    double logReturn = days.logReturn(day);
    below[day] = Math.max(0.0, StrictMath.log(close / low) - Math.max(0.0, logReturn));
    above[day] = Math.max(0.0, StrictMath.log(high / close) + Math.min(0.0, logReturn));
  }

  /**
   * Returns how far the price went against a side beyond the worse of the last close before the day
   * and its own, log, at least 0; NaN where the high or low of a bar is not known.
   *
   * @param side whose losses are looked at: lows for long, highs for short
   * @param day index of the day
   */
  public double overshoot(Side side, int day) {
    return side == Side.LONG ? below[day] : above[day];
  }

  /**
   * Returns overshoots in units of the volatility that was forecast for their days, which is return
   * ÷ residual; NaN where either is 0 or the overshoot is not known.
   *
   * @param side whose losses are looked at
   * @param residuals of the last days seen, in time order
   * @param seen days seen, at least as many
   */
  double[] standardized(Side side, double[] residuals, int seen) {
    double[] standardized = new double[residuals.length];
    for (int i = 0; i < residuals.length; i++) {
      int day = seen - residuals.length + i;
      double sigma = days.logReturn(day) / residuals[i];
      standardized[i] = sigma > 0.0 ? overshoot(side, day) / sigma : Double.NaN;
    }
    return standardized;
  }

  /**
   * Tells whether the price came to a level, as far as the bars show.
   *
   * @param barrier seen from the last close before the first of the days
   * @param first index of the first day
   * @param last index of the last day
   * @throws IllegalArgumentException if the extremes of a day are not known
   */
  public boolean reached(Barrier barrier, int first, int last) {
    double moved = 0.0;
    for (int day = first; day <= last; day++) {
      double start = barrier.left(moved);
      moved += days.logReturn(day);
      if (Math.min(start, barrier.left(moved)) <= known(barrier.side(), day)) {
        return true;
      }
    }
    return false;
  }

  private double known(Side side, int day) {
    double overshoot = overshoot(side, day);
    if (Double.isNaN(overshoot)) {
      throw new IllegalArgumentException("extremes are not known on " + days.date(day));
    }
    return overshoot;
  }
}
