package io.foreshock.adapter.exchange;

import static io.foreshock.adapter.HourlyCandles.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.adapter.HourlyCandles;
import io.foreshock.adapter.StubExchange;
import io.foreshock.adapter.StubExchange.Answer;
import io.foreshock.application.FetchBars.Fetched;
import io.foreshock.application.FetchBars.Gap;
import io.foreshock.application.FetchBars.Kind;
import io.foreshock.application.FetchBars.Request;
import io.foreshock.application.FetchBars.Source;
import io.foreshock.application.StepProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Downloads from exchanges on this machine, whole and broken; the clock stands and nobody waits.
 */
class FetchDownloadTest {

  private static final String FROM = "2024-01-01T00:00:00Z";

  /** The candle of 12:00 ends at 13:00, and it is half past twelve. */
  private static final HourlyCandles THERE =
      new HourlyCandles(FROM, "2024-01-10T12:00:00Z", time -> true);

  private static final HourlyCandles COMPLETE =
      new HourlyCandles(FROM, "2024-01-10T11:00:00Z", time -> true);

  @TempDir Path folder;

  private final List<Long> waits = new ArrayList<>();

  private Path out() {
    return folder.resolve("bars.csv");
  }

  private Fetched fetch(Request request) throws IOException {
    return new ExchangeDownload(FetchRunner.CLOCK, waits::add).fetch(request, StepProgress.SILENT);
  }

  private Fetched fetchBinance(StubExchange exchange) throws IOException {
    return fetch(FetchRunner.binance(exchange.url(), out()));
  }

