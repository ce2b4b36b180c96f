package io.foreshock.adapter.marketdata;

import io.foreshock.market.DroppedRow;
import java.util.List;

/**
 * A verified and cleaned training set.
 *
 * @param manifest what the set says of itself
 * @param markets its markets with their bars
 * @param dropped rows that its cleaning rules left out
 */
public record TrainingSet(
    TrainingSetManifest manifest, List<MarketBars> markets, List<DroppedRow> dropped) {

  /** Copies the lists. */
  public TrainingSet {
    markets = List.copyOf(markets);
    dropped = List.copyOf(dropped);
  }
}
