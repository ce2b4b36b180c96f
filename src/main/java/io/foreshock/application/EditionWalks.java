package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.StoredMarket;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.foreshock.model.LoadedModels;
import io.foreshock.policy.MarginProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Walks stored markets under editions that need not be in service, by the code of a backtest. It
 * takes tenths of a second to seconds a market and belongs on a worker thread.
 */
public final class EditionWalks {

  private static final long DAY_MS = 86_400_000L;

  private final MarketDataStore store;
  private final Map<String, MarginProfile> profiles;
  private final FittedParameters ownFits;

  /**
   * Makes the walks.
   *
   * @param store where bars are kept
   * @param profiles the operator's margin profiles by name
   * @param ownFits memory of fits made here
   */
  public EditionWalks(
      MarketDataStore store, Map<String, MarginProfile> profiles, FittedParameters ownFits) {
    this.store = store;
    this.profiles = Map.copyOf(profiles);
    this.ownFits = ownFits;
  }

  /**
   * One market's rows.
   *
   * @param market the market, as stored
   * @param rows days forecast by an edition that knew nothing of them, in time order
   */
  record Walked(StoredMarket market, List<Row> rows) {}

  /**
   * One day.
   *
   * @param forecast what was said and what happened
   * @param knownUntilMs last moment that touched the edition that spoke, epoch milliseconds
   */
  record Row(ForecastRow forecast, long knownUntilMs) {}

  /**
   * Walks all stored markets of a group.
   *
   * @param models the editions; each day is served by the newest that knew nothing of it
   * @param group the group
   */
  List<Walked> of(LoadedModels models, ClassGroup group) {
    return markets(group).stream()
        .map(stored -> new Walked(stored, rows(models, stored, history(stored))))
        .toList();
  }

  /** Returns the stored markets of a group. */
  List<StoredMarket> markets(ClassGroup group) {
    return store.markets().stream()
        .filter(stored -> ClassGroup.of(stored.market().assetClass()) == group)
        .toList();
  }

  /** Reads the history of a stored market. */
  MarketHistory history(StoredMarket stored) {
    return MarketHistory.of(stored.market(), store.read(stored.market().id()));
  }

  /**
   * Walks one market.
   *
   * @param models the editions
   * @param stored the market
   * @param history its history
   */
  List<Row> rows(LoadedModels models, StoredMarket stored, MarketHistory history) {
    MarketBacktest backtest =
        new BacktestWalk(
                stored.market().symbol(),
                history,
                new ChampionDirectory(models.editions(), profiles),
                new LayeredFits(models.fits(), ownFits),
                RefitSchedule.MONTHLY,
                LocalDate.MIN,
                false)
            .toEnd(() -> {});
    return backtest.forecasts().stream()
        .filter(row -> row.model().equals(ForecastRow.CHAMPION))
        .map(row -> new Row(row, knownUntilMs(models, stored, row.date())))
        .toList();
  }

  private static long knownUntilMs(LoadedModels models, StoredMarket stored, LocalDate date) {
    return models
        .editions()
        .newestBefore(stored.market().assetClass(), date.toEpochDay() * DAY_MS)
        .map(Edition::knownUntilMs)
        .orElseThrow();
  }
}