  private static StubExchange binance(HourlyCandles candles) throws IOException {
    return new StubExchange(asked -> candles.binance(asked, 100));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void fetch_binanceInPages_writesCompleteCandlesOnceWithTheirHash() throws Exception {
    try (StubExchange exchange = binance(THERE)) {
      Fetched fetched = fetchBinance(exchange);

      assertThat(Files.readAllLines(out())).isEqualTo(COMPLETE.lines("BTCUSDT"));
      assertThat(fetched.rows()).isEqualTo(9 * 24 + 12);
      assertThat(fetched.gaps()).isEmpty();
      assertThat(exchange.requests())
          .hasSize(3)
          .first()
          .isEqualTo(
              "/api/v3/klines?symbol=BTCUSDT&interval=1h&startTime=1704067200000&limit=1000");
      String hash =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out())));
      assertThat(fetched.sha256()).isEqualTo(hash);
      assertThat(folder.resolve("bars.csv.sha256")).hasContent(hash + "  bars.csv");
      assertThat(files()).containsExactly("bars.csv", "bars.csv.sha256");
    }
  }

  @Test
  void fetch_coinbaseNewestFirstWithRowsBeforeTheStart_isInOrderAndOnce() throws IOException {
    HourlyCandles history =
        new HourlyCandles("2023-12-01T00:00:00Z", "2024-01-10T12:00:00Z", time -> true);
    try (StubExchange exchange = new StubExchange(history::coinbase)) {
      Request request =
          FetchRunner.request(Source.COINBASE, Kind.CANDLES, "BTC-USD", exchange.url(), out());
      fetch(request);

      // Coinbase sends numbers, and numbers have no trailing zero.
      assertThat(Files.readAllLines(out()))
          .isEqualTo(
              COMPLETE.lines("BTC-USD").stream().map(line -> line.replace(".10,", ".1,")).toList());
      assertThat(exchange.requests())
          .containsExactly(
              "/products/BTC-USD/candles?granularity=3600&start=2024-01-01T00:00:00Z"
                  + "&end=2024-01-10T11:30:00Z");
    }
  }

  @Test
  void fetch_coinbaseWindowWithoutATrade_goesOnToTheNext() throws IOException {
    HourlyCandles late =
        new HourlyCandles("2024-01-09T00:00:00Z", "2024-01-10T12:00:00Z", time -> true);
    try (StubExchange exchange = new StubExchange(late::coinbase)) {
      Request early =
          new Request(
              Source.COINBASE,
              "BTC-USD",
              Kind.CANDLES,
              HOUR_MS,
              Instant.parse("2023-12-01T00:00:00Z").toEpochMilli(),
              OptionalLong.empty(),
              out().toString(),
              Optional.of(exchange.url() + "/"));
      Fetched fetched = fetch(early);
      assertThat(fetched.rows()).isEqualTo(36);
      assertThat(fetched.gaps()).extracting(Gap::missing).containsExactly(39 * 24L);
      assertThat(exchange.requests()).hasSize(4);
    }
  }

  @Test
  void fetch_krakenUncommittedRow_isLeftOutAndTheMissingPastTold() throws IOException {
    try (StubExchange exchange = new StubExchange(asked -> THERE.kraken(asked, 72))) {
      Fetched fetched =
          fetch(FetchRunner.request(Source.KRAKEN, Kind.CANDLES, "XBTUSD", exchange.url(), out()));
      List<String> all = COMPLETE.lines("XBTUSD");
      assertThat(Files.readAllLines(out()).subList(1, 72))
          .isEqualTo(all.subList(all.size() - 71, all.size()));
      assertThat(fetched.rows()).isEqualTo(71);
      assertThat(fetched.gaps()).extracting(Gap::missing).containsExactly(228L - 71);
    }
  }

  @Test
  void fetch_krakenErrorInAnAnswer_isRetriedIfItIsTheRateAndToldElse() throws IOException {
    try (StubExchange exchange = new StubExchange(asked -> THERE.kraken(asked, 720))) {
      Request request =
          FetchRunner.request(Source.KRAKEN, Kind.CANDLES, "XBTUSD", exchange.url(), out());
      exchange.failing(Answer.ok("{\"error\":[\"EQuery:Unknown asset pair\"]}"));
      assertThatThrownBy(() -> fetch(request))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("EQuery:Unknown asset pair");
      exchange.failing(Answer.ok("{\"error\":[\"EAPI:Rate limit exceeded\"]}"));
      assertThat(fetch(request).rows()).isEqualTo(228);
      assertThat(waits).startsWith(1000L);
    }
  }

  @Test
  void fetch_deribitContinuation_isFollowedAndTheSymbolNamesTheIndex() throws IOException {
    try (StubExchange exchange = new StubExchange(asked -> THERE.deribit(asked, 50))) {
      fetch(
          FetchRunner.request(
              Source.DERIBIT, Kind.IMPLIED_VOLATILITY, "BTC", exchange.url(), out()));
      assertThat(Files.readAllLines(out()))
          .isEqualTo(
              COMPLETE.lines("BTC-DVOL").stream()
                  .map(line -> line.replace(".10,", ".1,").replace(",7.125", ","))
                  .toList());
      assertThat(exchange.requests()).hasSize(5);
    }
  }

  @Test
  void fetch_funding_keepsRatesAndTimesAsTheyCame() throws IOException {
    String rates =
        """
        [{"symbol":"BTCUSDT","fundingRate":"-0.03750000","fundingTime":1704067200003,
          "markPrice":""},
         {"symbol":"BTCUSDT","fundingRate":"0.00010000","fundingTime":1704096000000,
          "markPrice":"34287.54619963"}]
        """;
    Function<Map<String, String>, String> pages =
        asked -> Long.parseLong(asked.get("startTime")) <= 1704096000000L ? rates : "[]";
    try (StubExchange exchange = new StubExchange(pages)) {
      Request request =
          new Request(
              Source.BINANCE,
              "BTCUSDT",
              Kind.FUNDING,
              8 * HOUR_MS,
              1704067200000L,
              OptionalLong.of(1704110400000L),
              out().toString(),
              Optional.of(exchange.url()));
      Fetched fetched = fetch(request);
      assertThat(Files.readAllLines(out()))
          .containsExactly(
              "timestamp,symbol,funding_rate,mark_price",
              "2024-01-01T00:00:00.003Z,BTCUSDT,-0.03750000,",
              "2024-01-01T08:00:00Z,BTCUSDT,0.00010000,34287.54619963");
      assertThat(fetched.gaps()).isEmpty();
    }
  }

  @Test
  void fetch_hoursWithoutCandles_areToldAndNotFilled() throws IOException {
    long down = Instant.parse("2024-01-03T05:00:00Z").toEpochMilli();
    HourlyCandles holed =
        new HourlyCandles(
            "2024-01-01T02:00:00Z",
            "2024-01-10T12:00:00Z",
            time -> time < down || time >= down + 7 * HOUR_MS);
    try (StubExchange exchange = binance(holed)) {
      Fetched fetched = fetchBinance(exchange);
      assertThat(fetched.rows()).isEqualTo(228 - 2 - 7);
      assertThat(fetched.gaps())
          .containsExactly(
              new Gap(1704067200000L, 1704067200000L + 2 * HOUR_MS, 2),
              new Gap(down, down + 7 * HOUR_MS, 7));
    }
  }

  @ParameterizedTest
  @CsvSource({"429, 7, 7000", "418, 60, 60000", "429, '', 1000", "503, '', 1000", "500, '', 1000"})
  void fetch_refusedOnce_waitsAndGoesOn(int status, String retryAfter, long waitMs)
      throws IOException {
    try (StubExchange exchange = binance(THERE).failing(Answer.refusal(status, retryAfter))) {
      fetchBinance(exchange);
      assertThat(Files.readAllLines(out())).isEqualTo(COMPLETE.lines("BTCUSDT"));
      assertThat(waits).startsWith(waitMs).contains(100L);
    }
  }

  @Test
  void fetch_brokenConnection_isRetried() throws IOException {
    try (StubExchange exchange = binance(THERE).failing(new Answer(200, "[[17040", "", 500))) {
      fetchBinance(exchange);
      assertThat(Files.readAllLines(out())).isEqualTo(COMPLETE.lines("BTCUSDT"));
    }
  }

  @Test
  void fetch_serverErrorThatStays_givesUpAfterDoublingWaits() throws IOException {
    Answer[] down = new Answer[6];
    Arrays.fill(down, Answer.refusal(502, ""));
    try (StubExchange exchange = binance(THERE).failing(down)) {
      assertThatThrownBy(() -> fetchBinance(exchange))
          .isInstanceOf(IOException.class)
          .hasMessage(exchange.url() + " answered with status 502; gave up");
      assertThat(waits).containsExactly(1000L, 2000L, 4000L, 8000L, 16000L);
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void fetch_banForDays_isToldAtOnce() throws IOException {
    try (StubExchange exchange = binance(THERE).failing(Answer.refusal(418, "259200"))) {
      assertThatThrownBy(() -> fetchBinance(exchange)).hasMessageContaining("Retry-After 259200 s");
      assertThat(waits).isEmpty();
    }
  }

  @Test
  void fetch_unknownSymbol_tellsWhatTheExchangeSaid() throws IOException {
    try (StubExchange exchange = binance(THERE).failing(Answer.refusal(400, ""))) {
      assertThatThrownBy(() -> fetchBinance(exchange))
          .hasMessageContaining("status 400")
          .hasMessageContaining("not now");
      assertThat(exchange.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1704067200000,\"1\",\"2\",\"1\",\"2\",\"3\"],[17040",
        "{\"rows\":[]}",
        "[[1704067200000,\"1\",\"2\"]]",
        "[[1704067200000,\"1\",\"2\",\"NaN\",\"2\",\"3\"]]",
        "[[1704067200000,\"1\",\"2\",\"1e999999999\",\"2\",\"3\"]]",
        "[[\"soon\",\"1\",\"2\",\"1\",\"2\",\"3\"]]",
        "<html>maintenance</html>"
      })
  void fetch_pageThatIsCutOrMalformed_keepsWhatIsCompleteAndGoesOnLater(String page)
      throws IOException {
    AtomicInteger count = new AtomicInteger();
    Function<Map<String, String>, String> pages =
        asked -> count.incrementAndGet() == 2 ? page : THERE.binance(asked, 100);
    try (StubExchange exchange = new StubExchange(pages)) {
      assertThatThrownBy(() -> fetchBinance(exchange))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the page from 2024-01-05T04:00:00Z")
          .hasMessageContaining("100 rows are kept in");
      assertThat(Files.readAllLines(folder.resolve("bars.csv.part")))
          .isEqualTo(COMPLETE.lines("BTCUSDT").subList(0, 101));

      Fetched fetched = fetchBinance(exchange);
      assertThat(fetched.keptRows()).isEqualTo(100);
      assertThat(exchange.requests()).hasSize(4);
      assertThat(exchange.requests().get(2)).isEqualTo(exchange.requests().get(1));
      assertThat(Files.readAllLines(out())).isEqualTo(COMPLETE.lines("BTCUSDT"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 44, 45, 100, 3000})
  void fetch_partCutAnywhere_endsInTheSameBytes(int bytes) throws IOException {
    String whole = String.join("\n", COMPLETE.lines("BTCUSDT")) + "\n";
    AtomicInteger count = new AtomicInteger();
    Function<Map<String, String>, String> pages =
        asked -> count.incrementAndGet() == 2 ? "" : THERE.binance(asked, 100);
    try (StubExchange exchange = new StubExchange(pages)) {
      assertThatThrownBy(() -> fetchBinance(exchange)).isInstanceOf(IOException.class);
      Files.write(
          folder.resolve("bars.csv.part"),
          Arrays.copyOf(whole.getBytes(StandardCharsets.UTF_8), bytes));
      fetchBinance(exchange);
      assertThat(Files.readString(out())).isEqualTo(whole);
    }
  }

  @Test
  void fetch_processKilledInTheMiddle_goesOnFromItsLastRow() throws Exception {
    CountDownLatch thirdPage = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    AtomicInteger count = new AtomicInteger();
    Function<Map<String, String>, String> pages =
        asked -> {
          if (count.incrementAndGet() == 3) {
            thirdPage.countDown();
            awaitUp(killed);
          }
          return THERE.binance(asked, 100);
        };
    try (StubExchange exchange = new StubExchange(pages)) {
      Process process = start(exchange.url());
      assertThat(thirdPage.await(1, TimeUnit.MINUTES)).isTrue();
      process.destroyForcibly().waitFor();
      killed.countDown();
      assertThat(out()).doesNotExist();

      Fetched fetched = fetchBinance(exchange);
      assertThat(fetched.keptRows()).isEqualTo(200);
      assertThat(Files.readAllLines(out())).isEqualTo(COMPLETE.lines("BTCUSDT"));
    }
  }

  private static void awaitUp(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(String url) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            FetchRunner.class.getName(),
            url,
            out().toString())
        .inheritIO()
        .start();
  }

  @Test
  void fetch_pageOutOfOrderAndWithRepeats_isSortedAndOnce() throws IOException {
    List<Long> times = new ArrayList<>();
    for (int hour = 0; hour <= 228; hour++) {
      times.add(1704067200000L + hour * HOUR_MS);
    }
    times.addAll(times.subList(10, 20));
    Collections.reverse(times);
    String page = times.stream().map(HourlyCandles::kline).toList().toString();
    try (StubExchange exchange = new StubExchange(asked -> page)) {
      fetchBinance(exchange);
      assertThat(Files.readAllLines(out())).isEqualTo(COMPLETE.lines("BTCUSDT"));
    }
  }

  @Test
  void fetch_twoRowsOfOneTimeThatDiffer_isRefused() throws IOException {
    String page =
        "[[1704067200000,\"1\",\"2\",\"1\",\"2\",\"3\"],[1704067200000,\"1\",\"2\",\"1\",\"2\",\"4\"]]";
    try (StubExchange exchange = new StubExchange(asked -> page)) {
      assertThatThrownBy(() -> fetchBinance(exchange)).hasMessageContaining("two rows of one time");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void fetch_samePageForEver_isRefused() throws IOException {
    String page = "[" + HourlyCandles.kline(1704067200000L) + "]";
    try (StubExchange exchange = new StubExchange(asked -> page)) {
      assertThatThrownBy(() -> fetchBinance(exchange)).hasMessageContaining("same page again");
    }
  }

  @Test
  void fetch_emptyPage_isToldAndLeavesNothing() throws IOException {
    try (StubExchange exchange = new StubExchange(asked -> "[]")) {
      assertThatThrownBy(() -> fetchBinance(exchange))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no rows of BTCUSDT");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void fetch_nobodyListens_isToldAtOnceAndLeavesNothing() throws IOException {
    StubExchange gone = binance(THERE);
    gone.close();
    assertThatThrownBy(() -> fetchBinance(gone))
        .isInstanceOf(IOException.class)
        .hasMessage(gone.url() + " cannot be reached; is there a network?");
    assertThat(waits).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void fetch_fileOrPartOfAnotherRequestThere_isRefusedAndUntouched() throws IOException {
    try (StubExchange exchange = binance(THERE)) {
      Files.writeString(folder.resolve("bars.csv.part"), "somebody's");
      assertThatThrownBy(() -> fetchBinance(exchange))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was begun by another request");
      assertThat(folder.resolve("bars.csv.part")).hasContent("somebody's");

      Files.writeString(out(), "somebody's");
      assertThatThrownBy(() -> fetchBinance(exchange))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is there already");
      assertThat(exchange.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "COINBASE, FUNDING, BTC-USD, http://127.0.0.1:9, coinbase has no funding to fetch",
    "BINANCE, IMPLIED_VOLATILITY, BTC, http://127.0.0.1:9, deribit has",
    "KRAKEN, CANDLES, XBT/USD, http://127.0.0.1:9, a symbol has",
    "BINANCE, CANDLES, BTCUSDT, file:///etc, the base URL must be",
  })
  void fetch_whatThereIsNot_isRefused(
      Source source, Kind kind, String symbol, String url, String message) {
    assertThatThrownBy(() -> fetch(FetchRunner.request(source, kind, symbol, url, out())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
