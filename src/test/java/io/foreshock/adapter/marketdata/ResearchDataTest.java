package io.foreshock.adapter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foreshock.market.AssetClass;
import io.foreshock.market.BarIntake;
import io.foreshock.market.PriceBar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the reader with known prices of the research data, which are not part of the project.
 * Where they lie is told by the system property {@code foreshock.shared}, by default {@code
 * ../shared}.
 */
class ResearchDataTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("foreshock.shared", "../shared"), "data", "research");

  @BeforeAll
  static void researchDataAreThere() {
    boolean there = Files.isDirectory(FOLDER);
    String message = "SKIPPED: no research data at " + FOLDER.toAbsolutePath().normalize();
    if (!there) {
      System.out.println(message);
    }
    assumeTrue(there, message);
  }

  private static Map<String, ParsedBars> read(String file) throws IOException {
    ParsedFile parsed = CsvBarReader.create().read(FOLDER.resolve(file), ReadProgress.SILENT);
    assertThat(parsed.malformedRows()).isZero();
    return parsed.symbols().stream()
        .collect(Collectors.toMap(ParsedBars::symbol, Function.identity()));
  }

  private static PriceBar at(ParsedBars bars, String time) {
    long openTimeMs = Instant.parse(time + ":00Z").toEpochMilli();
    return bars.bars().stream()
        .filter(bar -> bar.openTimeMs() == openTimeMs)
        .findFirst()
        .orElseThrow();
  }

  /** The lowest price of a UTC day. */
  private static double low(ParsedBars bars, String date) {
    long from = Instant.parse(date + "T00:00:00Z").toEpochMilli();
    return bars.bars().stream()
        .filter(bar -> bar.openTimeMs() >= from && bar.openTimeMs() < from + 86_400_000)
        .mapToDouble(PriceBar::low)
        .min()
        .orElseThrow();
  }

  @Test
  void read_bitcoin_hasItsKnownExtremes() throws IOException {
    Map<String, ParsedBars> spot = read("crypto_1h_spot.csv.gz");
    ParsedBars bitcoin = spot.get("BTCUSDT");
    assertThat(spot).hasSize(12);
    assertThat(bitcoin.barLengthMs()).isEqualTo(3_600_000);
    assertThat(Math.floor(at(bitcoin, "2020-03-13T02:00").low())).isEqualTo(3782);
    assertThat(at(bitcoin, "2021-11-10T14:00").high()).isEqualTo(69_000);
    assertThat(low(bitcoin, "2022-11-21")).isEqualTo(15_476);
  }

  @Test
  void read_stressNames_haveTheirKnownFalls() throws IOException {
    Map<String, ParsedBars> names = read("crypto_1h_stress_names.csv.gz");
    assertThat(low(names.get("USTUSDT"), "2022-05-11")).isEqualTo(0.225);
    assertThat(low(names.get("FTTUSDT"), "2022-11-14")).isEqualTo(1.23);
  }

  @ParameterizedTest
  @CsvSource({
    "crypto_1h_spot.csv.gz, 0",
    "crypto_1h_stress_names.csv.gz, 0",
    "crypto_1h_perp.csv.gz, 0",
    "equity_1d_indices.csv.gz, 0",
    "index_1d_vix.csv.gz, 47" // opening levels outside the day's range
  })
  void read_everyFile_holdsAsManyImpossibleBarsAsKnown(String file, int expected)
      throws IOException {
    long quarantined = 0;
    for (ParsedBars bars : read(file).values()) {
      BarIntake intake =
          BarIntake.of(
              MarketMappingFile.bundled().resolve(bars.symbol(), AssetClass.UNCLASSIFIED).id(),
              bars.barLengthMs(),
              bars.bars(),
              Long.MAX_VALUE);
      quarantined += intake.quarantined().size();
    }
    assertThat(quarantined).isEqualTo(expected);
  }
}
