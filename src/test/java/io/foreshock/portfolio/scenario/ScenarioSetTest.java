package io.foreshock.portfolio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenarioSetTest {

  private static final double ALPHA = 0.01;

  /** The factor is found by halving, to the last bits of a double. */
  private static final double HALVING = 1e-12;

  /** Rank correlation is not the correlation of normal scores; they differ by a few hundredths. */
  private static final double RANKS = 0.04;

  @Test
  void scenarios_oneUnit_needsThePublishedMarginOnEachSide() {
    for (int seed = 0; seed < 200; seed++) {
      DayResiduals days = RandomMarkets.residuals("A", seed, 0.5, 0, 250 + 10 * seed);
      ScenarioMarket market = RandomMarkets.market(days, seed);
      ScenarioSet set = single(market);
      for (MarginLevel level : MarginLevel.values()) {
        SidedPpm published = level == MarginLevel.INITIAL ? market.initial() : market.maintenance();
        double[] moves = set.scenarios(days.marketId(), level).moves();
        double[] losses = Arrays.stream(moves).map(move -> -move).toArray();
        assertThat(shortfall(losses, set))
            .isEqualTo(fraction(published.longPpm()), within(HALVING));
        assertThat(shortfall(moves, set))
            .isEqualTo(fraction(published.shortPpm()), within(HALVING));
      }
    }
  }

  @Test
  void scenarios_wholeNotional_isReachedAndPricesStayPositive() {
    DayResiduals days = RandomMarkets.residuals("A", 1, 0.5, 0, 500);
    SidedPpm whole = new SidedPpm(Ppm.ONE, Ppm.ONE);
    ScenarioSet set = single(new ScenarioMarket(days, 0.1, whole, whole));
    double[] moves = set.scenarios(days.marketId(), MarginLevel.INITIAL).moves();
    assertThat(shortfall(Arrays.stream(moves).map(move -> -move).toArray(), set))
        .isEqualTo(1.0, within(1e-6)); // the least bad of the tail days falls by all but e^−13
    assertThat(Arrays.stream(moves).min().orElseThrow()).isGreaterThanOrEqualTo(-1.0);
  }

  @Test
  void order_everyDependence_keepsEachMarketsDays() {
    ScenarioSet set = new ScenarioSet(group(5, 400), ALPHA, ScenarioSet.CORRELATION_WEIGHT);
    int[] all = IntStream.range(0, 400).toArray();
    for (Dependence dependence : Dependence.values()) {
      for (int place = 0; place < 5; place++) {
        int[] order = set.order(place, dependence).clone();
        Arrays.sort(order);
        assertThat(order).isEqualTo(all);
      }
    }
    assertThat(set.order(3, Dependence.HISTORICAL)).isEqualTo(all);
  }

  @Test
  void order_blends_moveRankCorrelationsAsTold() {
    JointGroup group = group(4, 1_000);
    ScenarioSet set = new ScenarioSet(group, ALPHA, 0.25);
    for (int first = 0; first < 4; first++) {
      for (int second = 0; second < first; second++) {
        double before = correlation(group, set, first, second, Dependence.HISTORICAL);
        assertThat(correlation(group, set, first, second, Dependence.TOGETHER))
            .isEqualTo(0.75 * before + 0.25, within(RANKS));
        assertThat(correlation(group, set, first, second, Dependence.APART))
            .isEqualTo(0.75 * before, within(RANKS));
      }
    }
  }

  @Test
  void order_weightZero_isHistory() {
    JointGroup group = group(6, 300);
    ScenarioSet set = new ScenarioSet(group, ALPHA, 0.0);
    for (int place = 0; place < 6; place++) {
      assertThat(set.order(place, Dependence.TOGETHER))
          .isEqualTo(set.order(place, Dependence.HISTORICAL));
    }
  }

  @Test
  void order_twoMarketsThatAreOne_remainOne() {
    DayResiduals days = RandomMarkets.residuals("A", 3, 0.9, 0, 300);
    DayResiduals twin =
        new DayResiduals(
            new MarketId("B"), days.epochDays(), days.residuals(), days.volatilityChanges());
    JointGroup group =
        JointGroups.of(List.of(RandomMarkets.market(days, 1), RandomMarkets.market(twin, 2)))
            .getFirst();
    ScenarioSet set = new ScenarioSet(group, ALPHA, 0.25);
    assertThat(correlation(group, set, 0, 1, Dependence.TOGETHER)).isGreaterThan(0.999);
    assertThat(correlation(group, set, 0, 1, Dependence.APART)).isGreaterThan(0.999);
  }

  private static ScenarioSet single(ScenarioMarket market) {
    return new ScenarioSet(JointGroups.of(List.of(market)).getFirst(), ALPHA, 0.25);
  }

  private static JointGroup group(int markets, int days) {
    List<ScenarioMarket> all = new ArrayList<>();
    for (int m = 0; m < markets; m++) {
      double loading = m % 3 == 2 ? -0.6 : 0.7;
      all.add(
          RandomMarkets.market(RandomMarkets.residuals("M" + m, m, loading, 10, days), 100 + m));
    }
    return JointGroups.of(all).getFirst();
  }

  private static double correlation(
      JointGroup group, ScenarioSet set, int first, int second, Dependence dependence) {
    return spearman(
        ordered(group, set, first, dependence), ordered(group, set, second, dependence));
  }

  /** Without ties: 1 − 6·Σd² ÷ (n³ − n). */
  private static double spearman(double[] first, double[] second) {
    double squares = 0.0;
    for (int i = 0; i < first.length; i++) {
      double difference = rank(first, i) - rank(second, i);
      squares += difference * difference;
    }
    double count = first.length;
    return 1.0 - 6.0 * squares / (count * count * count - count);
  }

  private static double rank(double[] values, int place) {
    return Arrays.stream(values).filter(value -> value < values[place]).count();
  }

  private static double[] ordered(
      JointGroup group, ScenarioSet set, int place, Dependence dependence) {
    double[] residuals = group.residuals(place);
    return Arrays.stream(set.order(place, dependence)).mapToDouble(day -> residuals[day]).toArray();
  }

  private static double shortfall(double[] losses, ScenarioSet set) {
    return LossTail.of(losses, set.tailShare(), new double[losses.length])
        .expectedShortfall(losses);
  }

  private static double fraction(long ppm) {
    return (double) ppm / Ppm.ONE;
  }
}
