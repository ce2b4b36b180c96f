package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Returns times c make every member's tail c times as large, and leave the regime where it was. */
class MemberScaleTest {

  private static final double[] FACTORS = {0.01, 0.25, 4.0};

  /**
   * Powers of two would be exact but for prices: returns are read back from them with 1e-13 of a
   * log price, which is 1e-9 of the smallest returns, and searches stop within 1e-6 of an optimum.
   */
  private static final double TOLERANCE = 1e-5;

  private static final Map<Double, ChampionForecast> FORECASTS = new HashMap<>();

  private static ChampionForecast forecast(double factor) {
    return FORECASTS.computeIfAbsent(factor, MemberScaleTest::forecastAnew);
  }

  private static ChampionForecast forecastAnew(double factor) {
    double[] returns =
        Arrays.stream(SimulatedMarkets.returns(621, 12, 0.02, 3)).map(r -> factor * r).toArray();
    DailyObservations days = DailyAggregation.of(bars(returns), TradingCalendar.CONTINUOUS);
    ChampionForecaster champion =
        new ChampionForecaster(
            days,
            VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true),
            RefitSchedule.MONTHLY,
            HarLags.CONTINUOUS,
            FittedParameters.NONE,
            0.15);
    for (int day = 0; day < 620; day++) {
      champion.observeNext(Combination.DEFAULT);
    }
    return champion.forecast();
  }

  /** Without volume: turnover is in prices, and the path of prices is another one. */
  private static PriceSeries bars(double[] returns) {
    PriceSeries whole =
        SimulatedMarkets.bars(new MarketId("SIM"), 2 * SimulatedMarkets.HOUR_MS, returns, 4);
    PriceSeries.Builder bars =
        PriceSeries.builder(whole.marketId(), whole.barLengthMs(), whole.size());
    for (int i = 0; i < whole.size(); i++) {
      bars.add(
          whole.openTimeMs(i),
          whole.open(i),
          whole.high(i),
          whole.low(i),
          whole.close(i),
          Double.NaN);
    }
    return bars.build();
  }

  /** Members that learn from the market alone: what others taught has a scale of its own. */
  static Stream<MemberName> combined() {
    return MemberName.combined().stream().filter(name -> !MemberName.learned().contains(name));
  }

  static Stream<Arguments> cases() {
    return combined()
        .flatMap(name -> Arrays.stream(FACTORS).mapToObj(factor -> Arguments.of(name, factor)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void forecast_returnsTimesC_isCTimesAsLarge(MemberName name, double factor) {
    MemberForecast base = Objects.requireNonNull(forecast(1.0).members().get(name));
    MemberForecast other = Objects.requireNonNull(forecast(factor).members().get(name));
    assertThat(other.dailyVariance() / (factor * factor * base.dailyVariance()))
        .isCloseTo(1.0, within(TOLERANCE));
    requireTimes(factor, other.tail(), base.tail());
  }

  private static void requireTimes(double factor, TailForecast other, TailForecast base) {
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        double alpha = TailLevels.alpha(level);
        assertThat(other.valueAtRisk(side, alpha) / (factor * base.valueAtRisk(side, alpha)))
            .isCloseTo(1.0, within(TOLERANCE));
        assertThat(
                other.expectedShortfall(side, alpha)
                    / (factor * base.expectedShortfall(side, alpha)))
            .isCloseTo(1.0, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("factors")
  void forecast_returnsTimesC_leavesTheRegimeAndScalesTheChampion(double factor) {
    assertThat(forecast(factor).regime().now().stressed())
        .isCloseTo(forecast(1.0).regime().now().stressed(), within(TOLERANCE));
    requireTimes(factor, forecast(factor).conditional(), forecast(1.0).conditional());
  }

  static Stream<Double> factors() {
    return Arrays.stream(FACTORS).boxed();
  }

  /** A member that is silent would pass every comparison of the loops above. */
  @ParameterizedTest
  @MethodSource("combined")
  void forecast_everyMember_speaks(MemberName name) {
    assertThat(forecast(1.0).members()).containsKey(name);
  }
}
