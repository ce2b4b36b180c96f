package io.foreshock.market.verification;

import io.foreshock.market.MarketId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The markets whose prices are verified, as configured. Immutable. */
public final class PricedMarkets {

  private final SortedMap<MarketId, PricedMarket> byId = new TreeMap<>();

  /**
   * Gathers markets.
   *
   * @param markets the markets, each once
   * @throws IllegalArgumentException if one is there twice, naming it
   */
  public PricedMarkets(List<PricedMarket> markets) {
    for (PricedMarket market : markets) {
      if (byId.put(market.marketId(), market) != null) {
        throw new IllegalArgumentException(
            "marketId must be there once, was twice '" + market.marketId() + "'");
      }
    }
  }

  /** Returns the sources of a market, empty where none are configured. */
  public Optional<PricedMarket> market(MarketId marketId) {
    return Optional.ofNullable(byId.get(marketId));
  }

  /** Returns all of them, ordered by id. */
  public Collection<PricedMarket> all() {
    return List.copyOf(byId.values());
  }
}
