package io.foreshock.application;

import io.foreshock.market.PriceBar;
import java.util.List;

/**
 * The bars of one symbol in a file.
 *
 * @param symbol symbol as in the file
 * @param barLengthMs length of the bars, positive milliseconds
 * @param bars bars in the order of the file, not yet judged
 */
public record SymbolBars(String symbol, long barLengthMs, List<PriceBar> bars) {

  /** Copies the list. */
  public SymbolBars {
    bars = List.copyOf(bars);
  }
}
