package io.foreshock.application;

import io.foreshock.market.AppendResult;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.QuarantinedBar;
import io.foreshock.market.StoredMarket;
import java.util.List;
import java.util.Optional;

/** A store that holds one market and takes nothing in. */
record OneMarketStore(Market market, PriceSeries bars) implements MarketDataStore {

  @Override
  public AppendResult append(
      Market owner, long barLengthMs, List<PriceBar> batch, long receivedAtMs) {
    throw new UnsupportedOperationException("nothing is taken in");
  }

  @Override
  public List<StoredMarket> markets() {
    return List.of(
        new StoredMarket(
            market,
            bars.barLengthMs(),
            bars.size(),
            bars.openTimeMs(0),
            bars.openTimeMs(bars.size() - 1),
            0,
            1));
  }

  @Override
  public Optional<StoredMarket> market(MarketId marketId) {
    return markets().stream().filter(each -> each.market().id().equals(marketId)).findFirst();
  }

  @Override
  public PriceSeries read(MarketId marketId) {
    return bars;
  }

  @Override
  public List<QuarantinedBar> quarantined(MarketId marketId, int limit) {
    return List.of();
  }
}
