package io.foreshock.application;

import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import io.foreshock.portfolio.Assessment;
import io.foreshock.portfolio.MicroDollars;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Use case: holds an account through days of the past, with the margins that were in force on each.
 * Positions are entered at the close before the first day, where nothing else is told, and held;
 * what they gain goes to equity. Markets are walked anew, so a request takes tenths of a second a
 * market and some milliseconds a day, and belongs on a worker thread.
 */
public final class ReplayPortfolio {

  private final MarketDataStore store;
  private final ActiveModels models;
  private final PublishMargins margins;
  private final AssessPortfolio portfolios;

  /**
   * Makes the use case.
   *
   * @param store where bars are kept
   * @param models models in service
   * @param margins what is published, and the memory of fits
   * @param portfolios assesses portfolios
   */
  public ReplayPortfolio(
      MarketDataStore store,
      ActiveModels models,
      PublishMargins margins,
      AssessPortfolio portfolios) {
    this.store = store;
    this.models = models;
    this.margins = margins;
    this.portfolios = portfolios;
  }

  /**
   * Replays.
   *
   * @param order the account: positions that move with the price one for one, assets without told
   *     prices
   * @param period the days
   * @param snapshot what is published, which tells the markets there are
   * @throws RiskException.MissingHistory if a market's history does not cover the period
   * @throws RiskException as {@link AssessPortfolio#assess}
   */
  public Replay replay(PortfolioOrder order, ReplayPeriod period, PublishedSnapshot snapshot) {
    SortedMap<MarketId, MarketReplay> walks = new TreeMap<>();
    for (MarketPublication needed : portfolios.needed(order, snapshot)) {
      walks.put(needed.marketId(), walk(needed.marketId(), period));
    }
    PortfolioOrder held = entered(order, walks);
    SortedSet<String> flags = new TreeSet<>();
    List<Replay.Day> days = new ArrayList<>();
    for (long day : traded(walks)) {
      walks.values().forEach(walk -> walk.goTo(day));
      AssessedPortfolio assessed = assessed(held, walks);
      flags.addAll(assessed.flags());
      days.add(row(LocalDate.ofEpochDay(day), held, assessed, walks));
    }
    return new Replay(period, days, flags);
  }

  private MarketReplay walk(MarketId id, ReplayPeriod period) {
    StoredMarket stored =
        store.market(id).orElseThrow(() -> new RiskException.UnknownMarket(id.value()));
    return new MarketReplay(
        MarketHistory.of(stored.market(), store.read(id)),
        models.champions(),
        margins.fits(),
        margins,
        period);
  }

  private static long[] traded(SortedMap<MarketId, MarketReplay> walks) {
    return walks.values().stream()
        .flatMapToLong(MarketReplay::tradedDays)
        .distinct()
        .sorted()
        .toArray();
  }

  private static PortfolioOrder entered(
      PortfolioOrder order, SortedMap<MarketId, MarketReplay> walks) {
    return new PortfolioOrder(
        order.positions().stream().map(each -> entered(each, of(each, walks))).toList(),
        order.collateral());
  }

  private static Position entered(Position position, MarketReplay walk) {
    return new Position(
        position.positionId(),
        position.marketId(),
        position.type(),
        position.quantity(),
        OptionalDouble.of(position.entryPrice().orElse(walk.markPrice())),
        position.option(),
        position.greeks());
  }

  private static MarketReplay of(Position position, Map<MarketId, MarketReplay> walks) {
    return Objects.requireNonNull(walks.get(position.marketId()));
  }

  private AssessedPortfolio assessed(PortfolioOrder held, SortedMap<MarketId, MarketReplay> walks) {
    SortedMap<MarketId, MarketRisk> risks = new TreeMap<>();
    SortedMap<MarketId, MarketPublication> published = new TreeMap<>();
    walks.forEach((id, walk) -> risks.put(id, walk.risk()));
    risks.forEach((id, risk) -> published.put(id, risk.publication()));
    return portfolios
        .seeing(publication -> Objects.requireNonNull(risks.get(publication.marketId())))
        .assess(held, new PublishedSnapshot(0, published, new TreeMap<>()));
  }

  private static Replay.Day row(
      LocalDate date,
      PortfolioOrder held,
      AssessedPortfolio assessed,
      SortedMap<MarketId, MarketReplay> walks) {
    Assessment assessment = assessed.assessment();
    return new Replay.Day(
        date,
        profitUsd6(held, assessed.markets(), walks),
        assessment.equityUsd6(),
        assessment.requirement().initial().totalUsd6(),
        assessment.requirement().maintenance().totalUsd6(),
        assessment.state(),
        walks.entrySet().stream()
            .map(each ->
                new Replay.MarketDay(
                    each.getKey(), each.getValue().markPrice(), each.getValue().inForce()))
            .toList());
  }

  private static long profitUsd6(
      PortfolioOrder held,
      Map<MarketId, PortfolioMarket> markets,
      SortedMap<MarketId, MarketReplay> walks) {
    double profit = 0.0;
    for (Position position : held.positions()) {
      double rate = Objects.requireNonNull(markets.get(position.marketId())).usdPerQuote();
      profit += position.quantity() * of(position, walks).move() * rate;
    }
    return Math.round(profit * MicroDollars.ONE);
  }
}
