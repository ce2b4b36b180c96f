package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Binance perpetual contracts, {@code /fapi/v1/fundingRate}: at most 1,000 rates from a start time
 * on, oldest first. Old rates have no mark price.
 */
final class BinanceFunding implements Venue {

  private static final int MOST_ROWS = 1000;

  @Override
  public String baseUrl() {
    return "https://fapi.binance.com";
  }

  @Override
  public Set<Long> intervalMinutes() {
    return Set.of(60L, 120L, 240L, 480L);
  }

  /** The limit is 500 requests in five minutes. */
  @Override
  public long pauseMs() {
    return 600;
  }

  @Override
  public String header() {
    return "timestamp,symbol,funding_rate,mark_price";
  }

  @Override
  public long completeAfterMs(long intervalMs) {
    return 0;
  }

  @Override
  public String path(Query query) {
    return "/fapi/v1/fundingRate?symbol="
        + query.symbol()
        + "&startTime="
        + query.fromMs()
        + "&limit="
        + MOST_ROWS;
  }

  @Override
  public Page page(JsonNode body, Query query) throws IOException {
    List<Row> rows = new ArrayList<>();
    long latest = 0;
    for (JsonNode rate : JsonCells.list(body, "funding rates")) {
      Row row = row(rate);
      rows.add(row);
      latest = Math.max(latest, row.timeMs());
    }
    return rows.isEmpty() ? Page.last(rows) : Page.before(latest + 1, rows);
  }

  private static Row row(JsonNode rate) throws IOException {
    JsonNode mark = rate.path("markPrice");
    return new Row(
        JsonCells.time(rate.path("fundingTime"), 1),
        List.of(
            JsonCells.number(rate.path("fundingRate")),
            mark.asText().isEmpty() ? "" : JsonCells.number(mark)));
  }
}
