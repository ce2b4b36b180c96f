package io.foreshock.application;

import io.foreshock.feature.HistoryJudgement;
import io.foreshock.forecast.HorizonForecaster;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import io.foreshock.publication.SetIdentity;
import java.util.OptionalLong;

/**
 * Use case: evaluates a market at a moment of the past, exactly as it was published then but for
 * the seal, or carries its forecast to another horizon. It walks the history anew from remembered
 * fits, so nothing of the past has to be kept; it takes tenths of a second and belongs on a worker
 * thread.
 */
public final class EvaluateMarket {

  /** Longest horizon: thirty days. */
  public static final int LONGEST_HORIZON_HOURS = 720;

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
  public EvaluateMarket(MarketDataStore store, ActiveModels models, PublishMargins margins) {
    this.store = store;
    this.models = models;
    this.margins = margins;
  }

  /**
   * A market as evaluated at a moment.
   *
   * @param publication what was in force
   * @param horizons forecasts over other horizons
   */
  public record Evaluated(MarketPublication publication, HorizonForecaster horizons) {

    /**
     * Returns the tail of the return over a horizon.
     *
     * @param horizonHours hours
     * @throws RiskException.UnsupportedHorizon if it is no multiple of the bar length or above 720
     */
    public TailForecast tail(int horizonHours) {
      long barLengthMs = publication.barLengthMs();
      if (horizonHours > LONGEST_HORIZON_HOURS
          || !HorizonForecaster.supports(horizonHours, barLengthMs)) {
        throw new RiskException.UnsupportedHorizon(horizonHours, barLengthMs);
      }
      return horizons.at(publication.evaluation().forecast(), horizonHours);
    }
  }

  /**
   * Returns what was in force at a moment.
   *
   * @param marketId the market
   * @param asOfMs knowledge time, epoch milliseconds; empty is now
   * @throws RiskException.UnknownMarket if the store does not know the market
   * @throws RiskException.InsufficientHistory if it had no set at that time
   */
  public Evaluated at(MarketId marketId, OptionalLong asOfMs) {
    StoredMarket stored =
        store.market(marketId).orElseThrow(() -> new RiskException.UnknownMarket(marketId.value()));
    MarketHistory whole = MarketHistory.of(stored.market(), store.read(marketId));
    MarketHistory history = asOfMs.isPresent() ? whole.until(asOfMs.getAsLong()) : whole;
    return walked(new MarginWalk(history, models.champions(), margins.fits()), history);
  }

  /**
   * Returns the publication of a set identity.
   *
   * @param setId identity of the set
   * @throws RiskException.UnknownSet if there is no such set, or its content is another today
   */
  public MarketPublication bySetId(String setId) {
    SetIdentity identity =
        SetIdentity.parse(setId).orElseThrow(() -> new RiskException.UnknownSet(setId));
    StoredMarket stored =
        store.market(identity.marketId()).orElseThrow(() -> new RiskException.UnknownSet(setId));
    MarketHistory history = MarketHistory.of(stored.market(), store.read(identity.marketId()));
    MarginWalk walk = new MarginWalk(history, models.champions(), margins.fits());
    while (walk.hasNext() && sequence(walk) < identity.sequence()) {
      walk.next();
    }
    return walk.latest()
        .map(evaluation ->
            margins.publication(history.until(evaluation.evaluatedAtMs()), evaluation, walk))
        .filter(publication -> publication.setId().equals(setId))
        .orElseThrow(() -> new RiskException.UnknownSet(setId));
  }

  private static long sequence(MarginWalk walk) {
    return walk.latest().map(MarketEvaluation::sequence).orElse(0L);
  }

  private Evaluated walked(MarginWalk walk, MarketHistory history) {
    MarketEvaluation evaluation =
        walk.toEnd()
            .orElseThrow(() ->
                new RiskException.InsufficientHistory(
                    history.market().id(), history.days().size(), HistoryJudgement.MINIMUM_DAYS));
    return new Evaluated(
        margins.publication(history, evaluation, walk),
        new HorizonForecaster(history.bars(), walk.recentDays(), MarginWalk.PRIOR_SHAPE));
  }
}
