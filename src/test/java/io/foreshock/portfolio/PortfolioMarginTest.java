package io.foreshock.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.scenario.Dependence;
import io.foreshock.portfolio.scenario.JointGroups;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortfolioMarginTest {

  private static final int PORTFOLIOS = 10_000;

  /** Turnover so large that size is never charged. */
  private static final double DEEP = 1e20;

  /** Each of two components of each of two amounts is rounded up to a whole micro-dollar. */
  private static final long ROUNDING = 4;

  private static final RandomPortfolios MARKETS = new RandomPortfolios(1, DEEP);

  @Test
  void of_nothing_needsNothing() {
    Requirement nothing = MARKETS.margin(List.of());
    assertThat(nothing.initial().totalUsd6()).isZero();
    assertThat(nothing.maintenance().totalUsd6()).isZero();
    assertThat(nothing.positions()).isEmpty();
  }

  @Test
  void of_onePosition_needsThePublishedMargin() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < PORTFOLIOS; i++) {
      MarketId id = new MarketId("M" + random.nextInt(4));
      double quantity = Math.round(1_000 * (random.nextDouble() - 0.5)) / 8.0;
      PortfolioMarket market = MARKETS.markets().get(id);
      Requirement margin =
          MARKETS.margin(List.of(Position.linear("1", id, PositionType.FUTURE, quantity)));
      assertThat(margin.initial().totalUsd6())
          .isEqualTo(
              published(
                  market.scenario().initial().longPpm(),
                  market.scenario().initial().shortPpm(),
                  quantity,
                  market.markPrice()));
      assertThat(margin.maintenance().totalUsd6())
          .isEqualTo(
              published(
                  market.scenario().maintenance().longPpm(),
                  market.scenario().maintenance().shortPpm(),
                  quantity,
                  market.markPrice()));
    }
  }

  /** Notional in ppm of a dollar is whole, so the product is exact and needs no rounding. */
  private static long published(long longPpm, long shortPpm, double quantity, double mark) {
    long notionalMicros = Math.round(Math.abs(quantity) * mark * MicroDollars.ONE);
    return Math.ceilDiv(notionalMicros * (quantity < 0 ? shortPpm : longPpm), Ppm.ONE);
  }

  @Test
  void of_randomPortfolios_keepsItsOrder() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < PORTFOLIOS; i++) {
      Requirement margin = MARKETS.margin(RandomPortfolios.draw(random, "a"));
      long initial = margin.initial().totalUsd6();
      assertThat(margin.maintenance().totalUsd6()).isBetween(0L, initial);
      assertThat(initial).isLessThanOrEqualTo(margin.marketUsd6() + ROUNDING);
      assertThat(margin.marketUsd6()).isLessThanOrEqualTo(margin.grossUsd6() + ROUNDING);
      assertThat(added(margin)).isEqualTo(initial);
      margin.groups().forEach(PortfolioMarginTest::requireWorst);
    }
  }

  private static long added(Requirement margin) {
    return margin.positions().stream().mapToLong(Requirement.Addition::addedUsd6).sum();
  }

  private static void requireWorst(Requirement.Group group) {
    long binding = group.shortfallsUsd6().get(group.binding());
    assertThat(group.shortfallsUsd6().values()).allMatch(shortfall -> shortfall <= binding);
    assertThat(group.shortfallsUsd6()).containsOnlyKeys(Dependence.values());
    assertThat(group.valueAtRiskUsd6()).isLessThanOrEqualTo(binding);
    assertThat(group.worst().getFirst().lossUsd6()).isGreaterThanOrEqualTo(group.valueAtRiskUsd6());
  }

  @Test
  void of_twoPortfolios_haveAtMostTheSumOfTheirShortfalls() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < PORTFOLIOS; i++) {
      List<Position> first = RandomPortfolios.draw(random, "a");
      List<Position> second = RandomPortfolios.draw(random, "b");
      assertThat(shortfall(RandomPortfolios.both(first, second)))
          .isLessThanOrEqualTo(shortfall(first) + shortfall(second) + ROUNDING);
    }
  }

  private static long shortfall(List<Position> positions) {
    return MARKETS.margin(positions).initial().shortfallUsd6();
  }

  @Test
  void of_multipleAndOpposite_needTheMultipleAndTheRest() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < PORTFOLIOS; i++) {
      List<Position> positions = RandomPortfolios.draw(random, "a");
      Requirement one = MARKETS.margin(positions);
      long total = one.initial().totalUsd6();
      // powers of two are exact in binary, so only the rounding up remains
      assertThat((double) total(RandomPortfolios.times(positions, 4.0, "x")))
          .isCloseTo(4.0 * total, within(4.0 * ROUNDING));
      // gains of a position and its opposite are added one by one and leave the last bits
      long noise = ROUNDING + one.grossUsd6() / 1_000_000_000L;
      assertThat(total(hedged(positions, -1.0))).isLessThanOrEqualTo(noise);
      assertThat(total(hedged(positions, -0.5))).isLessThanOrEqualTo(total / 2 + noise);
    }
  }

  private static List<Position> hedged(List<Position> positions, double factor) {
    return RandomPortfolios.both(positions, RandomPortfolios.times(positions, factor, "h"));
  }

  @Test
  void of_positionInThinMarket_growsFasterThanItsSize() {
    RandomPortfolios thin = new RandomPortfolios(1, 20_000.0);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < PORTFOLIOS; i++) {
      List<Position> positions = RandomPortfolios.draw(random, "a");
      Requirement one = thin.margin(positions);
      Requirement two = thin.margin(RandomPortfolios.times(positions, 2.0, "x"));
      assertThat(two.initial().totalUsd6())
          .isGreaterThanOrEqualTo(2 * one.initial().totalUsd6() - 2 * ROUNDING);
      assertThat(one.initial().beforeSizeUsd6())
          .isEqualTo(MARKETS.margin(positions).initial().beforeSizeUsd6());
      assertThat(added(one)).isEqualTo(one.initial().totalUsd6());
      assertThat(one.maintenance().totalUsd6()).isLessThanOrEqualTo(one.initial().totalUsd6());
    }
  }

  private static long total(List<Position> positions) {
    return MARKETS.margin(positions).initial().totalUsd6();
  }

  /** A price in doubt between 90 and 100: each gain at the end that is worse, margins at 100. */
  @Test
  void assess_priceInDoubt_countsTheWorseSideOfEachPosition() {
    PortfolioMarket sure = MARKETS.markets().get(new MarketId("M0"));
    PortfolioMarket doubtful =
        new PortfolioMarket(
            sure.scenario(),
            100.0,
            90.0,
            1.0,
            sure.liquidity(),
            sure.rules(),
            sure.horizonHours(),
            sure.tradingDaysPerYear());
    Map<MarketId, PortfolioMarket> markets = Map.of(sure.marketId(), doubtful);
    List<ScenarioSet> sets =
        JointGroups.of(List.of(sure.scenario())).stream()
            .map(group -> new ScenarioSet(group, 0.01, ScenarioSet.CORRELATION_WEIGHT))
            .toList();
    for (double quantity : new double[] {3, -3}) {
      Position position =
          new Position(
              "1",
              sure.marketId(),
              PositionType.FUTURE,
              quantity,
              OptionalDouble.of(95.0),
              Optional.empty(),
              Optional.empty());
      Assessment assessment =
          PortfolioMargin.assess(List.of(position), List.of(), markets, sets, sets);
      assertThat(assessment.equityUsd6()).isEqualTo(-15_000_000); // 3 × 5 either way
      assertThat(Math.abs(assessment.requirement().markets().getFirst().exposureUsd6()))
          .isEqualTo(300_000_000);
    }
  }
}
