package io.foreshock.forecast;

import io.foreshock.feature.BlockReturns;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries the champion's forecast of a day to other horizons, which must be multiples of the bar
 * length. Nothing is scaled by the square root of time.
 *
 * <p>Beyond a day the variance recursion is simulated, and the champion's day is multiplied by
 * simulated tail(horizon) ÷ simulated tail(day). Within a day the tail of whole hours is that of
 * past block returns over the volatility forecast for their day, relative to that of past days.
 * Both are raised to the running maximum over shorter horizons, and a part of a day is at most the
 * whole one.
 *
 * <p>Where fewer than 60 blocks of a length are known, as on the first days of a market or where no
 * trading day is that long, a part of a day counts as the whole one: the day is never shortened on
 * less.
 */
public final class HorizonForecaster {

  private static final int HOURS_A_DAY = 24;
  private static final long HOUR_MS = 3_600_000L;

  /** As many as the days below which no market is forecast. */
  private static final int LEAST_BLOCKS = RefitSchedule.FIRST_FORECASTABLE;

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
        ? withinDay(forecast.conditional(), horizonHours)
        : beyondDay(forecast, horizonHours);
  }

  private TailForecast beyondDay(ChampionForecast forecast, int horizonHours) {
    int days = horizonHours / HOURS_A_DAY;
    int hours = horizonHours % HOURS_A_DAY;
    int wholeDays = hours == 0 ? days : days + 1;
    List<TailForecast> whole = forecast.carry().simulated(wholeDays, forecast.knownAtMs());
    TailForecast longest = whole.getLast();
    TailForecast horizon =
        hours == 0 ? longest : partDay(forecast, days, hours, whole).orElse(longest);
    return relative(forecast.conditional(), horizon, whole.getFirst(), longest);
  }

  /** Returns the tail of some days and hours, empty where the hours of a day are not known. */
  private Optional<TailForecast> partDay(
      ChampionForecast forecast, int days, int hours, List<TailForecast> whole) {
    List<ResidualPool> blocks = blocksUpTo(hours);
    TailForecast longest = whole.get(days - 1);
    for (ResidualPool longer : blocks) {
      longest = forecast.carry().simulated(days, longer, forecast.knownAtMs()).atLeast(longest);
    }
    return blocks.isEmpty() ? Optional.empty() : Optional.of(longest);
  }

  private TailForecast withinDay(TailForecast day, int horizonHours) {
    List<ResidualPool> blocks = blocksUpTo(horizonHours);
    if (blocks.isEmpty()) {
      return day;
    }
    TailForecast longest = blocks.getFirst().tail();
    for (ResidualPool longer : blocks.subList(1, blocks.size())) {
      longest = longer.tail().atLeast(longest);
    }
    TailForecast wholeDay = recentDays.tail(priorShape);
    return relative(day, longest, wholeDay, wholeDay);
  }

  /** Returns the pools of all block lengths up to one, empty where any of them is too small. */
  private List<ResidualPool> blocksUpTo(int hours) {
    List<ResidualPool> pools = new ArrayList<>();
    for (int length = 1; length <= hours; length++) {
      if (supports(length, bars.barLengthMs())) {
        pools.add(blocks(length));
      }
    }
    boolean enough =
        recentDays.size() >= LEAST_BLOCKS
            && supports(hours, bars.barLengthMs())
            && pools.stream().allMatch(pool -> pool.size() >= LEAST_BLOCKS);
    return enough ? pools : List.of();
  }

  /** Returns the pool of returns over some hours ÷ the volatility forecast for their day. */
  private ResidualPool blocks(int hours) {
    int barsPerBlock = (int) (hours * HOUR_MS / bars.barLengthMs());
    ResidualPool pool = new ResidualPool(Math.max(1, recentDays.size() * HOURS_A_DAY), priorShape);
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

  /** Returns day × min(horizon, longest) ÷ shortest, number by number. */
  private static TailForecast relative(
      TailForecast day, TailForecast horizon, TailForecast shortest, TailForecast longest) {
    int cells = Side.values().length * TailLevels.count();
    double[] valueAtRisk = new double[cells];
    double[] expectedShortfall = new double[cells];
    TailMethod[] methods = new TailMethod[cells];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        int cell = TailForecast.index(side, level);
        valueAtRisk[cell] =
            day.valueAtRisk(side, alpha)
                * ratio(
                    Math.min(horizon.valueAtRisk(side, alpha), longest.valueAtRisk(side, alpha)),
                    shortest.valueAtRisk(side, alpha));
        expectedShortfall[cell] =
            day.expectedShortfall(side, alpha)
                * ratio(
                    Math.min(
                        horizon.expectedShortfall(side, alpha),
                        longest.expectedShortfall(side, alpha)),
                    shortest.expectedShortfall(side, alpha));
        methods[cell] = day.method(side, alpha).mergedWith(horizon.method(side, alpha));
      }
    }
    return TailForecast.of(valueAtRisk, expectedShortfall, methods)
        .flaggedAs(day)
        .flaggedAs(horizon);
  }

  /** A side that lost nothing at a level on any day gives nothing to compare with. */
  private static double ratio(double horizon, double shortest) {
    return shortest > 0.0 ? horizon / shortest : 1.0;
  }
}
