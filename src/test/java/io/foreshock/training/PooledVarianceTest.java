package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PooledVarianceTest {

  private static final int BARS = 6;

  private static VarianceFeatures market(int number, double[] returns) {
    return VarianceFeatures.of(
        FeatureSchema.INTRADAY,
        DailyAggregation.of(
            SimulatedMarkets.bars(
                new MarketId("M" + number), 4 * SimulatedMarkets.HOUR_MS, returns, number),
            TradingCalendar.CONTINUOUS),
        7,
        30,
        true);
  }

  private static List<VarianceFeatures> alike(int markets) {
    return IntStream.range(0, markets)
        .mapToObj(number -> market(number, SimulatedMarkets.returns(1_000, BARS, 0.02, number)))
        .toList();
  }

  /** Six markets of one law: what one market learns from 600 days, six learn better together. */
  @Test
  void judged_marketsOfOneLaw_poolingWins() {
    PooledVariance judged =
        PooledVariance.judged(alike(6), Learners.ofVariance(List.of())).orElseThrow();
    assertThat(judged.markets()).isEqualTo(6);
    assertThat(judged.wins()).isTrue();
    assertThat(judged.serving()).containsValue(judged.regression());
  }

  /** A market that answers a wild day with a calm one, among five that go on being wild. */
  @Test
  void judged_marketsOfOppositeLaws_poolingLoses() {
    List<VarianceFeatures> markets = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      markets.add(market(number, swinging(number, number % 2 == 0 ? 1 : 12)));
    }
    PooledVariance judged =
        PooledVariance.judged(markets, Learners.ofVariance(List.of())).orElseThrow();
    assertThat(judged.wins()).isFalse();
    assertThat(judged.serving()).isEmpty();
  }

  /** Volatility that changes every {@code days} days between low and high. */
  private static double[] swinging(int seed, int days) {
    double[] returns = SimulatedMarkets.returns(1_000, BARS, 0.02, seed);
    for (int bar = 0; bar < returns.length; bar++) {
      returns[bar] *= bar / BARS / days % 2 == 0 ? 0.2 : 3.0;
    }
    return returns;
  }

  @Test
  void judged_threeMarkets_areTooFew() {
    assertThat(PooledVariance.judged(alike(3), Learners.ofVariance(List.of()))).isEmpty();
  }

  @Test
  void judged_firstPart_isNotTouchedByTheJudgedDays() {
    List<VarianceFeatures> same = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      double[] returns = SimulatedMarkets.returns(1_000, BARS, 0.02, number);
      for (int bar = 700 * BARS; bar < returns.length; bar++) {
        returns[bar] *= 5.0;
      }
      same.add(market(number, returns));
    }
    PooledVariance before =
        PooledVariance.judged(alike(4), Learners.ofVariance(List.of())).orElseThrow();
    PooledVariance after =
        PooledVariance.judged(same, Learners.ofVariance(List.of())).orElseThrow();
    assertThat(after.splitDay()).isEqualTo(before.splitDay());
    assertThat(after.pooledQlike())
        .as("five times the volatility from day 700 on was not foreseen from the first 600")
        .isGreaterThan(before.pooledQlike());
  }
}
