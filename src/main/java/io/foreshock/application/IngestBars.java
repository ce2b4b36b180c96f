package io.foreshock.application;

import io.foreshock.market.AppendResult;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.PriceBar;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Use case: takes in bars that a client or a file brings. What is acknowledged is stored. */
public final class IngestBars {

  private final MarketDataStore store;

  /**
   * Makes the use case.
   *
   * @param store where bars are kept
   */
  public IngestBars(MarketDataStore store) {
    this.store = store;
  }

  /**
   * Bars of one market.
   *
   * @param market the market
   * @param barLengthMs length of the bars, milliseconds
   * @param bars bars in any order
   */
  public record Batch(Market market, long barLengthMs, List<PriceBar> bars) {}

  /**
   * Stores batches one after the other.
   *
   * @param batches bars by market
   * @param receivedAtMs arrival time, epoch milliseconds
   * @return what became of each market's bars, ordered by market
   * @throws IllegalArgumentException if a market is stored with another bar length
   */
  public SortedMap<String, AppendResult> ingest(List<Batch> batches, long receivedAtMs) {
    SortedMap<String, AppendResult> results = new TreeMap<>();
    for (Batch batch : batches) {
      AppendResult result =
          store.append(batch.market(), batch.barLengthMs(), batch.bars(), receivedAtMs);
      results.merge(batch.market().id().value(), result, AppendResult::plus);
    }
    return results;
  }
}
