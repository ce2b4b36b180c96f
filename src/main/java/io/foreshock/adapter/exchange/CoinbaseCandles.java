package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Coinbase Exchange, {@code /products/SYMBOL/candles}: at most 300 rows between two times, newest
 * first, each a list of time in seconds, low, high, open, close, volume. Rows may precede the start
 * asked for; hours without a trade have no row, so that an empty answer is not the end.
 */
final class CoinbaseCandles implements Venue {

  private static final int MOST_ROWS = 300;

  @Override
  public String baseUrl() {
    return "https://api.exchange.coinbase.com";
  }

  @Override
  public Set<Long> intervalMinutes() {
    return Set.of(1L, 5L, 15L, 60L, 360L, 1440L);
  }

  @Override
  public long pauseMs() {
    return 200;
  }

  @Override
  public String path(Query query) {
    return "/products/"
        + query.symbol()
        + "/candles?granularity="
        + query.intervalMs() / 1000
        + "&start="
        + Instant.ofEpochMilli(query.fromMs())
        + "&end="
        + Instant.ofEpochMilli(query.lastOf(MOST_ROWS));
  }

  @Override
  public Page page(JsonNode body, Query query) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (JsonNode candle : JsonCells.list(body, "candles")) {
      rows.add(JsonCells.candle(candle, 1000, 3, 2, 1, 4, 5));
    }
    return Page.before(query.fromMs() + MOST_ROWS * query.intervalMs(), rows);
  }
}
