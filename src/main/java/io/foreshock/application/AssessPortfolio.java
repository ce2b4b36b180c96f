package io.foreshock.application;

import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.portfolio.Holding;
import io.foreshock.portfolio.PortfolioMargin;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.collateral.CashHaircut;
import io.foreshock.portfolio.collateral.CollateralHaircut;
import io.foreshock.portfolio.scenario.JointGroups;
import io.foreshock.portfolio.scenario.ScenarioMarket;
import io.foreshock.portfolio.scenario.ScenarioSet;
import io.foreshock.portfolio.scenario.SharedScenarios;
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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Use case: tells what a portfolio needs and how its account stands, by what is published. */
public final class AssessPortfolio {

  private static final double ALPHA = 0.01;

  private final Function<MarketPublication, MarketRisk> risks;
  private final AssetDirectory assets;
  private final Function<MarketRisk, MarketMark> marks;
  private final ScenarioMemory scenarios;
  private final double correlationShift;

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
    this(
        risks::of,
        new AssetDirectory(directory),
        risk -> MarketMark.of(risk, prices, clock.millis()),
        new ScenarioMemory(),
        0.0);
  }

  private AssessPortfolio(
      Function<MarketPublication, MarketRisk> risks,
      AssetDirectory assets,
      Function<MarketRisk, MarketMark> marks,
      ScenarioMemory scenarios,
      double correlationShift) {
    this.risks = risks;
    this.assets = assets;
    this.marks = marks;
    this.scenarios = scenarios;
    this.correlationShift = correlationShift;
  }

  /**
   * Returns the use case as it were if markets were others. Of two prices that a market is valued
   * at, it starts from the higher, which margins are a fraction of.
   *
   * @param change makes of each market what it is taken to be
   * @param shift how far correlations are moved to one, or where negative to none, in (−1, 1)
   */
  AssessPortfolio changed(UnaryOperator<MarketRisk> change, double shift) {
    return new AssessPortfolio(
        publication -> change.apply(marked(risks.apply(publication))),
        assets,
        MarketMark::ofClose,
        scenarios,
        shift);
  }

  /** Returns the use case over other knowledge of markets, of which no scenarios are kept. */
  AssessPortfolio seeing(Function<MarketPublication, MarketRisk> others) {
    return new AssessPortfolio(others, assets, MarketMark::ofClose, new ScenarioMemory(), 0.0);
  }

  private MarketRisk marked(MarketRisk risk) {
    return risk.markedAt(mark(risk).high());
  }

  /** Returns what a market is valued at now. */
  MarketMark mark(MarketRisk risk) {
    return marks.apply(risk);
  }

  /**
   * Returns the markets without which a portfolio cannot be assessed: those of its positions and
   * assets, and those that tell the rates of their currencies.
   */
  List<MarketPublication> needed(PortfolioOrder order, PublishedSnapshot snapshot) {
    SortedMap<MarketId, MarketPublication> needed = new TreeMap<>();
    for (Position position : order.positions()) {
      needed.put(position.marketId(), published(position.marketId(), snapshot));
    }
    for (PortfolioOrder.Asset asset : order.collateral()) {
      Optional<MarketPublication> market =
          rates(snapshot).knows(asset.name())
              ? rates(snapshot).market(asset.name())
              : Optional.of(followed(asset.name(), snapshot).publication());
      market.ifPresent(each -> needed.put(each.marketId(), each));
    }
    List.copyOf(needed.values()).stream()
        .flatMap(each -> rates(snapshot).market(each.market().quoteCurrency()).stream())
        .forEach(rate -> needed.put(rate.marketId(), rate));
    return List.copyOf(needed.values());
  }

  /** Returns the market whose price an asset follows, empty for money. */
  Optional<MarketId> marketOf(String asset, PublishedSnapshot snapshot) {
    return rates(snapshot).knows(asset)
        ? Optional.empty()
        : Optional.of(followed(asset, snapshot).publication().marketId());
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
    SortedSet<String> flags = new TreeSet<>();
    SortedMap<MarketId, MarketRisk> used = used(order, snapshot);
    Map<MarketId, MarketMark> marked = marked(used);
    Map<MarketId, PortfolioMarket> markets = markets(used, marked, snapshot, flags);
    List<MarketId> held =
        order.positions().stream().map(Position::marketId).distinct().sorted().toList();
    List<ScenarioSet> sets = sets(held, used, markets);
    List<ScenarioSet> withCollateral =
        held.size() == used.size() ? sets : sets(List.copyOf(used.keySet()), used, markets);
    List<Holding> holdings =
        order.collateral().stream()
            .map(asset ->
                worth(
                        asset.name(),
                        snapshot,
                        risk -> of(risk.marketId(), marked),
                        risk -> of(risk.marketId(), markets).usdPerQuote())
                    .of(asset))
            .toList();
    flags(sets, used, flags);
    marked.values().forEach(mark -> mark.flag().ifPresent(flags::add));
    return new AssessedPortfolio(
        snapshot.sequence(),
        PortfolioMargin.assess(order.positions(), holdings, markets, sets, withCollateral),
        used,
        markets,
        marked,
        flags);
  }

  /**
   * Returns the markets of a portfolio's positions and assets.
   *
   * @param order positions in published markets, and assets that are known
   * @param snapshot what is published
   */
  Map<MarketId, PortfolioMarket> markets(PortfolioOrder order, PublishedSnapshot snapshot) {
    SortedMap<MarketId, MarketRisk> used = used(order, snapshot);
    return markets(used, marked(used), snapshot, new TreeSet<>());
  }

  private Map<MarketId, MarketMark> marked(SortedMap<MarketId, MarketRisk> used) {
    Map<MarketId, MarketMark> marked = new LinkedHashMap<>();
    used.forEach((id, risk) -> marked.put(id, mark(risk)));
    return marked;
  }

  private Map<MarketId, PortfolioMarket> markets(
      SortedMap<MarketId, MarketRisk> used,
      Map<MarketId, MarketMark> marked,
      PublishedSnapshot snapshot,
      SortedSet<String> flags) {
    Map<MarketId, PortfolioMarket> markets = new LinkedHashMap<>();
    used.forEach((id, risk) ->
        markets.put(id, risk.portfolioMarket(of(id, marked), usdPerQuote(risk, snapshot, flags))));
    return markets;
  }

  private SortedMap<MarketId, MarketRisk> used(PortfolioOrder order, PublishedSnapshot snapshot) {
    SortedMap<MarketId, MarketRisk> used = new TreeMap<>();
    for (Position position : order.positions()) {
      used.computeIfAbsent(position.marketId(), id -> risks.apply(published(id, snapshot)));
    }
    for (PortfolioOrder.Asset asset : order.collateral()) {
      if (!rates(snapshot).knows(asset.name())) {
        MarketPublication followed = followed(asset.name(), snapshot).publication();
        used.computeIfAbsent(followed.marketId(), id -> risks.apply(followed));
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
    return new CurrencyRates(snapshot, publication -> risks.apply(publication).markPrice());
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
    List<ScenarioMarket> moves = ids.stream().map(id -> of(id, markets).scenario()).toList();
    return scenarios.of(
        new ScenarioMemory.Key(
            risksOf.stream().map(risk -> risk.publication().setId()).toList(),
            moves.stream().map(ScenarioMemory.Size::of).toList(),
            correlationShift),
        () -> made(moves));
  }

  private static <T> T of(MarketId id, Map<MarketId, T> byMarket) {
    return Objects.requireNonNull(byMarket.get(id));
  }

  private List<ScenarioSet> made(List<ScenarioMarket> markets) {
    return made(markets, correlationShift, new SharedScenarios());
  }

  /**
   * Returns the joint scenarios of some markets.
   *
   * @param correlationShift how far correlations are moved to one, or where negative to none
   * @param shared moves of single markets that are known already
   */
  static List<ScenarioSet> made(
      List<ScenarioMarket> markets, double correlationShift, SharedScenarios shared) {
    return JointGroups.of(markets).stream()
        .map(group ->
            new ScenarioSet(group, ALPHA, ScenarioSet.CORRELATION_WEIGHT, correlationShift, shared))
        .toList();
  }

  /**
   * What an asset is worth. A verified price stands in for the price told by others where the
   * holder names none.
   *
   * @param mark price where the holder tells none, quote currency
   * @param usdPerQuote value of a unit of the quote currency, dollars
   * @param haircut its haircut
   * @param market market it follows, empty for money
   */
  record Worth(
      MarketMark mark, double usdPerQuote, CollateralHaircut haircut, Optional<MarketId> market) {

    /** Returns a holding of the asset. */
    Holding of(PortfolioOrder.Asset asset) {
      double known = mark.of(asset.quantity());
      double told = asset.markPrice().orElse(known);
      double oracle = asset.oraclePrice().orElse(mark.verified().isPresent() ? known : told);
      return new Holding(
          asset.name(), asset.quantity(), told, oracle, usdPerQuote, haircut, market);
    }
  }

  /**
   * Returns what an asset is worth.
   *
   * @param snapshot what is published
   * @param markOf what a market is valued at
   * @param usdPerQuote dollars per unit of a market's quote currency
   * @throws RiskException.UnknownMarket if the asset is not known
   */
  Worth worth(
      String asset,
      PublishedSnapshot snapshot,
      Function<MarketRisk, MarketMark> markOf,
      ToDoubleFunction<MarketRisk> usdPerQuote) {
    OptionalDouble rate = rates(snapshot).usdPer(asset);
    if (rate.isPresent()) {
      return new Worth(MarketMark.ONE, rate.getAsDouble(), CashHaircut.of(asset), Optional.empty());
    }
    AssetDirectory.Followed followed = followed(asset, snapshot);
    MarketRisk risk = risks.apply(followed.publication());
    return new Worth(
        markOf.apply(risk),
        usdPerQuote.applyAsDouble(risk),
        risk.haircut(followed.peg()),
        Optional.of(risk.marketId()));
  }

  /**
   * Returns a published market as portfolios see it.
   *
   * @param snapshot what is published
   * @throws RiskException if it is not published or cannot be valued
   */
  PortfolioMarket portfolioMarket(MarketId id, PublishedSnapshot snapshot) {
    MarketRisk risk = risks.apply(published(id, snapshot));
    return risk.portfolioMarket(mark(risk), usdPerQuote(risk, snapshot, new TreeSet<>()));
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
