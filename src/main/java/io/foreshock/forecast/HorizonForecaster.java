package io.foreshock.forecast;

import io.foreshock.feature.BlockReturns;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import java.util.List;

/**
 * Carries the champion's forecast of a day to other horizons, which must be multiples of the bar
 * length. Nothing is scaled by the square root of time.
 *
 * <p>Beyond a day the variance recursion is simulated, and the champion's day is multiplied by
 * simulated tail(horizon) ÷ simulated tail(day). Within a day the tail of whole hours is that of
 * past block returns over the volatility forecast for their day, relative to that of past days.
 * Both are raised to the running maximum over shorter horizons.
 */
public final class HorizonForecaster {

  private static final int HOURS_A_DAY = 24;
  private static final long HOUR_MS = 3_600_000L;

  private final PriceSeries bars;
  private final RecentDays recentDays;
  private final double priorShape;

  /**
   * Makes a forecaster.
   *
   * @param bars bars known at the time of the forecast
   * @param recentDays the last days and the volatility that was forecast for each
   * @param priorShape class prior of the Pareto shape ξ, in [−0.5, 0.5]
   */
  public HorizonForecaster(PriceSeries bars, RecentDays recentDays, double priorShape) {
    this.bars = bars;
    this.recentDays = recentDays;
    this.priorShape = priorShape;
  }

  /**
   * Tells whether a horizon is a multiple of the bar length.
   *
   * @param horizonHours hours, positive
   * @param barLengthMs length of a bar, milliseconds
   */
  public static boolean supports(int horizonHours, long barLengthMs) {
    return horizonHours > 0 && horizonHours * HOUR_MS % barLengthMs == 0;
  }

  /**
   * Returns the tail of the return over a horizon.
   *
   * @param forecast the champion's forecast of the next day
   * @param horizonHours hours, a multiple of the bar length
   * @throws IllegalArgumentException if it is none
   */
  public TailForecast at(ChampionForecast forecast, int horizonHours) {
    if (!supports(horizonHours, bars.barLengthMs())) {
      throw new IllegalArgumentException(
          "horizonHours must be a multiple of the bar length of "
              + bars.barLengthMs()
              + " ms, was "
              + horizonHours);
    }
    if (horizonHours == HOURS_A_DAY) {
      return forecast.conditional();
    }
    return horizonHours < HOURS_A_DAY
        ? withinDay(forecast, horizonHours)
        : beyondDay(forecast, horizonHours);
  }

  private TailForecast beyondDay(ChampionForecast forecast, int horizonHours) {
    int days = horizonHours / HOURS_A_DAY;
    int hours = horizonHours % HOURS_A_DAY;
    long seed = forecast.knownAtMs();
    List<TailForecast> whole = forecast.carry().simulated(days, seed);
    TailForecast horizon = whole.getLast();
    if (hours > 0) {
      horizon = forecast.carry().simulated(days, blocks(hours), seed).atLeast(horizon);
    }
    return relative(forecast.conditional(), horizon, whole.getFirst(), Double.MAX_VALUE);
  }

  private TailForecast withinDay(ChampionForecast forecast, int horizonHours) {
    int step = (int) Math.max(1, bars.barLengthMs() / HOUR_MS);
    TailForecast longest = blocks(step).tail();
    for (int hours = 2 * step; hours <= horizonHours; hours += step) {
      longest = blocks(hours).tail().atLeast(longest);
    }
    return relative(forecast.conditional(), longest, recentDays.tail(priorShape), 1.0);
  }

  /** Returns the pool of returns over some hours ÷ the volatility forecast for their day. */
  private ResidualPool blocks(int hours) {
    int barsPerBlock = (int) (hours * HOUR_MS / bars.barLengthMs());
    ResidualPool pool = new ResidualPool(recentDays.size() * HOURS_A_DAY, priorShape);
    for (int day = 0; day < recentDays.size(); day++) {
      double sigma = recentDays.sigma(day);
      for (double logReturn :
          BlockReturns.between(
              bars, recentDays.afterMs(day), recentDays.upToMs(day), barsPerBlock)) {
        pool.add(logReturn / sigma);
      }
    }
    return pool;
  }

  private static TailForecast relative(
      TailForecast day, TailForecast numerator, TailForecast denominator, double largest) {
    int cells = Side.values().length * TailLevels.count();
    double[] valueAtRisk = new double[cells];
    double[] expectedShortfall = new double[cells];
    TailMethod[] methods = new TailMethod[cells];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        int cell = TailForecast.index(side, level);
        double varRatio = numerator.valueAtRisk(side, alpha) / denominator.valueAtRisk(side, alpha);
        double shortfallRatio =
            numerator.expectedShortfall(side, alpha) / denominator.expectedShortfall(side, alpha);
        valueAtRisk[cell] = day.valueAtRisk(side, alpha) * Math.min(largest, varRatio);
        expectedShortfall[cell] =
            day.expectedShortfall(side, alpha) * Math.min(largest, shortfallRatio);
        methods[cell] = day.method(side, alpha).mergedWith(numerator.method(side, alpha));
      }
    }
    return TailForecast.of(valueAtRisk, expectedShortfall, methods);
  }
}
