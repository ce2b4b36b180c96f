package io.foreshock.market;

import java.util.List;

/**
 * What a cleaning rule made of the bars of one symbol.
 *
 * @param kept bars that stay, in time order
 * @param dropped rows left out, in time order
 */
public record CleanedBars(List<PriceBar> kept, List<DroppedRow> dropped) {

  /** Copies the lists. */
  public CleanedBars {
    kept = List.copyOf(kept);
    dropped = List.copyOf(dropped);
  }
}
