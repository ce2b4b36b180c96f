package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealizedMeasuresTest {

  private static final long HOUR = 3_600_000;

  private static PriceSeries closes(String[] times, double... logPrices) {
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), HOUR, 16);
    for (int i = 0; i < times.length; i++) {
      long time = Instant.parse(times[i] + ":00Z").toEpochMilli();
      double close = StrictMath.exp(logPrices[i]);
      series.add(time, Double.NaN, Double.NaN, Double.NaN, close, Double.NaN);
    }
    return series.build();
  }

  /** Hourly bars around the clock, of which about one in twenty is missing. */
  private static PriceSeries holedBars(int hours, long seed) {
    Random random = new Random(seed);
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), HOUR, hours);
    double price = 100;
    for (int i = 0; i < hours; i++) {
      price *= StrictMath.exp(0.005 * random.nextGaussian());
      if (random.nextInt(20) > 0) {
        series.add(i * HOUR, Double.NaN, Double.NaN, Double.NaN, price, Double.NaN);
      }
    }
    return series.build();
  }

  /** The day's moves 1 | 2 −3 1 hundredths, the first after a missing bar. */
  @Test
  void daily_gapBeforeThreeReturns_matchesHandCalculation() {
    String[] times = {
      "2020-01-01T22:00",
      "2020-01-02T00:00",
      "2020-01-02T01:00",
      "2020-01-02T02:00",
      "2020-01-02T03:00",
      "2020-01-03T00:00"
    };
    PriceSeries bars = closes(times, 0, 0.01, 0.03, 0.0, 0.01, 0.5);
    List<RealizedMeasures> days = RealizedMeasures.daily(bars, TradingCalendar.CONTINUOUS);
    assertThat(days).hasSize(1);
    RealizedMeasures day = days.getFirst();
    assertThat(LocalDate.ofEpochDay(day.epochDay())).isEqualTo("2020-01-02");
    assertThat(day.closeTimeMs()).isEqualTo(Instant.parse("2020-01-03T00:00:00Z").toEpochMilli());
    assertThat(day.returns()).isEqualTo(4);
    assertThat(day.gaps()).isEqualTo(1);
    assertThat(day.realizedVariance()).isCloseTo(15e-4, within(1e-17));
    assertThat(day.gapVariance()).isCloseTo(1e-4, within(1e-17));
    assertThat(day.upsideSemivariance()).isCloseTo(6e-4, within(1e-17));
    assertThat(day.downsideSemivariance()).isCloseTo(9e-4, within(1e-17));
    JumpMeasures jumps = day.jumps().orElseThrow();
    assertThat(jumps.returns()).isEqualTo(3);
    assertThat(jumps.realizedVariance()).isCloseTo(14e-4, within(1e-17));
    assertThat(jumps.bipowerVariation())
        .isCloseTo(Math.PI / 2 * 3 / 2 * (6e-4 + 3e-4), within(1e-17));
  }

  /** A gap in the middle leaves runs of two: neighbours, but no three in a row. */
  @Test
  void daily_gapInTheMiddle_makesNoNeighboursAcrossIt() {
    String[] times = {
      "2020-01-01T23:00",
      "2020-01-02T00:00",
      "2020-01-02T01:00",
      "2020-01-02T05:00",
      "2020-01-02T06:00",
      "2020-01-02T07:00",
      "2020-01-02T23:00"
    };
    PriceSeries bars = closes(times, 0, 0.01, 0.02, 0.05, 0.06, 0.07, 0.08);
    RealizedMeasures day = RealizedMeasures.daily(bars, TradingCalendar.CONTINUOUS).getFirst();
    assertThat(day.gaps()).isEqualTo(2);
    assertThat(day.jumps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void daily_holedBars_agreesWithDailyAggregation(TradingCalendar calendar) {
    PriceSeries bars = holedBars(24 * 60, 3);
    DailyObservations observations = DailyAggregation.of(bars, calendar);
    List<RealizedMeasures> days = RealizedMeasures.daily(bars, calendar);
    assertThat(days).hasSize(observations.size()).hasSizeGreaterThan(40);
    for (int i = 0; i < days.size(); i++) {
      RealizedMeasures day = days.get(i);
      assertThat(day.epochDay()).isEqualTo(observations.epochDay(i));
      assertThat(day.closeTimeMs()).isEqualTo(observations.closeTimeMs(i));
      assertThat(day.returns()).isEqualTo(observations.barsInDay(i));
      assertThat(day.realizedVariance()).isEqualTo(observations.realizedVariance(i));
      assertThat(day.upsideSemivariance() + day.downsideSemivariance())
          .isCloseTo(day.realizedVariance(), within(1e-15));
      assertThat(day.jumps().orElseThrow().realizedVariance() + day.gapVariance())
          .isCloseTo(day.realizedVariance(), within(1e-15));
    }
  }

  /** A second implementation over lists of runs. */
  @Test
  void daily_holedBars_matchesNaiveBipower() {
    PriceSeries bars = holedBars(24 * 30, 8);
    for (RealizedMeasures day : RealizedMeasures.daily(bars, TradingCalendar.CONTINUOUS)) {
      List<Double> run = new ArrayList<>();
      double products = 0;
      int pairs = 0;
      int count = 0;
      for (int i = 1; i < bars.size(); i++) {
        if (Math.floorDiv(bars.openTimeMs(i), 24 * HOUR) == day.epochDay()) {
          if (bars.openTimeMs(i) - bars.openTimeMs(i - 1) != HOUR) {
            run.clear();
            continue;
          }
          run.add(Math.abs(Math.log(bars.close(i) / bars.close(i - 1))));
          count++;
          if (run.size() > 1) {
            products += run.get(run.size() - 1) * run.get(run.size() - 2);
            pairs++;
          }
        }
      }
      assertThat(day.jumps().orElseThrow().bipowerVariation())
          .isCloseTo(Math.PI / 2 * count / pairs * products, within(1e-15));
    }
  }

  /** Trading hours only, a half day among them: the night is a gap, the half day just shorter. */
  @Test
  void daily_exchangeHoursAndHalfDay_keepsTheNightApart() {
    Random random = new Random(4);
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), HOUR, 64);
    LocalDate halfDay = LocalDate.of(2019, 7, 3);
    double price = 100;
    for (LocalDate date = LocalDate.of(2019, 7, 1);
        date.isBefore(LocalDate.of(2019, 7, 13));
        date = date.plusDays(1)) {
      boolean open = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
      int hours = !open ? 0 : date.equals(halfDay) ? 4 : 7;
      price *= 1.01;
      for (int hour = 0; hour < hours; hour++) {
        price *= StrictMath.exp(0.001 * random.nextGaussian());
        long time = (date.toEpochDay() * 24 + 13 + hour) * HOUR;
        series.add(time, Double.NaN, Double.NaN, Double.NaN, price, Double.NaN);
      }
    }
    List<RealizedMeasures> days =
        RealizedMeasures.daily(
            series.build(),
            TradingCalendar.EXCHANGE,
            Instant.parse("2019-07-13T00:00:00Z").toEpochMilli());
    assertThat(days).hasSize(9);
    for (RealizedMeasures day : days) {
      boolean half = day.epochDay() == halfDay.toEpochDay();
      assertThat(day.gaps()).isEqualTo(1);
      assertThat(day.returns()).isEqualTo(half ? 4 : 7);
      assertThat(day.jumps().orElseThrow().returns()).isEqualTo(half ? 3 : 6);
      assertThat(day.gapVariance()).isGreaterThan(0.5 * day.realizedVariance());
    }
  }

  @Test
  void daily_dailyBars_haveNothingInside() {
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), 24 * HOUR, 4);
    for (int day = 0; day < 4; day++) {
      series.add(day * 24 * HOUR, 1, 2, 1, 1 + 0.1 * day, 1);
    }
    List<RealizedMeasures> days =
        RealizedMeasures.daily(series.build(), TradingCalendar.CONTINUOUS);
    assertThat(days).hasSize(3).allSatisfy(day -> assertThat(day.jumps()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void daily_seriesCutAnywhere_changesNothingBefore(TradingCalendar calendar) {
    PriceSeries bars = holedBars(24 * 20, 6);
    List<RealizedMeasures> whole = RealizedMeasures.daily(bars, calendar);
    for (int size = 0; size <= bars.size(); size++) {
      List<RealizedMeasures> cut = RealizedMeasures.daily(bars.first(size), calendar);
      assertThat(cut).isEqualTo(whole.subList(0, cut.size()));
      long known = size == 0 ? 0 : bars.closeTimeMs(size - 1);
      assertThat(RealizedMeasures.daily(bars, calendar, known)).isEqualTo(cut);
    }
  }

  @Test
  void constructor_badMeasures_areRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RealizedMeasures(0, 0, 1, 2, 1, 1, 1, 1, Optional.empty()))
        .withMessageContaining("gaps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RealizedMeasures(0, 0, 1, 0, 1, Double.NaN, 1, 1, Optional.empty()))
        .withMessageContaining("gapVariance");
  }
}
