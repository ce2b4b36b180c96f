package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Binance spot, {@code /api/v3/klines}: at most 1,000 rows from a start time on, oldest first, each
 * a list that begins with opening time, open, high, low, close, volume.
 */
final class BinanceCandles implements Venue {

  private static final int MOST_ROWS = 1000;
  private static final long HOUR_MINUTES = 60;
  private static final long DAY_MINUTES = 24 * HOUR_MINUTES;

  @Override
  public String baseUrl() {
    return "https://api.binance.com";
  }

  @Override
  public Set<Long> intervalMinutes() {
    return Set.of(1L, 3L, 5L, 15L, 30L, 60L, 120L, 240L, 360L, 480L, 720L, 1440L);
  }

  @Override
  public long pauseMs() {
    return 100;
  }

  @Override
  public String path(Query query) {
    return "/api/v3/klines?symbol="
        + query.symbol()
        + "&interval="
        + interval(query.intervalMs() / 60_000)
        + "&startTime="
        + query.fromMs()
        + "&limit="
        + MOST_ROWS;
  }

  private static String interval(long minutes) {
    if (minutes >= DAY_MINUTES) {
      return minutes / DAY_MINUTES + "d";
    }
    return minutes >= HOUR_MINUTES ? minutes / HOUR_MINUTES + "h" : minutes + "m";
  }

  /** The exchange begins at the first row it has, so that an empty answer is the end. */
  @Override
  public Page page(JsonNode body, Query query) throws IOException {
    List<Row> rows = new ArrayList<>();
    long latest = 0;
    for (JsonNode kline : JsonCells.list(body, "candles")) {
      Row row = JsonCells.candle(kline, 1, 1, 2, 3, 4, 5);
      rows.add(row);
      latest = Math.max(latest, row.timeMs());
    }
    return rows.isEmpty() ? Page.last(rows) : Page.before(latest + query.intervalMs(), rows);
  }
}
