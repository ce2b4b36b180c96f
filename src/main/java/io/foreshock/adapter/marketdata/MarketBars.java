package io.foreshock.adapter.marketdata;

import io.foreshock.market.Market;
import io.foreshock.market.PriceBar;
import java.util.List;

/**
 * A market and bars of it.
 *
 * @param market the market
 * @param barLengthMs length of the bars, milliseconds
 * @param bars bars, not yet judged
 */
public record MarketBars(Market market, long barLengthMs, List<PriceBar> bars) {

  /** Copies the list. */
  public MarketBars {
    bars = List.copyOf(bars);
  }
}
