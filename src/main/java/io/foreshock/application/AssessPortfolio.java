package io.foreshock.application;

import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.portfolio.Holding;
import io.foreshock.portfolio.PortfolioMargin;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.collateral.CashHaircut;
import io.foreshock.portfolio.scenario.JointGroups;
import io.foreshock.portfolio.scenario.ScenarioMarket;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Use case: tells what a portfolio needs and how its account stands, by what is published. */
public final class AssessPortfolio {

  private static final double ALPHA = 0.01;

  private final MarketRisks risks;
  private final AssetDirectory assets;
  private final VerifyPrices prices;
  private final Clock clock;
  private final ScenarioMemory scenarios = new ScenarioMemory();

  /**
   * Makes the use case.
   *
   * @param risks what markets are valued by
   * @param directory names of markets
   * @param prices what may be believed of prices
   * @param clock wall clock, which live markets are priced by
   */
  public AssessPortfolio(
      MarketRisks risks, MarketDirectory directory, VerifyPrices prices, Clock clock) {
    this.risks = risks;
    this.prices = prices;
    this.clock = clock;
    this.assets = new AssetDirectory(directory);
  }

  /**
   * Returns the publication of a market by id, symbol or alias, empty where nothing is published.
   *
   * @param snapshot what is published
   */
  public Optional<MarketPublication> market(String name, PublishedSnapshot snapshot) {
    return assets.named(name, snapshot);
  }

  /**
   * Tells whether an asset's name stands for something that can be valued.
   *
   * @param snapshot what is published
   */
  public boolean knows(String asset, PublishedSnapshot snapshot) {
    return rates(snapshot).knows(asset) || assets.market(asset, snapshot).isPresent();
  }

  /**
   * Assesses a portfolio.
   *
   * @param order positions in published markets, and assets that are known
   * @param snapshot what is published
   * @throws RiskException.NoRate if a market's currency cannot be told in dollars
   * @throws RiskException.UnknownMarket if a market or an asset is not published
   */
  public AssessedPortfolio assess(PortfolioOrder order, PublishedSnapshot snapshot) {
    long nowMs = clock.millis();
    SortedSet<String> flags = new TreeSet<>();
    SortedMap<MarketId, MarketRisk> used = used(order, snapshot);
    Map<MarketId, MarketMark> marks = new LinkedHashMap<>();
    used.forEach((id, risk) -> marks.put(id, MarketMark.of(risk, prices, nowMs)));
    Map<MarketId, PortfolioMarket> markets = new LinkedHashMap<>();
    used.forEach((id, risk) ->
        markets.put(id, risk.portfolioMarket(of(id, marks), usdPerQuote(risk, snapshot, flags))));
    List<MarketId> held =
        order.positions().stream().map(Position::marketId).distinct().sorted().toList();
    List<ScenarioSet> sets = sets(held, used, markets);
    List<ScenarioSet> withCollateral =
        held.size() == used.size() ? sets : sets(List.copyOf(used.keySet()), used, markets);
    List<Holding> holdings =
        order.collateral().stream().map(asset -> holding(asset, snapshot, markets, marks)).toList();
    flags(sets, used, flags);
    marks.values().forEach(mark -> mark.flag().ifPresent(flags::add));
    return new AssessedPortfolio(
        snapshot.sequence(),
        PortfolioMargin.assess(order.positions(), holdings, markets, sets, withCollateral),
        used,
        markets,
        marks,
        flags);
  }

  private SortedMap<MarketId, MarketRisk> used(PortfolioOrder order, PublishedSnapshot snapshot) {
    SortedMap<MarketId, MarketRisk> used = new TreeMap<>();
    for (Position position : order.positions()) {
      used.computeIfAbsent(position.marketId(), id -> risks.of(published(id, snapshot)));
    }
    for (PortfolioOrder.Asset asset : order.collateral()) {
      if (!rates(snapshot).knows(asset.name())) {
        MarketPublication followed = followed(asset.name(), snapshot).publication();
        used.computeIfAbsent(followed.marketId(), id -> risks.of(followed));
      }
    }
    return used;
  }

