package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.HourlyCandles;
import io.foreshock.adapter.StubExchange;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command on the service's own wiring, against an exchange on this machine. */
@QuarkusTest
class FetchCommandTest {

  @Inject @TopCommand Cli cli;

  @Inject CommandLine.IFactory factory;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return Cli.commandLine(cli, factory)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private int fetch(String url, String... more) {
    String[] first = {"fetch", "binance", "FETCHUSDT", "--from", "2024-01-01", "--base-url", url};
    return execute(Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void fetch_daysThatAreOver_areToldAndCanBeImported() throws IOException {
    HourlyCandles candles =
        new HourlyCandles(
            "2024-01-01T00:00:00Z", "2024-01-06T00:00:00Z", time -> time != 1704164400000L);
    Path file = folder.resolve("bars.csv");
    try (StubExchange exchange = new StubExchange(asked -> candles.binance(asked, 1000))) {
      assertThat(fetch(exchange.url(), "--to", "2024-01-05", "--out", file.toString()))
          .as(err.toString())
          .isZero();
    }
    assertThat(Files.readAllLines(file))
        .isEqualTo(candles.lines("FETCHUSDT").subList(0, 1 + 4 * 24 - 1));
    assertThat(out.toString().lines().toList())
        .hasSize(4)
        .startsWith(file + ": 95 rows, 2024-01-01T00:00:00Z to 2024-01-04T23:00:00Z")
        .endsWith(
            "gaps: 1, missing rows: 1", "  from 2024-01-02T03:00:00Z to 2024-01-02T04:00:00Z: 1");

    assertThat(execute("import", file.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("FETCHUSDT                          95            0");
  }

  @Test
  void fetch_nobodyListens_exitsOneWithOneLine() throws IOException {
    StubExchange gone = new StubExchange(asked -> "[]");
    gone.close();
    assertThat(fetch(gone.url(), "--out", folder.resolve("bars.csv").toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(gone.url() + " cannot be reached; is there a network?");
  }

  @ParameterizedTest
  @CsvSource({
    "fetch, Missing required",
    "fetch mtgox BTC --from 2017-08-01, 'must be one of binance, coinbase, kraken, deribit'",
    "fetch binance BTCUSDT, --from",
    "fetch binance BTCUSDT --from yesterday, --from",
    "fetch binance BTCUSDT --from 2017-08-01 --kind gossip, implied-volatility",
    "fetch binance BTCUSDT --from 2017-08-01 --interval 7m, no interval of 7 minutes",
    "fetch binance BTCUSDT --from 2017-08-01 --to 2017-08-01, later than the start",
    "fetch kraken XBTUSD --from 2017-08-01 --kind funding, kraken has no funding",
    "fetch binance ../x --from 2017-08-01, a symbol has",
  })
  void fetch_wrongUsage_exitsTwoWithOneLine(String line, String message) {
    assertThat(execute(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message).endsWith("see 'foreshock fetch --help'\n");
    assertThat(err.toString().lines()).hasSize(1);
  }
}
