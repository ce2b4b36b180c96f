package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Deribit's volatility index DVOL, {@code /api/v2/public/get_volatility_index_data}: rows between
 * two times, each a list of time in milliseconds, open, high, low, close, in percent per year. If
 * not all fit, {@code continuation} is the end of what is still missing.
 */
final class DeribitVolatility implements Venue {

  private static final int MOST_ROWS = 1000;
  private static final long DAY_MS = 86_400_000L;

  @Override
  public String baseUrl() {
    return "https://www.deribit.com";
  }

  @Override
  public Set<Long> intervalMinutes() {
    return Set.of(1L, 60L, 720L, 1440L);
  }

  @Override
  public long pauseMs() {
    return 200;
  }

  /** An index must not be taken for the price of the currency it is named after. */
  @Override
  public String rowSymbol(String symbol) {
    return symbol + "-DVOL";
  }

  @Override
  public String path(Query query) {
    return "/api/v2/public/get_volatility_index_data?currency="
        + query.symbol()
        + "&start_timestamp="
        + query.fromMs()
        + "&end_timestamp="
        + query.lastOf(MOST_ROWS)
        + "&resolution="
        + (query.intervalMs() == DAY_MS ? "1D" : query.intervalMs() / 1000);
  }

  @Override
  public Page page(JsonNode body, Query query) throws IOException {
    JsonNode result = body.path("result");
    List<Row> rows = new ArrayList<>();
    for (JsonNode candle : JsonCells.list(result.path("data"), "candles")) {
      Row row = JsonCells.candle(candle, 1, 1, 2, 3, 4);
      List<String> cells = new ArrayList<>(row.cells());
      cells.add("");
      rows.add(new Row(row.timeMs(), cells));
    }
    long next = query.fromMs() + MOST_ROWS * query.intervalMs();
    return new Page(rows, OptionalLong.of(next), again(result.path("continuation"), query));
  }

  private static OptionalLong again(JsonNode continuation, Query query) throws IOException {
    if (continuation.isNull() || continuation.isMissingNode()) {
      return OptionalLong.empty();
    }
    long end = JsonCells.time(continuation, 1);
    return end < query.fromMs() ? OptionalLong.empty() : OptionalLong.of(end);
  }
}
