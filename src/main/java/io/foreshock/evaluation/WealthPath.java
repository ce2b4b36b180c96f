package io.foreshock.evaluation;

import io.foreshock.market.Side;

/**
 * Wealth of the bets against one model's raw forecast of one market-side at α = 1 %, day by day
 * from 1 on; see {@link EvalueWealth}. Days without a positive value at risk are no bet.
 */
public final class WealthPath {

  /** Level of the forecasts that are bet against. */
  public static final double ALPHA = 0.01;

  private final String symbol;
  private final Side side;
  private final long[] epochDays;
  private final double[] logWealths;

  private WealthPath(String symbol, Side side, long[] epochDays, double[] logWealths) {
    this.symbol = symbol;
    this.side = side;
    this.epochDays = epochDays;
    this.logWealths = logWealths;
  }

  /**
   * Bets against a series.
   *
   * @param series forecasts and outcomes
   * @param side the side
   * @throws IllegalArgumentException if no day has a positive value at risk
   */
  public static WealthPath of(ForecastSeries series, Side side) {
    ForecastSeries.Day[] days =
        series.days().stream()
            .filter(day -> day.tail().valueAtRisk(side, ALPHA) > 0.0)
            .toArray(ForecastSeries.Day[]::new);
    Rows.requireAny(days.length);
    long[] epochDays = new long[days.length];
    double[] logWealths = new double[days.length];
    EvalueWealth wealth = EvalueWealth.START;
    for (int t = 0; t < days.length; t++) {
      wealth = wealth.with(eValue(days[t], side));
      epochDays[t] = days[t].epochDay();
      logWealths[t] = wealth.logWealth();
    }
    return new WealthPath(series.symbol(), side, epochDays, logWealths);
  }

  private static double eValue(ForecastSeries.Day day, Side side) {
    return ExpectedShortfallEValue.of(
        day.loss(side),
        day.tail().valueAtRisk(side, ALPHA),
        day.tail().expectedShortfall(side, ALPHA),
        ALPHA);
  }

  /** Returns the market, as its source names it. */
  public String symbol() {
    return symbol;
  }

  /** Returns the side. */
  public Side side() {
    return side;
  }

  /** Returns the days bet on, ascending, as days since 1970-01-01. */
  public long[] epochDays() {
    return epochDays.clone();
  }

  /** Returns ln W after each of the {@link #epochDays}. */
  public double[] logWealths() {
    return logWealths.clone();
  }

  /** Returns the wealth after the last day, above 0. */
  public double last() {
    return StrictMath.exp(logWealths[logWealths.length - 1]);
  }

  /** Returns the highest wealth after any day, above 0; a test may stop at any of them. */
  public double highest() {
    double highest = logWealths[0];
    for (double logWealth : logWealths) {
      highest = Math.max(highest, logWealth);
    }
    return StrictMath.exp(highest);
  }
}
