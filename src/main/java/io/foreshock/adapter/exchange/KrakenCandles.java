package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kraken spot, {@code /0/public/OHLC}: an object of errors and result; the result holds the rows
 * under the exchange's own name of the pair, and {@code last}, the time of the last committed row.
 * However early the start, only the newest 720 rows are there.
 */
final class KrakenCandles implements Venue {

  private static final String LAST = "last";

  @Override
  public String baseUrl() {
    return "https://api.kraken.com";
  }

  @Override
  public Set<Long> intervalMinutes() {
    return Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1440L);
  }

  @Override
  public long pauseMs() {
    return 1000;
  }

  /** Whether the start itself belongs to the answer is not documented: ask one second earlier. */
  @Override
  public String path(Query query) {
    return "/0/public/OHLC?pair="
        + query.symbol()
        + "&interval="
        + query.intervalMs() / 60_000
        + "&since="
        + (query.fromMs() / 1000 - 1);
  }

  @Override
  public Page page(JsonNode body, Query query) throws IOException {
    refuse(body.path("error"));
    JsonNode result = body.path("result");
    long committed = JsonCells.time(result.path(LAST), 1000);
    List<Row> rows = new ArrayList<>();
    for (JsonNode candle : JsonCells.list(candles(result), "candles")) {
      Row row = JsonCells.candle(candle, 1000, 1, 2, 3, 4, 6);
      if (row.timeMs() <= committed) {
        rows.add(row);
      }
    }
    return committed < query.fromMs()
        ? Page.last(rows)
        : Page.before(committed + query.intervalMs(), rows);
  }

  private static JsonNode candles(JsonNode result) throws MalformedPageException {
    for (Map.Entry<String, JsonNode> field : result.properties()) {
      if (!field.getKey().equals(LAST)) {
        return field.getValue();
      }
    }
    throw new MalformedPageException("has no list of candles");
  }

  /** Errors come with status 200. */
  private static void refuse(JsonNode errors) throws IOException {
    if (!errors.isEmpty()) {
      String error = errors.path(0).asText();
      if (error.contains("Rate limit") || error.contains("Too many") || error.contains("Busy")) {
        throw TransientFailure.of("answered " + error);
      }
      throw new IOException("answered " + error);
    }
  }
}
