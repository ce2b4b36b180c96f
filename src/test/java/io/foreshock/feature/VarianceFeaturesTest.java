package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarianceFeaturesTest {

  private static final double ROUNDING = 1e-9; // sums of thirty logarithms in another order
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /** 200 days of twelve bars with range and volume. */
  private static final PriceSeries BARS =
      SimulatedMarkets.bars(
          new MarketId("SIM"),
          2 * SimulatedMarkets.HOUR_MS,
          SimulatedMarkets.returns(200, 12, 0.02, 5),
          9);

  private static final DailyObservations DAYS =
      DailyAggregation.of(BARS, TradingCalendar.CONTINUOUS);

  private static VarianceFeatures intraday(DailyObservations days) {
    return VarianceFeatures.of(FeatureSchema.INTRADAY, days, WEEK, MONTH, true);
  }

  private static VarianceFeatures daily(DailyObservations days) {
    return VarianceFeatures.of(FeatureSchema.DAILY, days, WEEK, MONTH, true);
  }

  private static double at(VarianceFeatures features, int t, String name) {
    return features.row(t)[features.schema().names().indexOf(name)];
  }

  /** Mean over the days of a window that ends at t, the plainest way. */
  private static double mean(double[] values, int t, int count) {
    double sum = 0.0;
    for (int day = t; day > t - count; day--) {
      sum += values[day];
    }
    return sum / count;
  }

  @Test
  void row_intraday_equalsANaiveSecondReckoning() {
    int t = 150;
    VarianceFeatures features = intraday(DAYS);
    double[] logRv = new double[DAYS.size()];
    double[] logTurnover = new double[DAYS.size()];
    for (int day = 0; day < logRv.length; day++) {
      logRv[day] = Math.log(DAYS.realizedVariance(day));
      logTurnover[day] = Math.log(turnover(day));
    }
    double volatility = Math.exp(mean(logRv, t, MONTH) / 2);
    double week = mean(DAYS.logReturns(), t, WEEK) * WEEK / Math.sqrt(WEEK) / volatility;

    assertThat(at(features, t, "logVarianceDay")).isCloseTo(logRv[t], within(ROUNDING));
    assertThat(at(features, t, "logVarianceWeek"))
        .isCloseTo(mean(logRv, t, WEEK), within(ROUNDING));
    assertThat(at(features, t, "logVarianceMonth"))
        .isCloseTo(mean(logRv, t, MONTH), within(ROUNDING));
    assertThat(at(features, t, "logBarRange")).isCloseTo(logRange(t, 12), within(ROUNDING));
    assertThat(at(features, t, "logLateRange")).isCloseTo(logRange(t, 3), within(ROUNDING));
    assertThat(at(features, t, "absoluteReturnDay"))
        .isCloseTo(Math.abs(DAYS.logReturn(t)) / volatility, within(ROUNDING));
    assertThat(at(features, t, "fallWeek")).isCloseTo(Math.min(week, 0.0), within(ROUNDING));
    assertThat(at(features, t, "logTurnoverDay"))
        .isCloseTo(logTurnover[t] - mean(logTurnover, t, MONTH), within(ROUNDING));
    assertThat(at(features, t, "logTurnoverWeek"))
        .isCloseTo(mean(logTurnover, t, WEEK) - mean(logTurnover, t, MONTH), within(ROUNDING));
  }

  /** The first bar makes no day of its own, so day d has bars 12 (d + 1) to 12 (d + 2). */
  private static double turnover(int day) {
    double sum = 0.0;
    for (int bar = 12 * (day + 1); bar < 12 * (day + 2); bar++) {
      sum += BARS.volume(bar) * BARS.close(bar);
    }
    return sum;
  }

  private static double logRange(int day, int lastBars) {
    double sum = 0.0;
    for (int bar = 12 * (day + 2) - lastBars; bar < 12 * (day + 2); bar++) {
      double range = Math.log(BARS.high(bar)) - Math.log(BARS.low(bar));
      sum += range * range / (4 * Math.log(2));
    }
    return Math.log(sum);
  }

  @Test
  void row_weekend_isThatOfTheDayForecast() {
    for (int t = 100; t < 107; t++) {
      String next = DAYS.date(t).plusDays(1).getDayOfWeek().name();
      assertThat(at(intraday(DAYS), t, "saturday")).isEqualTo(next.equals("SATURDAY") ? 1.0 : 0.0);
      assertThat(at(intraday(DAYS), t, "sunday")).isEqualTo(next.equals("SUNDAY") ? 1.0 : 0.0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 100, 150, 198})
  void row_laterDaysCutOff_isTheSameToTheBit(int t) {
    DailyObservations cut = DAYS.slice(0, t + 1);
    assertThat(intraday(cut).row(t)).isEqualTo(intraday(DAYS).row(t));
    assertThat(daily(cut).row(t)).isEqualTo(daily(DAYS).row(t));
  }

  @Test
  void row_pricesTimesAConstant_isTheSame() {
    PriceSeries.Builder tenfold =
        PriceSeries.builder(BARS.marketId(), BARS.barLengthMs(), BARS.size());
    for (int i = 0; i < BARS.size(); i++) {
      tenfold.add(
          BARS.openTimeMs(i),
          8 * BARS.open(i),
          8 * BARS.high(i),
          8 * BARS.low(i),
          8 * BARS.close(i),
          BARS.volume(i));
    }
    DailyObservations days = DailyAggregation.of(tenfold.build(), TradingCalendar.CONTINUOUS);
    double[] expected = intraday(DAYS).row(150);
    double[] found = intraday(days).row(150);
    for (int j = 0; j < expected.length; j++) {
      assertThat(found[j]).isCloseTo(expected[j], within(ROUNDING));
    }
  }

  /** Of closes alone: turnover counts as usual, and a squared return stands in for each range. */
  @Test
  void row_closesAlone_hasNeutralValues() {
    DailyObservations closes =
        DailyAggregation.of(
            SimulatedMarkets.closes(
                new MarketId("SIM"),
                2 * SimulatedMarkets.HOUR_MS,
                SimulatedMarkets.returns(200, 12, 0.02, 5)),
            TradingCalendar.CONTINUOUS);
    VarianceFeatures features = intraday(closes);
    assertThat(closes.turnovers()[150]).isNaN();
    assertThat(at(features, 150, "logTurnoverDay")).isZero();
    assertThat(at(features, 150, "logTurnoverWeek")).isZero();
    assertThat(at(features, 150, "logBarRange"))
        .isCloseTo(at(features, 150, "logVarianceDay"), within(ROUNDING));
  }

  @Test
  void row_firstTwoMonths_isRefused() {
    assertThat(intraday(DAYS).hasRow(58)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> intraday(DAYS).row(58))
        .withMessageContaining("58");
  }
}
