package io.foreshock.application;

import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.MarketDataStore;
import java.time.LocalDate;
import java.util.List;

/**
 * Use case: scores what was in force over a market's history, by the code of a backtest on the
 * stored bars. It walks the history anew from remembered fits, so publishing keeps nothing for it;
 * it takes tenths of a second to seconds and belongs on a worker thread.
 */
public final class ScoreMarket {

  private final MarketDataStore store;
  private final ActiveModels models;
  private final PublishMargins margins;

  /**
   * Makes the use case.
   *
   * @param store where bars are kept
   * @param models models in service
   * @param margins what is published, and the memory of fits
   */
  public ScoreMarket(MarketDataStore store, ActiveModels models, PublishMargins margins) {
    this.store = store;
    this.models = models;
    this.margins = margins;
  }

  /**
   * Returns the scorecard of a market's history up to what is published.
   *
   * @param publication what is published
   * @throws RiskException.HistoryChanged if the stored history is no longer the published one
   */
  public MarketScorecard of(MarketPublication publication) {
    MarketHistory history =
        MarketHistory.of(publication.market(), store.read(publication.marketId()))
            .until(publication.lastCloseMs());
    if (history.bars().size() != publication.bars()) {
      throw new RiskException.HistoryChanged(publication.marketId());
    }
    MarketBacktest backtest =
        new BacktestWalk(
                publication.market().symbol(),
                history,
                models.champions(),
                margins.fits(),
                RefitSchedule.MONTHLY,
                LocalDate.MIN,
                false)
            .toEnd(() -> {});
    return new MarketScorecard(
        publication, backtest.editions(), BacktestScores.of(List.of(backtest)));
  }
}
