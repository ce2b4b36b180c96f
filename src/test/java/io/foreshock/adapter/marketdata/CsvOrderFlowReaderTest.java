package io.foreshock.adapter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.OrderFlowBar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOrderFlowReaderTest {

  private static final long MINUTE = 60_000;
  private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
  private static final String QUOTES = "timestamp,symbol,bid_price,bid_size,ask_price,ask_size\n";
  private static final String TRADES = "timestamp,symbol,price,size,side\n";

  @TempDir Path folder;

  private final Map<String, List<OrderFlowBar>> bars = new LinkedHashMap<>();

  private Optional<Path> file(String name, String text) throws IOException {
    return Optional.of(Files.writeString(folder.resolve(name), text));
  }

  private OrderFlowFiles read(Optional<Path> quotes, Optional<Path> trades, long knownUntilMs)
      throws IOException {
    bars.clear();
    return new CsvOrderFlowReader(MINUTE, knownUntilMs)
        .read(
            quotes,
            trades,
            (symbol, bar) -> bars.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(bar));
  }

  private static List<String> texts(ReadEvents events) {
    return events.problems().stream().map(RowProblem::toString).toList();
  }

  /** Two symbols side by side; worked out by hand. */
  @Test
  void read_quotesAndTrades_areMergedBySymbolAndTime() throws IOException {
    Optional<Path> quotes =
        file(
            "quotes.csv",
            QUOTES
                + "2024-05-01T00:00:00.100Z,A,99,10,101,30\n"
                + "2024-05-01T00:00:00.150Z,B,9,1,11,1\n"
                + "2024-05-01T00:00:30Z,A,99,10,101,28\n"
                + "2024-05-01T00:01:10Z,A,99,12,101,28\n");
    Optional<Path> trades =
        file(
            "trades.csv",
            TRADES
                + "2024-05-01T00:00:00.100Z,A,100.5,8,\n" // the quote of this time comes after it
                + "2024-05-01T00:00:20Z,A,101,2,buy\n"
                + "2024-05-01T00:00:40Z,B,9,4,SELL\n"
                + "2024-05-01T00:00:50Z,A,98,6,\n");
    OrderFlowFiles files = read(quotes, trades, START + 10 * MINUTE);
    assertThat(files.quotes()).isEqualTo(new ReadEvents(4, 0, List.of()));
    assertThat(files.trades()).isEqualTo(new ReadEvents(4, 0, List.of()));
    assertThat(bars.keySet()).containsExactlyInAnyOrder("A", "B");
    OrderFlowBar first = bars.get("A").getFirst();
    assertThat(first.openTimeMs()).isEqualTo(START);
    assertThat(first.quotes()).isEqualTo(2);
    assertThat(first.trades()).isEqualTo(3);
    assertThat(first.orderFlowImbalance()).hasValue(2.0);
    assertThat(first.depth()).hasValue(19.5);
    assertThat(first.queueImbalance()).hasValue(-18.0 / 38.0);
    assertThat(first.tradeImbalance()).hasValue(-0.5);
    assertThat(first.quotedSpread().orElseThrow()).isCloseTo(0.02, within(1e-12));
    // (2·0.02 + 6·0.04) ÷ 8; the first trade had no quote before it
    assertThat(first.effectiveSpread().orElseThrow()).isCloseTo(0.035, within(1e-12));
    assertThat(bars.get("A").get(1).orderFlowImbalance()).hasValue(2.0);
    assertThat(bars.get("A").get(1).tradeImbalance()).isEmpty();
    assertThat(bars.get("B").getFirst().tradeImbalance()).hasValue(-1.0);
  }

  @Test
  void read_badRows_areSetAsideAndNamed() throws IOException {
    Optional<Path> quotes =
        file(
            "quotes.csv",
            QUOTES
                + "2024-05-01T00:00:01Z,A,99,10,101,30\n"
                + "yesterday,A,99,10,101,30\n"
                + "2024-05-01T00:00:02Z,,99,10,101,30\n"
                + "2024-05-01T00:00:03Z,A,102,10,101,30\n"
                + "2024-05-01T00:00:04Z,A,99,0,101,30\n"
                + "2024-05-01T00:00:05Z,A,99,10,,30\n"
                + "2024-05-01T00:00:06Z,A,99,10,1e2x,30\n"
                + "2024-05-01T00:00:07Z,A,NaN,10,101,30\n"
                + "2024-05-01T00:00:00Z,A,99,10,101,30\n"
                + "2124-05-01T00:00:00Z,A,99,10,101,30\n"
                + "2024-05-01T00:00:08Z,A,99,10\n"
                + "2024-05-01T00:00:09Z,A,99,13,101,30\n");
    Optional<Path> trades =
        file(
            "trades.csv",
            TRADES
                + "2024-05-01T00:00:10Z,A,-1,1,buy\n"
                + "2024-05-01T00:00:11Z,A,100,1d,buy\n"
                + "2024-05-01T00:00:12Z,A,100,1,maker\n"
                + "2024-05-01T00:00:13Z,A,101,1,buy\n");
    OrderFlowFiles files = read(quotes, trades, START + MINUTE);
    assertThat(files.quotes().rows()).isEqualTo(12);
    assertThat(files.quotes().setAside()).isEqualTo(10);
    assertThat(texts(files.quotes()))
        .containsExactly(
            "line 3: timestamp 'yesterday' is not an ISO-8601 time with its offset",
            "line 4: symbol '' is empty",
            "line 5: bid_price '102' is above the ask",
            "line 6: bid_size '0' is not positive",
            "line 7: ask_price '' is empty",
            "line 8: ask_price '1e2x' is not a number",
            "line 9: bid_price 'NaN' is not a number",
            "line 10: timestamp '2024-05-01T00:00:00Z' is before that of a row above",
            "line 11: timestamp '2124-05-01T00:00:00Z' lies in the future",
            "line 12: ask_price '' is empty");
    assertThat(texts(files.trades()))
        .containsExactly(
            "line 2: price '-1' is not positive",
            "line 3: size '1d' is not a number",
            "line 4: side 'maker' is neither buy nor sell");
    OrderFlowBar bar = bars.get("A").getFirst();
    assertThat(bar.quotes()).isEqualTo(2);
    assertThat(bar.trades()).isEqualTo(1);
    assertThat(bar.orderFlowImbalance()).hasValue(3.0); // the rows set aside left no trace
  }

  @Test
  void read_thousandsOfBadRows_keepsAHundredAndCountsAll() throws IOException {
    StringBuilder text = new StringBuilder(TRADES);
    for (int i = 0; i < 3_000; i++) {
      text.append("2024-05-01T00:00:10Z,A,?,1,buy\n");
    }
    OrderFlowFiles files =
        read(Optional.empty(), file("trades.csv", text.toString()), START + MINUTE);
    assertThat(files.trades().setAside()).isEqualTo(3_000);
    assertThat(files.trades().problems()).hasSize(ParsedFile.MOST_PROBLEMS);
    assertThat(bars).isEmpty();
  }

  @Test
  void read_oneFileOnly_leavesTheOtherValuesUnknown() throws IOException {
    Optional<Path> trades = file("trades.csv", TRADES + "2024-05-01T00:00:10Z,A,5,1,buy\n");
    OrderFlowFiles files = read(Optional.empty(), trades, START + MINUTE);
    assertThat(files.quotes()).isEqualTo(new ReadEvents(0, 0, List.of()));
    assertThat(bars.get("A").getFirst().tradeImbalance()).hasValue(1.0);
    assertThat(bars.get("A").getFirst().depth()).isEmpty();
    Optional<Path> quotes = file("quotes.csv", QUOTES + "2024-05-01T00:00:10Z,A,5,1,6,1\n");
    read(quotes, Optional.empty(), START + MINUTE);
    assertThat(bars.get("A").getFirst().depth()).hasValue(1.0);
    assertThat(bars.get("A").getFirst().tradeImbalance()).isEmpty();
  }

  /** Both files cut at a time: what was over by then stays as it was. */
  @Test
  void read_cutFiles_tellTheSameBars() throws IOException {
    StringBuilder quoteRows = new StringBuilder(QUOTES);
    StringBuilder tradeRows = new StringBuilder(TRADES);
    for (int i = 0; i < 120; i++) {
      String time = Instant.ofEpochMilli(START + i * 7_000L).toString();
      String symbol = i % 3 == 0 ? "B" : "A";
      quoteRows.append(time + "," + symbol + ",99," + (1 + i % 5) + ",101," + (1 + i % 7) + "\n");
      tradeRows.append(time + "," + symbol + "," + (99 + i % 3) + ",1,\n");
    }
    Optional<Path> quotes = file("quotes.csv", quoteRows.toString());
    Optional<Path> trades = file("trades.csv", tradeRows.toString());
    read(quotes, trades, START + 60 * MINUTE);
    Map<String, List<OrderFlowBar>> whole = new LinkedHashMap<>(bars);
    for (int minutes = 1; minutes < 14; minutes += 3) {
      long cut = START + minutes * MINUTE;
      read(quotes, trades, cut);
      for (String symbol : List.of("A", "B")) {
        assertThat(bars.get(symbol))
            .isEqualTo(
                whole.get(symbol).stream()
                    .filter(bar -> bar.openTimeMs() + MINUTE <= cut)
                    .toList());
      }
    }
  }

  @Test
  void read_compressedFile_isTheSame() throws IOException {
    Path file = folder.resolve("trades.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((TRADES + "2024-05-01T00:00:10Z,A,5,1,buy\n").getBytes(StandardCharsets.UTF_8));
    }
    read(Optional.empty(), Optional.of(file), START + MINUTE);
    assertThat(bars.get("A")).hasSize(1);
  }

  @Test
  void read_fileThatIsNone_isRefusedByName() throws IOException {
    assertThatThrownBy(() -> read(Optional.of(folder.resolve("none.csv")), Optional.empty(), START))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.csv");
    Optional<Path> header = file("half.csv", "timestamp,symbol,price\n");
    assertThatThrownBy(() -> read(Optional.empty(), header, START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("half.csv: no column 'size'; the header has timestamp, symbol, price");
    Optional<Path> empty = file("empty.csv", "");
    assertThatThrownBy(() -> read(empty, Optional.empty(), START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("empty.csv: empty, not even a header");
    assertThatThrownBy(() -> new CsvOrderFlowReader(0, START))
        .hasMessage("barLengthMs must be positive, was 0");
  }
}
