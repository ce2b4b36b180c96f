package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What portfolios are valued by, of each published market: made when first asked for after a
 * publication, which walks the market once, and kept until the next one. Where the walk of the
 * publication itself told it, none is needed.
 */
public final class MarketRisks {

  private final MarketDataStore store;
  private final ActiveModels models;
  private final Supplier<FittedParameters> fits;
  private final Map<MarketId, MarketRisk> kept = new ConcurrentHashMap<>();
  private final Map<MarketId, MarketRisk> toCome = new ConcurrentHashMap<>();

  /**
   * Makes an empty memory.
   *
   * @param store where bars are kept
   * @param models models in service
   * @param fits memory of fits
   */
  public MarketRisks(MarketDataStore store, ActiveModels models, Supplier<FittedParameters> fits) {
    this.store = store;
    this.models = models;
    this.fits = fits;
  }

  /**
   * Returns the risk of a market as it is published.
   *
   * @param publication what is published of it
   * @throws RiskException.UnknownMarket if the store does not know it any more
   * @throws RiskException.HistoryChanged if its bars or the models have changed since
   */
  public MarketRisk of(MarketPublication publication) {
    MarketRisk known = kept.get(publication.marketId());
    if (known != null && known.publication().sameAs(publication)) {
      return known;
    }
    return kept.compute(
        publication.marketId(),
        (id, before) ->
            before != null && before.publication().sameAs(publication)
                ? before
                : walked(publication));
  }

  /**
   * Takes what a walk told of a market that is about to be published.
   *
   * @param risk what portfolios in it will be valued by
   */
  public void expect(MarketRisk risk) {
    toCome.put(risk.marketId(), risk);
  }

  private MarketRisk walked(MarketPublication publication) {
    MarketRisk expected = toCome.get(publication.marketId());
    if (expected != null && expected.publication().sameAs(publication)) {
      return expected;
    }
    MarketId id = publication.marketId();
    StoredMarket stored =
        store.market(id).orElseThrow(() -> new RiskException.UnknownMarket(id.value()));
    MarketHistory history =
        MarketHistory.of(stored.market(), store.read(id)).until(publication.lastCloseMs());
    MarginWalk walk = new MarginWalk(history, models.champions(), fits.get());
    TailForecast told = publication.evaluation().forecast().conditional();
    if (walk.toEnd().filter(end -> end.forecast().conditional().equals(told)).isEmpty()) {
      throw new RiskException.HistoryChanged(id); // days of one model, margins of another
    }
    return MarketRisk.of(publication, history, walk);
  }
}
