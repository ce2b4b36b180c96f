package io.foreshock.adapter.exchange;

import java.time.Instant;
import java.util.List;

/**
 * One row of history.
 *
 * @param timeMs opening time, epoch milliseconds
 * @param cells the values after time and symbol, decimal text or empty
 */
record Row(long timeMs, List<String> cells) {

  Row {
    cells = List.copyOf(cells);
  }

  /** Returns the row as a line of the file, without its end. */
  String line(String symbol) {
    return Instant.ofEpochMilli(timeMs) + "," + symbol + "," + String.join(",", cells);
  }
}
