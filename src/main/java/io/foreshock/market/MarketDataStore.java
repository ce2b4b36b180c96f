package io.foreshock.market;

import java.util.List;
import java.util.Optional;

/** Port: where bars are kept. Every method either takes effect whole or not at all. */
public interface MarketDataStore {

  /**
   * Stores a batch of bars of one market, registering the market where it is new. Impossible bars
   * and bars that conflict with a stored one are quarantined; a bar stored before with the same
   * values changes nothing. When the method returns, the batch survives a crash.
   *
   * @param market the market; a registration that is already there is kept
   * @param barLengthMs length of the bars, milliseconds
   * @param bars bars in any order
   * @param receivedAtMs arrival time, epoch milliseconds
   * @throws IllegalArgumentException if the market is stored with another bar length
   */
  AppendResult append(Market market, long barLengthMs, List<PriceBar> bars, long receivedAtMs);

  /** Returns every registered market, ordered by id. */
  List<StoredMarket> markets();

  /** Returns one registered market. */
  Optional<StoredMarket> market(MarketId marketId);

  /**
   * Returns the accepted bars of a market in time order.
   *
   * @throws IllegalArgumentException if the market is not registered
   */
  PriceSeries read(MarketId marketId);

  /**
   * Returns the bars set aside, latest decision first.
   *
   * @param marketId the market
   * @param limit how many at most, positive
   */
  List<QuarantinedBar> quarantined(MarketId marketId, int limit);
}