  private static MarketPublication published(MarketId id, PublishedSnapshot snapshot) {
    return snapshot.market(id).orElseThrow(() -> new RiskException.UnknownMarket(id.value()));
  }

  private AssetDirectory.Followed followed(String asset, PublishedSnapshot snapshot) {
    return assets.market(asset, snapshot).orElseThrow(() -> new RiskException.UnknownMarket(asset));
  }

  private CurrencyRates rates(PublishedSnapshot snapshot) {
    return new CurrencyRates(snapshot, publication -> risks.of(publication).markPrice());
  }

  /** An index without a rate counts in points of a dollar, a market of unknown quote likewise. */
  private double usdPerQuote(MarketRisk risk, PublishedSnapshot snapshot, SortedSet<String> flags) {
    String currency = risk.publication().market().quoteCurrency();
    OptionalDouble rate = rates(snapshot).usdPer(currency);
    if (rate.isPresent()) {
      return rate.getAsDouble();
    }
    boolean points = risk.publication().market().assetClass() == AssetClass.INDEX;
    if (points || currency.equals(MarketDirectory.UNKNOWN_CURRENCY)) {
      flags.add(points ? "INDEX_IN_DOLLAR_POINTS" : "QUOTE_TAKEN_FOR_DOLLARS");
      return 1.0;
    }
    throw new RiskException.NoRate(risk.marketId(), currency);
  }

  private List<ScenarioSet> sets(
      List<MarketId> ids,
      SortedMap<MarketId, MarketRisk> used,
      Map<MarketId, PortfolioMarket> markets) {
    List<MarketRisk> risksOf = ids.stream().map(id -> of(id, used)).toList();
    return scenarios.of(
        risksOf, () -> made(ids.stream().map(id -> of(id, markets).scenario()).toList()));
  }

  private static <T> T of(MarketId id, Map<MarketId, T> byMarket) {
    return Objects.requireNonNull(byMarket.get(id));
  }

  private static List<ScenarioSet> made(List<ScenarioMarket> markets) {
    return JointGroups.of(markets).stream()
        .map(group -> new ScenarioSet(group, ALPHA, ScenarioSet.CORRELATION_WEIGHT))
        .toList();
  }

  private Holding holding(
      PortfolioOrder.Asset asset,
      PublishedSnapshot snapshot,
      Map<MarketId, PortfolioMarket> markets,
      Map<MarketId, MarketMark> marks) {
    OptionalDouble rate = rates(snapshot).usdPer(asset.name());
    return rate.isPresent()
        ? money(asset, rate.getAsDouble())
        : following(asset, followed(asset.name(), snapshot), markets, marks);
  }

  private static Holding money(PortfolioOrder.Asset asset, double usdPerUnit) {
    double mark = asset.markPrice().orElse(1.0);
    return new Holding(
        asset.name(),
        asset.quantity(),
        mark,
        asset.oraclePrice().orElse(mark),
        usdPerUnit,
        CashHaircut.of(asset.name()),
        Optional.empty());
  }

  /** A verified price stands in for the price told by others where the client names none. */
  private Holding following(
      PortfolioOrder.Asset asset,
      AssetDirectory.Followed followed,
      Map<MarketId, PortfolioMarket> markets,
      Map<MarketId, MarketMark> marks) {
    MarketRisk risk = risks.of(followed.publication());
    MarketMark own = of(risk.marketId(), marks);
    double price = own.of(asset.quantity());
    double mark = asset.markPrice().orElse(price);
    return new Holding(
        asset.name(),
        asset.quantity(),
        mark,
        asset.oraclePrice().orElse(own.verified().isPresent() ? price : mark),
        of(risk.marketId(), markets).usdPerQuote(),
        risk.haircut(followed.peg()),
        Optional.of(risk.marketId()));
  }

  private static void flags(
      List<ScenarioSet> sets, SortedMap<MarketId, MarketRisk> used, SortedSet<String> flags) {
    if (sets.size() > 1) {
      flags.add("NO_JOINT_HISTORY");
    }
    if (used.values().stream().map(MarketRisk::markAtMs).distinct().count() > 1) {
      flags.add("DIFFERENT_TIMES");
    }
    used.values().forEach(risk -> flags.addAll(risk.publication().set().flags()));
  }
}
