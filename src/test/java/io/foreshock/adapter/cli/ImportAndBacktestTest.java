package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands on the service's own wiring and a fresh store. */
@QuarkusTest
class ImportAndBacktestTest {

  private static final String HEADER = "timestamp,symbol,open,high,low,close,volume";
  private static final Path INDEX = Path.of("training-data/sp500-daily-2000-2020/bars.csv.gz");

  @Inject @TopCommand Cli cli;

  @Inject CommandLine.IFactory factory;

  @Inject MarketDataStore store;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Cli.commandLine(cli, factory)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private Path file(String name, String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(Arrays.asList(rows));
    return Files.write(folder.resolve(name), lines);
  }

  /** Hourly bars that fall and rise by a seeded walk. */
  private static String[] hourly(String symbol, int bars, long seed) {
    Random random = new Random(seed);
    String[] rows = new String[bars];
    double close = 100;
    for (int i = 0; i < bars; i++) {
      double open = close;
      close *= StrictMath.exp(0.01 * random.nextGaussian());
      double high = Math.max(open, close);
      double low = Math.min(open, close);
      rows[i] =
          LocalDate.of(2022, 1, 1).plusDays(i / 24)
              + (i % 24 < 10 ? "T0" : "T")
              + i % 24
              + ":00:00Z,"
              + symbol
              + ","
              + open
              + ","
              + high
              + ","
              + low
              + ","
              + close
              + ",1";
    }
    return rows;
  }

  @Test
  void import_goodAndBadRows_areStoredQuarantinedAndTold() throws IOException {
    Path bars =
        file(
            "bars.csv",
            "2024-01-01T00:00:00Z,IMPAUSDT,1,2,1,2,5",
            "2024-01-01T01:00:00Z,IMPAUSDT,2,1,3,2,5",
            "2024-01-01T02:00:00Z,IMPAUSDT,2,3,2,3,5",
            "2024-01-01T03:00:00Z,IMPAUSDT,2,3,2,abc,5",
            "2024-01-01T04:00:00Z,IMPAUSDT,2,3,2,3,5");
    assertThat(execute("import", bars.toString())).as(err.toString()).isZero();
    assertThat(out.toString().lines().toList())
        .containsExactly(
            "market                       accepted    unchanged  quarantined",
            "IMPAUSDT                            3            0            1",
            "quarantined of IMPAUSDT: 1 INCONSISTENT_RANGE",
            "malformed rows left out of " + bars + ": 1",
            "  line 5: close 'abc' is not a number");
    assertThat(store.read(new MarketId("IMPAUSDT")).size()).isEqualTo(3);

    assertThat(execute("import", bars.toString())).isZero();
    assertThat(out.toString()).contains("IMPAUSDT                            0            3");
  }

  @Test
  void import_classAndSymbolAndBarLength_areTaken() throws IOException {
    Path bars =
        Files.write(
            folder.resolve("close.csv"), List.of("timestamp,close", "2024-01-01T00:00:00Z,7"));
    assertThat(
            execute(
                "import",
                bars.toString(),
                "--symbol",
                "IMPB",
                "--class",
                "CRYPTO",
                "--bar-length",
                "1d"))
        .as(err.toString())
        .isZero();
    assertThat(store.market(new MarketId("IMPB")).orElseThrow().market().assetClass().name())
        .isEqualTo("CRYPTO");
    assertThat(store.market(new MarketId("IMPB")).orElseThrow().barLengthMs())
        .isEqualTo(86_400_000L);
  }

