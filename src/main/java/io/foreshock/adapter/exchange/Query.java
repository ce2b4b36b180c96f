package io.foreshock.adapter.exchange;

/**
 * What to ask an exchange for next.
 *
 * @param symbol the exchange's name of the instrument
 * @param intervalMs milliseconds from row to row
 * @param fromMs first opening time wanted, epoch milliseconds
 * @param untilMs last opening time wanted
 */
record Query(String symbol, long intervalMs, long fromMs, long untilMs) {

  /** Returns the last opening time of a page of this many rows. */
  long lastOf(int rows) {
    return Math.min(untilMs, fromMs + (rows - 1) * intervalMs);
  }

  /** Returns this query up to an earlier time. */
  Query until(long earlierMs) {
    return new Query(symbol, intervalMs, fromMs, earlierMs);
  }
}
