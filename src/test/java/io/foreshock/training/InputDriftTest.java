package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import io.foreshock.training.DriftMonitor.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class InputDriftTest {

  private static final int DAYS = 700;
  private static final long KNOWN_UNTIL_MS =
      SimulatedMarkets.START_MS + 500 * SimulatedMarkets.DAY_MS - 1;

  private static double[] returns(long seed, int days) {
    Random random = new Random(seed);
    return DoubleStream.generate(() -> 0.01 * random.nextGaussian()).limit(days).toArray();
  }

  private static VarianceFeatures features(FeatureSchema schema, double[] returns, int barsADay) {
    long barMs = SimulatedMarkets.DAY_MS / barsADay;
    return VarianceFeatures.of(
        schema,
        DailyAggregation.of(
            SimulatedMarkets.bars(new MarketId("A"), barMs, returns, 3),
            TradingCalendar.CONTINUOUS),
        7,
        30,
        true);
  }

  private static List<VarianceFeatures> markets(boolean onlyRising) {
    List<VarianceFeatures> markets = new ArrayList<>();
    for (int market = 0; market < 4; market++) {
      double[] returns = returns(market, DAYS);
      for (int day = DAYS - 60; onlyRising && day < DAYS; day++) {
        returns[day] = Math.abs(returns[day]);
      }
      markets.add(features(FeatureSchema.DAILY, returns, 1));
    }
    return markets;
  }

  private static Shift named(List<Shift> shifts, String name) {
    return shifts.stream().filter(shift -> shift.name().endsWith(name)).findFirst().orElseThrow();
  }

  /** The days by hand: those up to the end of training, and the last 60, over all markets. */
  private static Shift byHand(List<VarianceFeatures> markets, boolean move) {
    DoubleStream.Builder before = DoubleStream.builder();
    DoubleStream.Builder after = DoubleStream.builder();
    for (VarianceFeatures market : markets) {
      for (int t = 0; t < market.size(); t++) {
        if (market.hasRow(t)) {
          double[] row = market.row(t);
          double value = move ? row[4] : row[1] - row[3];
          if (market.epochDay(t) * SimulatedMarkets.DAY_MS < KNOWN_UNTIL_MS) {
            before.add(value);
          } else if (t >= market.size() - 60) {
            after.add(value);
          }
        }
      }
    }
    return DriftMonitor.shift("by hand", before.build().toArray(), after.build().toArray());
  }

  @Test
  void of_sameLaw_hasNotDrifted() {
    List<VarianceFeatures> markets = markets(false);
    List<Shift> shifts = InputDrift.of(markets, KNOWN_UNTIL_MS);
    assertThat(shifts)
        .extracting(Shift::name)
        .containsExactly(
            "log-har-x-daily/1 logVarianceDay over month", "log-har-x-daily/1 returnDay");
    assertThat(shifts).noneMatch(Shift::drifted);
    assertThat(named(shifts, "returnDay").index()).isEqualTo(byHand(markets, true).index());
    assertThat(named(shifts, "over month").index()).isEqualTo(byHand(markets, false).index());
  }

  @Test
  void of_returnsThatOnlyRise_hasDrifted() {
    List<VarianceFeatures> markets = markets(true);
    Shift shift = named(InputDrift.of(markets, KNOWN_UNTIL_MS), "returnDay");
    assertThat(shift.drifted()).isTrue();
    assertThat(shift.index()).isEqualTo(byHand(markets, true).index());
  }

  @Test
  void of_intradayBars_looksAtTheirInputs() {
    VarianceFeatures market = features(FeatureSchema.INTRADAY, returns(9, DAYS * 24), 24);
    assertThat(InputDrift.of(List.of(market), KNOWN_UNTIL_MS))
        .extracting(Shift::name)
        .containsExactly(
            "log-har-x-intraday/1 absoluteReturnDay",
            "log-har-x-intraday/1 fallDay",
            "log-har-x-intraday/1 logTurnoverDay",
            "log-har-x-intraday/1 logVarianceDay over month");
  }

  @Test
  void of_tooFewDays_findsNothing() {
    List<VarianceFeatures> markets = markets(false);
    long young = SimulatedMarkets.START_MS + 200 * SimulatedMarkets.DAY_MS;
    long recent = SimulatedMarkets.START_MS + (DAYS - 59) * SimulatedMarkets.DAY_MS;
    assertThat(InputDrift.of(markets, young)).isEmpty();
    assertThat(InputDrift.of(markets, recent)).isEmpty();
    DriftFindings none = new DriftFindings(List.of(), Optional.empty());
    assertThat(none.worstIndex()).isEmpty();
    assertThat(none.drifted()).isFalse();
  }
}
