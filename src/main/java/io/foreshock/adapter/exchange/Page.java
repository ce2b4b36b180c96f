package io.foreshock.adapter.exchange;

import java.util.List;
import java.util.OptionalLong;

/**
 * One answer of an exchange.
 *
 * @param rows its rows, in the exchange's order
 * @param nextFromMs opening time to ask for next; empty if there is no more
 * @param againUntilMs set if the answer lacks rows before this time: ask the same once more, up to
 *     here
 */
record Page(List<Row> rows, OptionalLong nextFromMs, OptionalLong againUntilMs) {

  Page {
    rows = List.copyOf(rows);
  }

  /** Returns the last page. */
  static Page last(List<Row> rows) {
    return new Page(rows, OptionalLong.empty(), OptionalLong.empty());
  }

  /** Returns a page after which more may follow. */
  static Page before(long nextFromMs, List<Row> rows) {
    return new Page(rows, OptionalLong.of(nextFromMs), OptionalLong.empty());
  }
}
