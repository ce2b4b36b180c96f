package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.collateral.CashHaircut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Accounts in the markets of {@link RandomPortfolios}, with collateral and entry prices. */
final class AccountBooks {

  private final RandomPortfolios markets;
  private final JointGains gains;

  AccountBooks(RandomPortfolios markets) {
    this.markets = markets;
    Map<MarketId, MarketGains> made = new HashMap<>();
    gains =
        new JointGains(
            markets.sets(),
            (id, set) ->
                made.computeIfAbsent(id, key -> new MarketGains(markets.markets().get(key), set)));
  }

  AccountBook book(List<Position> positions, List<Holding> holdings) {
    return new AccountBook(positions, holdings, gains, gains);
  }

  Assessment assessed(List<Position> positions, List<Holding> holdings) {
    return PortfolioMargin.assess(
        positions, holdings, markets.markets(), markets.sets(), markets.sets());
  }

  /** Returns the positions, every other one with an entry price about its mark. */
  List<Position> entered(List<Position> positions, SplittableRandom random) {
    List<Position> entered = new ArrayList<>();
    for (Position each : positions) {
      double mark = markets.markets().get(each.marketId()).markPrice();
      OptionalDouble entry =
          random.nextBoolean()
              ? OptionalDouble.of(mark * (0.9 + 0.2 * random.nextDouble()))
              : OptionalDouble.empty();
      entered.add(
          new Position(
              each.positionId(),
              each.marketId(),
              each.type(),
              each.quantity(),
              entry,
              each.option(),
              each.greeks()));
    }
    return entered;
  }

  /** Returns dollars and, of an asset with a market, some units. */
  List<Holding> holdings(double dollars, double units) {
    MarketId id = new MarketId("M0");
    double mark = markets.markets().get(id).markPrice();
    return List.of(
        new Holding("USD", dollars, 1.0, 1.0, 1.0, CashHaircut.of("USD"), Optional.empty()),
        new Holding("COIN", units, mark, mark, 1.0, CashHaircut.of("CHF"), Optional.of(id)));
  }
}
