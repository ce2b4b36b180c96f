package io.foreshock;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.HourlyCandles;
import io.foreshock.adapter.StubExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the packaged program. */
class CommandsIT {

  private static final String GOLD = data("gold-daily-1977-2012");
  private static final String BITCOIN = data("btc-daily-2016-2017");

  @TempDir Path folder;

  private static String data(String set) {
    return Path.of("training-data", set, "bars.csv.gz").toAbsolutePath().toString();
  }

  private Program.Result run(String... args) throws Exception {
    return new Program(folder).run(args);
  }

  @Test
  void version_isOneLine() throws Exception {
    assertThat(run("version").succeeded().out()).matches("foreshock \\S+ \\(Java 25\\S*\\)\\R");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "fetch",
        "import",
        "train",
        "models",
        "promote",
        "rollback",
        "backtest",
        "verify",
        "keys",
        "health",
        "version"
      })
  void help_everyCommand_isAnswered(String command) throws Exception {
    assertThat(run(command, "--help").succeeded().out()).startsWith("Usage: foreshock " + command);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Missing command",
    "import no-such-file.csv, no such file",
    "backtest --bars x.csv, --from",
    "verify bytes --threads 0, must be 1 to 64",
    "verify, Missing what to verify",
    "models --all, Unknown option: '--all'",
    "promote a/b, Missing required option: '--reason",
    "promote net --reason better, must be modelId/version",
    "rollback a/b --reason x, no model is called 'a/b'",
    "fetch mtgox BTC --from 2017-08-01, 'must be one of binance, coinbase, kraken, deribit'",
  })
  void wrongUsage_exitsTwoWithOneLine(String line, String message) throws Exception {
    Program.Result result = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void verifyModels_agreesInHashesAndInFitsMadeAnew() throws Exception {
    assertThat(run("verify", "models", "--refits", "60").succeeded().out())
        .contains("classical-exchange/2012-12-31: every hash agrees", " 0 different");
  }

  @Test
  void rollbackAndPromote_shippedEdition_goesOutAndComesBack() throws Exception {
    String newest = "classical-exchange/2012-12-31";
    String older = "classical-exchange/2006-12-31";
    assertThat(run("rollback", newest, "--reason", "margins jump").succeeded().out())
        .isEqualToIgnoringNewLines(newest + " is RETIRED; " + older + " serves in its place");
    assertThat(run("models").succeeded().out())
        .containsPattern(newest + " +RETIRED .* margins jump\\R")
        .containsPattern(older + " +APPROVED ");

    Program.Result refused = run("rollback", older, "--reason", "one more");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines("no approved edition is left before " + older);

    assertThat(run("promote", newest, "--reason", "it was the data").succeeded().out())
        .isEqualToIgnoringNewLines(newest + " is APPROVED");
    assertThat(run("models").succeeded().out()).containsPattern(newest + " +APPROVED ");
  }

  @Test
  void import_bundledFile_isStoredAndAgainChangesNothing() throws Exception {
    assertThat(run("import", BITCOIN).succeeded().out()).contains("365            0            0");
    assertThat(run("import", BITCOIN).succeeded().out()).contains("  0          365");
  }

  @Test
  void backtest_bundledFile_writesEveryResult() throws Exception {
    run("backtest", "--bars", GOLD, "--from", "2012-01-01", "--out", "result").succeeded();
    Path result = folder.resolve("result");
    List<String> forecasts = Files.readAllLines(result.resolve("forecasts.csv"));
    assertThat(forecasts.getFirst()).startsWith("date,symbol,model,sigma,ret,rv,var_long_0.005");
    assertThat(forecasts).hasSizeGreaterThan(250).noneMatch(row -> row.contains("NaN"));
    assertThat(result.resolve("margins.csv")).isNotEmptyFile();
    assertThat(result.resolve("report.json")).isNotEmptyFile();
    assertThat(result.resolve("report.txt")).isNotEmptyFile();
  }

  @Test
  void fetch_exchangeOnThisMachine_givesAFileThatImports() throws Exception {
    HourlyCandles candles =
        new HourlyCandles("2024-01-01T00:00:00Z", "2024-01-06T00:00:00Z", time -> true);
    try (StubExchange exchange = new StubExchange(asked -> candles.binance(asked, 1000))) {
      run(
              "fetch",
              "binance",
              "FETCHUSDT",
              "--from",
              "2024-01-01",
              "--to",
              "2024-01-05",
              "--base-url",
              exchange.url(),
              "--out",
              "bars.csv")
          .succeeded();
    }
    assertThat(Files.readAllLines(folder.resolve("bars.csv")))
        .isEqualTo(candles.lines("FETCHUSDT").subList(0, 1 + 4 * 24));
    assertThat(run("import", "bars.csv").succeeded().out()).contains("FETCHUSDT");
  }

  @Test
  void health_nobodyListens_exitsOneWithOneLine() throws Exception {
    Program.Result result = new Program(folder).with("QUARKUS_HTTP_PORT", "1").run("health");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToIgnoringNewLines("http://127.0.0.1:1/q/health/ready cannot be reached");
  }

  @Test
  void serve_addressThatIsNotLoopback_isRefused() throws Exception {
    Program.Result result = new Program(folder).with("QUARKUS_HTTP_HOST", "0.0.0.0").run("serve");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("binds to loopback only");
  }
}
