package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.volatility.HarLags;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HorizonForecasterTest {

  private static final double PRIOR = 0.15;
  private static final long HOUR = SimulatedMarkets.HOUR_MS;
  private static final FitMemory FITS = new FitMemory();

  /** A market's bars, its forecaster at the end of 560 days, and the forecast it carries. */
  private record Carried(HorizonForecaster horizons, ChampionForecast forecast) {

    static Carried of(long barLengthMs, double sigma, int recent, TradingCalendar calendar) {
      int barsPerDay = (int) (24 * HOUR / barLengthMs);
      PriceSeries bars =
          SimulatedMarkets.closes(
              new MarketId("SIM"),
              barLengthMs,
              SimulatedMarkets.returns(561, barsPerDay, sigma, 11));
      return of(bars, recent, calendar);
    }

    static Carried of(PriceSeries bars, int recent, TradingCalendar calendar) {
      DailyObservations days = DailyAggregation.of(bars, calendar);
      ChampionForecaster champion =
          new ChampionForecaster(
              days,
              VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true),
              RefitSchedule.MONTHLY,
              HarLags.CONTINUOUS,
              FITS,
              PRIOR);
      double[] sigmas = new double[days.size()];
      for (int day = 0; day < days.size(); day++) {
        champion.observeNext(Combination.DEFAULT);
        if (champion.ready() && day + 1 < days.size()) {
          sigmas[day + 1] = champion.forecast().sigma();
        }
      }
      int size = days.size();
      RecentDays last = new RecentDays(days, size, Arrays.copyOfRange(sigmas, size - recent, size));
      return new Carried(new HorizonForecaster(bars, last, PRIOR), champion.forecast());
    }

    TailForecast at(int hours) {
      return horizons.at(forecast, hours);
    }
  }

  private static final Carried HOURLY = Carried.of(HOUR, 0.03, 250, TradingCalendar.CONTINUOUS);
  private static final Carried DAILY = Carried.of(24 * HOUR, 0.03, 250, TradingCalendar.CONTINUOUS);

  @Test
  void at_aDay_isTheConditionalForecastItself() {
    assertThat(HOURLY.at(24)).isSameAs(HOURLY.forecast().conditional());
    assertThat(DAILY.at(24)).isSameAs(DAILY.forecast().conditional());
  }

  @Test
  void at_everyHourUpToFiveDays_neverFallsInHorizonOrLevel() {
    TailForecast shorter = HOURLY.at(1);
    requireOrderedLevels(shorter);
    for (int hours = 2; hours <= 120; hours++) {
      TailForecast longer = HOURLY.at(hours);
      requireOrderedLevels(longer);
      requireNotBelow(longer, shorter, hours);
      shorter = longer;
    }
  }

  @Test
  void at_wholeDaysUpToTen_neverFallsInHorizonOrLevel() {
    for (int days = 2; days <= 10; days++) {
      requireNotBelow(DAILY.at(24 * days), DAILY.at(24 * (days - 1)), 24 * days);
      requireOrderedLevels(DAILY.at(24 * days));
    }
  }

  private static void requireOrderedLevels(TailForecast tail) {
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        double var = tail.valueAtRisk(side, alpha);
        double es = tail.expectedShortfall(side, alpha);
        assertThat(var).isPositive().isLessThanOrEqualTo(es);
        if (level > 0) {
          double nearer = TailLevels.alpha(level - 1);
          assertThat(var).isGreaterThanOrEqualTo(tail.valueAtRisk(side, nearer));
          assertThat(es).isGreaterThanOrEqualTo(tail.expectedShortfall(side, nearer));
        }
      }
    }
  }

  private static void requireNotBelow(TailForecast longer, TailForecast shorter, int hours) {
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        assertThat(longer.valueAtRisk(side, alpha))
            .as("VaR of %s at %s over %d h", side, alpha, hours)
            .isGreaterThanOrEqualTo(shorter.valueAtRisk(side, alpha));
        assertThat(longer.expectedShortfall(side, alpha))
            .as("ES of %s at %s over %d h", side, alpha, hours)
            .isGreaterThanOrEqualTo(shorter.expectedShortfall(side, alpha));
      }
    }
  }

  @Test
  void at_anHour_isWellBelowTheDay() {
    double ratio =
        HOURLY.at(1).valueAtRisk(Side.LONG, 0.01)
            / HOURLY.forecast().conditional().valueAtRisk(Side.LONG, 0.01);
    // Independent hours would give √(1/24) = 0.20; fat hours and clustering raise it.
    assertThat(ratio).isBetween(0.15, 0.45);
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 72, 240})
  void at_wholeDays_isTheDayTimesTheSimulatedRatio(int hours) {
    ChampionForecast forecast = DAILY.forecast();
    List<TailForecast> simulated = forecast.carry().simulated(hours / 24, forecast.knownAtMs());
    double ratio =
        simulated.getLast().valueAtRisk(Side.LONG, 0.01)
            / simulated.getFirst().valueAtRisk(Side.LONG, 0.01);
    double oneDay = forecast.conditional().valueAtRisk(Side.LONG, 0.01);
    assertThat(DAILY.at(hours).valueAtRisk(Side.LONG, 0.01)).isEqualTo(oneDay * ratio);
    // The recursion alone says how volatility adds up; the tail of a sum follows it loosely.
    assertThat(ratio / forecast.carry().volatilityRatio(hours / 24)).isCloseTo(1.0, within(0.25));
  }

  @Test
  void at_twice_hasTheSameBits() {
    assertThat(HOURLY.at(31)).isEqualTo(HOURLY.at(31));
    assertThat(HOURLY.at(7)).isEqualTo(HOURLY.at(7));
    assertThat(DAILY.at(72)).isEqualTo(DAILY.at(72));
  }

  @ParameterizedTest
  @ValueSource(ints = {-24, 0, 1, 25, 36})
  void at_noMultipleOfTheBars_isRefused(int hours) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DAILY.at(hours))
        .withMessageContaining("horizonHours")
        .withMessageContaining(String.valueOf(hours));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 59})
  void at_fewDaysForecast_countsAPartAsTheWholeDay(int recent) {
    Carried young = Carried.of(HOUR, 0.03, recent, TradingCalendar.CONTINUOUS);
    assertThat(young.at(1)).isEqualTo(young.at(24));
    assertThat(young.at(23)).isEqualTo(young.at(24));
    assertThat(young.at(25)).isEqualTo(young.at(48));
  }

  /** Trading days of eight bars: after the first, which spans the night, no five follow. */
  @Test
  void at_longerThanTheTradingDay_countsAsTheWholeDay() {
    double[] returns = SimulatedMarkets.returns(561, 24, 0.03, 5);
    PriceSeries all = SimulatedMarkets.closes(new MarketId("SIM"), HOUR, returns);
    PriceSeries.Builder open = PriceSeries.builder(all.marketId(), HOUR, all.size());
    for (int bar = 0; bar < all.size(); bar++) {
      if (bar % 24 >= 9 && bar % 24 < 17) {
        open.add(
            all.openTimeMs(bar),
            all.close(bar),
            all.close(bar),
            all.close(bar),
            all.close(bar),
            Double.NaN);
      }
    }
    Carried exchange = Carried.of(open.build(), 250, TradingCalendar.EXCHANGE);
    assertThat(exchange.at(3).valueAtRisk(Side.LONG, 0.01))
        .isLessThan(exchange.at(24).valueAtRisk(Side.LONG, 0.01));
    assertThat(exchange.at(5)).isEqualTo(exchange.at(24));
    assertThat(exchange.at(40)).isEqualTo(exchange.at(48));
  }

  @ParameterizedTest
  @ValueSource(longs = {90, 420})
  void at_barsThatDivideNoHour_areServedAtTheirMultiples(long minutes) {
    PriceSeries bars =
        SimulatedMarkets.closes(
            new MarketId("SIM"),
            minutes * 60_000L,
            SimulatedMarkets.returns((int) (561 * 1_440 / minutes), 1, 0.01, 5));
    Carried odd = Carried.of(bars, 250, TradingCalendar.CONTINUOUS);
    TailForecast shorter = odd.at(21);
    requireOrderedLevels(shorter);
    requireNotBelow(odd.at(42), shorter, 42);
    requireNotBelow(odd.at(63), odd.at(42), 63);
  }
}
