package io.foreshock.portfolio;

import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketId;
import io.foreshock.policy.MarginProfile;
import io.foreshock.portfolio.liquidity.MarketLiquidity;
import io.foreshock.portfolio.liquidity.SpreadSource;
import io.foreshock.portfolio.liquidity.TurnoverSource;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionTerms;
import io.foreshock.portfolio.scenario.JointGroups;
import io.foreshock.portfolio.scenario.RandomMarkets;
import io.foreshock.portfolio.scenario.ScenarioMarket;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Some markets, one of them of another time, and portfolios in them. */
final class RandomPortfolios {

  private final Map<MarketId, PortfolioMarket> markets = new LinkedHashMap<>();
  private final List<ScenarioSet> sets;

  /**
   * Draws the markets.
   *
   * @param turnover traded value of a day, quote currency
   */
  RandomPortfolios(long seed, double turnover) {
    List<ScenarioMarket> scenarios = new ArrayList<>();
    for (int m = 0; m < 4; m++) {
      long from = m == 3 ? 5_000 : 0;
      double loading = m == 1 ? -0.5 : 0.8;
      ScenarioMarket market =
          RandomMarkets.market(
              RandomMarkets.residuals("M" + m, seed + m, loading, from, 260), seed + 50 + m);
      scenarios.add(market);
      markets.put(new MarketId("M" + m), portfolioMarket(market, 10.0 + 90.0 * m, turnover));
    }
    sets =
        JointGroups.of(scenarios).stream()
            .map(group -> new ScenarioSet(group, 0.01, ScenarioSet.CORRELATION_WEIGHT))
            .toList();
  }

  static PortfolioMarket portfolioMarket(ScenarioMarket market, double mark, double turnover) {
    return new PortfolioMarket(
        market,
        mark,
        1.0,
        new MarketLiquidity(
            0.0005,
            SpreadSource.GIVEN,
            turnover,
            TurnoverSource.OBSERVED,
            Optional.empty(),
            market.dailyVolatility(),
            Optional.empty()),
        MarginProfile.defaultFor(AssetClass.CRYPTO).haircut(),
        24,
        365);
  }

  Requirement margin(List<Position> positions) {
    return PortfolioMargin.of(positions, markets, sets);
  }

  List<ScenarioSet> sets() {
    return sets;
  }

  Map<MarketId, PortfolioMarket> markets() {
    return markets;
  }

  /** Returns one to five positions of every kind. */
  static List<Position> draw(SplittableRandom random, String prefix) {
    List<Position> positions = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      positions.add(position(random, prefix + i));
    }
    return positions;
  }

  private static Position position(SplittableRandom random, String id) {
    MarketId market = new MarketId("M" + random.nextInt(4));
    double quantity = Math.round(2_000 * (random.nextDouble() - 0.5)) / 10.0;
    return switch (random.nextInt(4)) {
      case 0 -> option(random, id, market, quantity);
      case 1 -> greeks(random, id, market, quantity);
      default -> Position.linear(id, market, PositionType.PERPETUAL, quantity);
    };
  }

  private static Position option(
      SplittableRandom random, String id, MarketId market, double quantity) {
    double mark = 10.0 + 90.0 * (market.value().charAt(1) - '0');
    OptionTerms terms =
        new OptionTerms(
            random.nextBoolean() ? OptionKind.CALL : OptionKind.PUT,
            mark * (0.6 + 0.8 * random.nextDouble()),
            0.01 + random.nextDouble(),
            0.1 + random.nextDouble());
    return new Position(
        id,
        market,
        PositionType.OPTION,
        quantity,
        OptionalDouble.empty(),
        Optional.of(terms),
        Optional.empty());
  }

  private static Position greeks(
      SplittableRandom random, String id, MarketId market, double quantity) {
    return new Position(
        id,
        market,
        PositionType.GREEKS,
        quantity,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.of(
            new Greeks(
                random.nextDouble() * 2 - 1,
                random.nextDouble() * 0.02 - 0.01,
                random.nextDouble() * 10 - 5,
                random.nextDouble() - 0.5)));
  }

  /** Returns the same positions with other quantities. */
  static List<Position> times(List<Position> positions, double factor, String prefix) {
    return positions.stream()
        .map(each ->
            new Position(
                prefix + each.positionId(),
                each.marketId(),
                each.type(),
                each.quantity() * factor,
                each.entryPrice(),
                each.option(),
                each.greeks()))
        .toList();
  }

  static List<Position> both(List<Position> first, List<Position> second) {
    List<Position> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
