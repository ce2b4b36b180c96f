package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyAggregationTest {

  private static final MarketId ID = new MarketId("X");
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static PriceSeries.Builder series(long barLengthMs) {
    return PriceSeries.builder(ID, barLengthMs, 16);
  }

  private static PriceSeries closes(long barLengthMs, String[] times, double... closes) {
    PriceSeries.Builder series = series(barLengthMs);
    for (int i = 0; i < closes.length; i++) {
      long time = Instant.parse(times[i] + ":00Z").toEpochMilli();
      series.add(time, Double.NaN, Double.NaN, Double.NaN, closes[i], Double.NaN);
    }
    return series.build();
  }

  /** A random walk with a range, from which about one bar in ten is missing. */
  private static PriceSeries randomBars(long barLengthMs, int bars, long seed) {
    Random random = new Random(seed);
    PriceSeries.Builder series = series(barLengthMs);
    double price = 100;
    for (int i = 0; i < bars; i++) {
      double close = price * (1 + 0.01 * random.nextGaussian());
      if (random.nextInt(10) > 0) {
        double high = Math.max(price, close) * (1 + 0.005 * random.nextDouble());
        double low = Math.min(price, close) * (1 - 0.005 * random.nextDouble());
        series.add(i * barLengthMs, price, high, low, close, 1);
      }
      price = close;
    }
    return series.build();
  }

  @Test
  void of_twoHourlyDays_matchesHandCalculation() {
    String[] times = {
      "2020-01-01T23:00", "2020-01-02T00:00", "2020-01-02T12:00", "2020-01-02T23:00"
    };
    double e = StrictMath.exp(0.1);
    PriceSeries bars = closes(HOUR, times, 1, e, 1, e * e);
    DailyObservations days = DailyAggregation.of(bars, TradingCalendar.CONTINUOUS);
    assertThat(days.size()).isEqualTo(1);
    assertThat(days.date(0)).isEqualTo(LocalDate.of(2020, 1, 2));
    assertThat(days.closeTimeMs(0)).isEqualTo(Instant.parse("2020-01-03T00:00:00Z").toEpochMilli());
    // returns 0.1, −0.1, 0.2; tolerance: rounding of the exponentials
    assertThat(days.logReturn(0)).isCloseTo(0.2, within(1e-15));
    assertThat(days.realizedVariance(0)).isCloseTo(0.06, within(1e-15));
    assertThat(days.barsInDay(0)).isEqualTo(3);
    assertThat(days.close(0)).isEqualTo(e * e);
    assertThat(days.hasRange(0)).isFalse();
    assertThatThrownBy(() -> days.rangeVariance(0)).hasMessageContaining("2020-01-02");
  }

  @Test
  void of_dailyBars_realizedVarianceIsTheSquaredReturn() {
    PriceSeries bars = randomBars(DAY, 400, 5);
    DailyObservations days = DailyAggregation.of(bars, TradingCalendar.EXCHANGE);
    assertThat(days.size()).isEqualTo(bars.size() - 1);
    for (int i = 0; i < days.size(); i++) {
      assertThat(days.realizedVariance(i)).isEqualTo(days.logReturn(i) * days.logReturn(i));
      assertThat(days.closeTimeMs(i)).isEqualTo(bars.closeTimeMs(i + 1));
      assertThat(days.epochDay(i) * DAY).isEqualTo(bars.openTimeMs(i + 1));
      assertThat(days.rangeVariance(i))
          .isEqualTo(
              RangeVariance.GARMAN_KLASS.withOvernight(
                  bars.close(i),
                  bars.open(i + 1),
                  bars.high(i + 1),
                  bars.low(i + 1),
                  bars.close(i + 1)));
    }
  }

  @Test
  void of_dayWithoutBars_isAbsentAndTheNextReturnSpansIt() {
    String[] times = {"2020-01-01T23:00", "2020-01-03T05:00", "2020-01-04T00:00"};
    DailyObservations days =
        DailyAggregation.of(closes(HOUR, times, 1, 2, 4), TradingCalendar.CONTINUOUS);
    assertThat(days.size()).isEqualTo(1);
    assertThat(days.date(0)).isEqualTo(LocalDate.of(2020, 1, 3));
    assertThat(days.logReturn(0)).isEqualTo(StrictMath.log(2));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-02T22:00, 0", // closes at 23:00: the day is still open
    "2020-01-02T23:00, 1", // closes at midnight
    "2020-01-03T00:00, 1"
  })
  void of_lastBar_decidesWhetherItsDayIsComplete(String last, int expectedDays) {
    String[] times = {"2020-01-01T23:00", "2020-01-02T12:00", last};
    DailyObservations days =
        DailyAggregation.of(closes(HOUR, times, 1, 2, 3), TradingCalendar.CONTINUOUS);
    assertThat(days.size()).isEqualTo(expectedDays);
  }

  @Test
  void of_exchangeWeekend_belongsToMonday() {
    // 2020-01-03 was a Friday.
    String[] times = {
      "2020-01-02T12:00",
      "2020-01-03T12:00",
      "2020-01-04T01:00",
      "2020-01-05T22:00",
      "2020-01-06T12:00",
      "2020-01-07T00:00"
    };
    PriceSeries bars = closes(HOUR, times, 1, 2, 3, 4, 5, 6);
    DailyObservations days = DailyAggregation.of(bars, TradingCalendar.EXCHANGE);
    assertThat(days.size()).isEqualTo(2);
    assertThat(days.date(0)).isEqualTo(LocalDate.of(2020, 1, 3));
    assertThat(days.date(1)).isEqualTo(LocalDate.of(2020, 1, 6));
    assertThat(days.barsInDay(1)).isEqualTo(3);
    assertThat(days.logReturn(1)).isEqualTo(StrictMath.log(5.0 / 2));
    assertThat(DailyAggregation.of(bars, TradingCalendar.CONTINUOUS).size()).isEqualTo(4);
  }

  @Test
  void of_exchangeDailyBarOfASaturday_keepsItsTradeDate() {
    String[] times = {"2020-01-03T00:00", "2020-01-04T00:00"};
    DailyObservations days =
        DailyAggregation.of(closes(DAY, times, 1, 2), TradingCalendar.EXCHANGE);
    assertThat(days.date(0)).isEqualTo(LocalDate.of(2020, 1, 4));
  }

  @Test
  void of_fridayThatEndsEarly_isKnownWhenTheClockHasPassedIt() {
    String[] times = {"2020-01-02T23:00", "2020-01-03T20:00"};
    PriceSeries bars = closes(HOUR, times, 1, 2);
    long midnight = Instant.parse("2020-01-04T00:00:00Z").toEpochMilli();
    assertThat(DailyAggregation.of(bars, TradingCalendar.EXCHANGE).size()).isZero();
    assertThat(DailyAggregation.of(bars, TradingCalendar.EXCHANGE, midnight - 1).size()).isZero();
    DailyObservations days = DailyAggregation.of(bars, TradingCalendar.EXCHANGE, midnight);
    assertThat(days.size()).isEqualTo(1);
    assertThat(days.closeTimeMs(0)).isEqualTo(midnight);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTINUOUS, 1, 3000",
    "EXCHANGE, 1, 3000",
    "EXCHANGE, 24, 300",
    "CONTINUOUS, 4, 900"
  })
  void of_randomBars_equalsNaiveTwin(TradingCalendar calendar, int hours, int count) {
    PriceSeries bars = randomBars(hours * HOUR, count, 6);
    assertThat(text(DailyAggregation.of(bars, calendar))).isEqualTo(naive(bars, calendar));
  }

  private static List<String> text(DailyObservations days) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      lines.add(
          days.date(i)
              + " "
              + days.closeTimeMs(i)
              + " "
              + days.logReturn(i)
              + " "
              + days.realizedVariance(i)
              + " "
              + days.rangeVariance(i)
              + " "
              + days.barsInDay(i));
    }
    return lines;
  }

  /** Dates by the calendar library, days in a map, each day on its own. */
  private static List<String> naive(PriceSeries bars, TradingCalendar calendar) {
    TreeMap<LocalDate, List<Integer>> byDate = new TreeMap<>();
    for (int i = 0; i < bars.size(); i++) {
      LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(bars.openTimeMs(i), DAY));
      boolean moves = calendar == TradingCalendar.EXCHANGE && bars.barLengthMs() < DAY;
      while (moves && date.getDayOfWeek().getValue() > 5) {
        date = date.plusDays(1);
      }
      byDate.computeIfAbsent(date, key -> new ArrayList<>()).add(i);
    }
    List<String> lines = new ArrayList<>();
    double previous = Double.NaN;
    for (LocalDate date : byDate.keySet()) {
      List<Integer> indices = byDate.get(date);
      int last = indices.getLast();
      long end = (date.toEpochDay() + 1) * DAY;
      double[] dayCloses = indices.stream().mapToDouble(bars::close).toArray();
      if (!Double.isNaN(previous) && bars.closeTimeMs(bars.size() - 1) >= end) {
        double high = indices.stream().mapToDouble(bars::high).max().orElseThrow();
        double low = indices.stream().mapToDouble(bars::low).min().orElseThrow();
        double open = bars.open(indices.getFirst());
        lines.add(
            date
                + " "
                + end
                + " "
                + RealizedVariance.logReturn(previous, bars.close(last))
                + " "
                + RealizedVariance.of(previous, dayCloses)
                + " "
                + RangeVariance.GARMAN_KLASS.withOvernight(
                    previous, open, high, low, bars.close(last))
                + " "
                + indices.size());
      }
      previous = bars.close(last);
    }
    return lines;
  }

  @ParameterizedTest
  @CsvSource({"CONTINUOUS, 1", "EXCHANGE, 1", "EXCHANGE, 24"})
  void of_barsCutShort_leavesEveryCompleteDayAsItWas(TradingCalendar calendar, int hours) {
    PriceSeries bars = randomBars(hours * HOUR, 1000, 7);
    DailyObservations whole = DailyAggregation.of(bars, calendar);
    for (int cut = 0; cut <= bars.size(); cut++) {
      DailyObservations part = DailyAggregation.of(bars.first(cut), calendar);
      long knownAt = cut == 0 ? 0 : bars.closeTimeMs(cut - 1);
      assertSame(part, whole.until(knownAt));
      assertSame(DailyAggregation.of(bars, calendar, knownAt), whole.until(knownAt));
    }
  }

  private static void assertSame(DailyObservations part, DailyObservations whole) {
    assertThat(part.epochDays()).isEqualTo(whole.epochDays());
    assertThat(part.logReturns()).isEqualTo(whole.logReturns());
    assertThat(part.realizedVariances()).isEqualTo(whole.realizedVariances());
    assertThat(part.rangeVariances()).isEqualTo(whole.rangeVariances());
    for (int i = 0; i < part.size(); i++) {
      assertThat(part.suspect(i)).isEqualTo(whole.suspect(i));
      assertThat(part.closeTimeMs(i)).isEqualTo(whole.closeTimeMs(i));
    }
  }

  @Test
  void of_flashCrashInsideADay_isSuspectThoughTheDayEndsUnchanged() {
    PriceSeries.Builder series = series(HOUR);
    for (int i = 0; i < 24 * 60; i++) {
      double close = i == 24 * 50 + 12 ? 40 : 100 + i % 2;
      series.add(i * HOUR, Double.NaN, Double.NaN, Double.NaN, close, Double.NaN);
    }
    DailyObservations days = DailyAggregation.of(series.build(), TradingCalendar.CONTINUOUS);
    assertThat(days.logReturn(49)).isZero();
    assertThat(days.suspect(49)).isTrue();
    assertThat(days.suspect(48)).isFalse();
    assertThat(days.suspect(50)).isFalse();
  }

  @Test
  void of_oneBarWithoutRange_leavesItsDayWithoutRange() {
    PriceSeries.Builder series = series(HOUR);
    for (int i = 0; i < 72; i++) {
      series.add(i * HOUR, 1, 2, i == 30 ? Double.NaN : 1, 1, Double.NaN);
    }
    DailyObservations days = DailyAggregation.of(series.build(), TradingCalendar.CONTINUOUS);
    assertThat(days.hasRange(0)).isFalse();
    assertThat(days.hasRange(1)).isTrue();
    assertThat(days.rangeVariances()[0]).isNaN();
  }

  @Test
  void of_noBars_hasNoDays() {
    assertThat(DailyAggregation.of(series(HOUR).build(), TradingCalendar.CONTINUOUS).size())
        .isZero();
  }

  @Test
  void of_weeklyBars_areRefused() {
    PriceSeries bars = series(7 * DAY).build();
    assertThatThrownBy(() -> DailyAggregation.of(bars, TradingCalendar.EXCHANGE))
        .hasMessageContaining("604800000");
  }

  @Test
  void slice_outsideTheDays_isRefused() {
    DailyObservations days =
        DailyAggregation.of(randomBars(DAY, 50, 8), TradingCalendar.CONTINUOUS);
    assertThat(days.slice(2, 5).epochDays()).isEqualTo(Arrays.copyOfRange(days.epochDays(), 2, 5));
    assertThatThrownBy(() -> days.slice(3, 2)).hasMessageContaining("[3, 2]");
    assertThatThrownBy(() -> days.slice(0, 999)).hasMessageContaining("[0, 999]");
  }
}
