package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.AccountBook;
import io.foreshock.portfolio.Holding;
import io.foreshock.portfolio.JointGains;
import io.foreshock.portfolio.MarketGains;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.PledgedAsset;
import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.MarketScenarios;
import io.foreshock.portfolio.scenario.ScenarioSet;
import io.foreshock.portfolio.scenario.SharedScenarios;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all accounts have in common at one snapshot: markets, joint scenarios of the combinations of
 * markets they hold, gains of a unit of every contract. Each is made when an account first needs
 * it. Combinations in which no market has changed are taken over from the round before. Safe for
 * threads.
 */
final class WatchRound {

  /** Combinations of markets that are kept: some forty kilobytes each. */
  static final int MOST_COMBINATIONS = 2_048;

  private final AssessPortfolio portfolios;
  private final PublishedSnapshot snapshot;
  private final Map<MarketId, PortfolioMarket> markets = new ConcurrentHashMap<>();
  private final Map<String, AssessPortfolio.Worth> assets = new ConcurrentHashMap<>();
  private final Map<List<MarketId>, Combination> combinations = new ConcurrentHashMap<>();
  private final Map<MarketScenarios, MarketGains> gains = new ConcurrentHashMap<>();
  private final SharedScenarios shared = new SharedScenarios();

  /**
   * Markets that an account holds, and what their contracts gain.
   *
   * @param markets the markets as they were
   * @param gains joint scenarios and gains
   */
  private record Combination(List<PortfolioMarket> markets, JointGains gains) {}

  /**
   * Begins a round.
   *
   * @param portfolios what values markets and assets
   * @param snapshot what is published
   */
  WatchRound(AssessPortfolio portfolios, PublishedSnapshot snapshot) {
    this.portfolios = portfolios;
    this.snapshot = snapshot;
  }

  /** Takes over from the round before what has not changed. */
  WatchRound after(WatchRound before) {
    before.combinations.forEach((ids, combination) -> {
      if (combination.markets().stream().allMatch(this::isUnchanged)) {
        combinations.put(ids, combination);
      }
    });
    return this;
  }

  private boolean isUnchanged(PortfolioMarket before) {
    try {
      return market(before.marketId()).equals(before);
    } catch (RiskException _) {
      return false;
    }
  }

  /** Tells whether every market is still valued as it was when the round first needed it. */
  boolean isCurrent() {
    return markets.values().stream().allMatch(this::isValuedSo);
  }

  private boolean isValuedSo(PortfolioMarket known) {
    try {
      return portfolios.portfolioMarket(known.marketId(), snapshot).equals(known);
    } catch (RiskException _) {
      return false;
    }
  }

  PublishedSnapshot snapshot() {
    return snapshot;
  }

  /**
   * Returns a market.
   *
   * @throws RiskException if it cannot be valued
   */
  PortfolioMarket market(MarketId id) {
    PortfolioMarket known = markets.get(id);
    if (known != null) {
      return known;
    }
    PortfolioMarket made = portfolios.portfolioMarket(id, snapshot);
    markets.put(id, made);
    return made;
  }

  /**
   * Returns an account with what its contracts gain.
   *
   * @throws RiskException if a market or an asset of it cannot be valued
   */
  AccountBook book(Account account) {
    List<Holding> holdings = account.collateral().stream().map(this::holding).toList();
    List<MarketId> held = ids(account.positions().stream().map(AccountPosition::marketId));
    List<MarketId> all =
        ids(
            Stream.concat(
                held.stream(), holdings.stream().flatMap(each -> each.marketId().stream())));
    JointGains ofPositions = joint(held);
    List<Position> positions =
        account.positions().stream().map(each -> each.at(valuedAtMs(each.marketId()))).toList();
    return new AccountBook(
        positions, holdings, ofPositions, all.equals(held) ? ofPositions : joint(all));
  }

  private static List<MarketId> ids(Stream<MarketId> ids) {
    return List.copyOf(ids.collect(Collectors.toCollection(TreeSet::new)));
  }

  private long valuedAtMs(MarketId id) {
    return snapshot
        .market(id)
        .orElseThrow(() -> new RiskException.UnknownMarket(id.value()))
        .lastCloseMs();
  }

  private Holding holding(PledgedAsset asset) {
    AssessPortfolio.Worth worth = assets.get(asset.name());
    if (worth == null) {
      worth =
          portfolios.worth(
              asset.name(),
              snapshot,
              portfolios::mark,
              risk -> market(risk.marketId()).usdPerQuote());
      assets.put(asset.name(), worth);
    }
    return worth.of(
        new PortfolioOrder.Asset(
            asset.name(), asset.quantity(), asset.markPrice(), asset.oraclePrice()));
  }

  private JointGains joint(List<MarketId> ids) {
    Combination known = combinations.get(ids);
    if (known != null) {
      return known.gains();
    }
    Combination made = made(ids.stream().map(this::market).toList());
    if (combinations.size() < MOST_COMBINATIONS) {
      Combination other = combinations.putIfAbsent(ids, made);
      return (other == null ? made : other).gains();
    }
    return made.gains();
  }

  private Combination made(List<PortfolioMarket> of) {
    List<ScenarioSet> sets =
        AssessPortfolio.made(of.stream().map(PortfolioMarket::scenario).toList(), 0.0, shared);
    return new Combination(of, new JointGains(sets, this::gains));
  }

  private MarketGains gains(MarketId id, ScenarioSet set) {
    return gains.computeIfAbsent(
        set.scenarios(id, MarginLevel.INITIAL), _ -> new MarketGains(market(id), set));
  }
}