  @Test
  void import_classForAMappedSymbol_changesNothing() throws IOException {
    Path bars =
        file(
            "x.csv",
            "2024-01-01T00:00:00Z,IMPCUSDT,1,1,1,1,1",
            "2024-01-01T01:00:00Z,IMPCUSDT,1,1,1,1,1");
    assertThat(execute("import", bars.toString(), "--class", "FX")).isZero();
    assertThat(store.market(new MarketId("IMPCUSDT")).orElseThrow().market().assetClass().name())
        .isEqualTo("CRYPTO");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, no such file",
    "folder, is a folder",
    "truncated, Unexpected end of ZLIB",
    "header, no column 'close'",
    "empty, not even a header"
  })
  void import_secondFileUnreadable_exitsTwoWithOneLineAndStoresNothing(String kind, String told)
      throws IOException {
    String symbol = "BAD" + kind.toUpperCase(Locale.ROOT) + "USDT";
    Path good = file("good.csv", hourly(symbol, 100, 1));
    assertThat(execute("import", good.toString(), bad(kind).toString())).isEqualTo(2);
    assertThat(err.toString().strip()).contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
    assertThat(store.market(new MarketId(symbol))).isEmpty();
  }

  private Path bad(String kind) throws IOException {
    Path bad = folder.resolve(kind + (kind.equals("truncated") ? ".csv.gz" : ".csv"));
    switch (kind) {
      case "folder" -> Files.createDirectory(bad);
      case "truncated" -> {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bad))) {
          gzip.write(Files.readAllBytes(file("whole.csv", hourly("TRUNCUSDT", 500, 2))));
        }
        byte[] whole = Files.readAllBytes(bad);
        Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
      }
      case "header" -> Files.writeString(bad, "timestamp,symbol,price\n2024-01-01,A,1\n");
      case "empty" -> Files.createFile(bad);
      default -> {}
    }
    return bad;
  }

  @Test
  void import_anotherBarLengthThanStored_exitsTwoAndStoresNothing() throws IOException {
    Path good = file("hours.csv", hourly("IMPDUSDT", 10, 3));
    assertThat(execute("import", good.toString())).isZero();
    Path days =
        file(
            "days.csv",
            "2024-02-01,IMPDUSDT,1,1,1,1,1",
            "2024-02-02,IMPDUSDT,1,1,1,1,1",
            "2024-02-03,IMPDUSDT,1,1,1,1,1");
    assertThat(execute("import", days.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("has bars of 60 minutes, the file brings some of 1440");
    assertThat(store.read(new MarketId("IMPDUSDT")).size()).isEqualTo(10);
  }

  @Test
  void backtest_twice_oneThreadAndTwo_writesTheSameBytes() throws IOException {
    List<String> rows = new ArrayList<>(Arrays.asList(hourly("ZZUSDT", 24 * 200, 5)));
    rows.addAll(Arrays.asList(hourly("AAUSDT", 24 * 180, 6)));
    Path bars = file("two.csv", rows.toArray(String[]::new));
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertThat(backtest(bars, one, "--threads", "1")).as(err.toString()).isZero();
    assertThat(backtest(bars, two, "--threads", "2")).isZero();
    for (String name :
        List.of("forecasts.csv", "margins.csv", "report.json", "report.html", "report.txt")) {
      assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    List<String> lines = Files.readAllLines(one.resolve("forecasts.csv"));
    assertThat(lines.getFirst()).isEqualTo(ForecastsCsv.HEADER);
    assertThat(lines.get(1)).startsWith("2022-05-01,ZZUSDT,champion@in-sample,");
    assertThat(lines.getLast()).startsWith("2022-06-29,AAUSDT,ewma-fhs,");
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(26));
    assertThat(lines).noneMatch(line -> line.contains("NaN") || line.contains("Infinity"));
  }

  private int backtest(Path bars, Path result, String... more) {
    List<String> args =
        new ArrayList<>(List.of("backtest", "--bars", bars.toString(), "--out", result.toString()));
    args.addAll(List.of("--from", "2022-05-01", "--in-sample"));
    args.addAll(Arrays.asList(more));
    return execute(args.toArray(String[]::new));
  }

  @Test
  void backtest_symbolsAndMembers_filterRowsAndChangeNone() throws IOException {
    List<String> rows = new ArrayList<>(Arrays.asList(hourly("ZZUSDT", 24 * 160, 5)));
    rows.addAll(Arrays.asList(hourly("AAUSDT", 24 * 160, 6)));
    Path bars = file("two.csv", rows.toArray(String[]::new));
    Path all = folder.resolve("all");
    Path some = folder.resolve("some");
    assertThat(backtest(bars, all)).isZero();
    assertThat(backtest(bars, some, "--symbols", "AAUSDT", "--members", "champion")).isZero();
    assertThat(Files.readAllLines(some.resolve("forecasts.csv")).stream().skip(1))
        .isNotEmpty()
        .containsExactlyElementsOf(
            Files.readAllLines(all.resolve("forecasts.csv")).stream()
                .filter(line -> line.contains(",AAUSDT,champion@"))
                .toList());
  }

  @Test
  void backtest_index_printsTheMarginTable() throws IOException {
    Path result = folder.resolve("index");
    assertThat(
            execute(
                "backtest",
                "--bars",
                INDEX.toString(),
                "--from",
                "2002-06-01",
                "--in-sample",
                "--out",
                result.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .startsWith("Margins, means over market-sides")
        .contains(
            "\nMargins IN SAMPLE, means",
            "\nchampion  ",
            "\nchampion@in-sample  ",
            "\nreference-gjr-fhs  ",
            "\nreference-stressed-blend  ");
    assertThat(result.resolve("report.json")).content().contains("\"eq\" : ", "\"fz0Excess\" : ");
    JsonNode source = new ObjectMapper().readTree(result.resolve("report.json").toFile());
    assertThat(INDEX.resolveSibling("manifest.json"))
        .content()
        .contains(source.at("/source/sha256").asText());
    assertThat(source.at("/source/command").asText())
        .isEqualTo(
            "foreshock backtest --bars "
                + INDEX
                + " --from 2002-06-01 --class UNCLASSIFIED --members all --refit-days 30"
                + " --in-sample");
    assertThat(result.resolve("report.txt")).content().startsWith(out.toString().stripTrailing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bars missing.csv --from 2005-01-01 --in-sample|no such file",
        "--bars training-data --from 2005-01-01 --in-sample|is a folder",
        "--bars INDEX --from 2030-01-01 --in-sample|no complete day from 2030-01-01 on",
        "--bars INDEX --from 2005-01-01 --in-sample --symbols DAX|no symbol 'DAX'; it has ^GSPC",
        "--bars INDEX --from 1999-12-31|--in-sample",
        "--bars INDEX --from 2005-01-01 --members some|--members must be all or champion",
        "--bars INDEX --from 2005-01-01 --threads 0|--threads must be in",
        "--bars INDEX --from 2007-01-01 --refit-days 0|--refit-days must be in [1, 3650], was 0",
        "--bars INDEX --from yesterday|Invalid value for option '--from'"
      })
  void backtest_whatCannotBeDone_exitsTwoWithOneLineAndWritesNothing(String example) {
    String[] parts = example.split("\\|", -1);
    String line = "backtest " + parts[0].replace("INDEX", INDEX.toString());
    Path result = folder.resolve("nothing");
    assertThat(execute((line + " --out " + result).split(" ", -1))).isEqualTo(2);
    assertThat(err.toString().strip()).contains(parts[1]).hasLineCount(1);
    assertThat(result).doesNotExist();
  }
}
