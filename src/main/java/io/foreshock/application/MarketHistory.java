package io.foreshock.application;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.volatility.HarLags;
import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;

/**
 * One market's accepted bars and the complete days they make.
 *
 * @param market the market
 * @param bars its bars in time order
 * @param days its complete days
 */
public record MarketHistory(Market market, PriceSeries bars, DailyObservations days) {

  private static final long DAY_MS = 86_400_000L;

  /** Six bars a day: fewer say less of its variance than its range. */
  private static final long LONGEST_INTRADAY_MS = DAY_MS / 6;

  /** Gathers the bars into days. */
  public static MarketHistory of(Market market, PriceSeries bars) {
    return new MarketHistory(market, bars, DailyAggregation.of(bars, market.calendar()));
  }

  /**
   * Returns the history as it was known at a moment. The clock stands at the close of the last bar,
   * so a later moment knows no more, and a day under way then is not complete.
   *
   * @param knownAtMs epoch milliseconds
   */
  public MarketHistory until(long knownAtMs) {
    if (bars.size() == 0 || knownAtMs >= bars.closeTimeMs(bars.size() - 1)) {
      return this;
    }
    return new MarketHistory(
        market, bars.until(knownAtMs), DailyAggregation.of(bars, market.calendar(), knownAtMs));
  }

  /** Returns the days over which log-HAR averages in this market. */
  HarLags harLags() {
    return market.calendar() == TradingCalendar.CONTINUOUS ? HarLags.CONTINUOUS : HarLags.EXCHANGE;
  }

  /** Returns the inputs of variance regressions: those of intraday bars up to four hours long. */
  VarianceFeatures features() {
    HarLags lags = harLags();
    return VarianceFeatures.of(
        bars.barLengthMs() <= LONGEST_INTRADAY_MS ? FeatureSchema.INTRADAY : FeatureSchema.DAILY,
        days,
        lags.week(),
        lags.month(),
        market.calendar() == TradingCalendar.CONTINUOUS);
  }

  /** Returns how many daily observations make ten years. */
  int tenYears() {
    return market.calendar() == TradingCalendar.CONTINUOUS ? 3_650 : 2_520;
  }

  /**
   * Returns the start of the day that follows entry {@code index}: the next UTC day, or the next
   * weekday where the market closes and has never traded on a weekend so far. Holidays are not
   * known ahead, so this is the earliest it can be.
   */
  long nextDayStartMs(int index) {
    long next = days.epochDay(index) + 1;
    while (isWeekend(next) && restsOnWeekends(index)) {
      next++;
    }
    return next * DAY_MS;
  }

  private boolean restsOnWeekends(int index) {
    if (market.calendar() == TradingCalendar.CONTINUOUS) {
      return false;
    }
    int day = 0;
    while (day <= index && !isWeekend(days.epochDay(day))) {
      day++;
    }
    return day > index;
  }

  /** 1970-01-01 was a Thursday, so day + 3 is a multiple of 7 on Mondays. */
  private static boolean isWeekend(long epochDay) {
    return Math.floorMod(epochDay + 3, 7L) >= 5;
  }
}
