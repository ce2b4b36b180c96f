package io.foreshock.adapter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.HistoryJudgement;
import io.foreshock.market.AssetClass;
import io.foreshock.market.BarIntake;
import io.foreshock.market.DroppedRow;
import io.foreshock.market.MarketId;
import io.foreshock.market.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSetsTest {

  private static final Path FOLDER = Path.of("training-data");
  private static final TrainingSets SETS = new TrainingSets(FOLDER, MarketMappingFile.bundled());
  private static final long MOST_BYTES = 4_000_000;

  @TempDir Path folder;

  /** Bars = rows − dropped; days as aggregated; counts come from the sets themselves. */
  @ParameterizedTest
  @CsvSource({
    "sp500-daily-2000-2020, INDEX.GSPC, 5105, 0, 5104, FULL",
    "nasdaq100-daily-1985-2012, INDEX.NDX, 6724, 0, 6723, FULL",
    "dow-daily-1980-2012, INDEX.DJI, 8308, 302, 8307, FULL",
    "gold-daily-1977-2012, METAL.GOLD, 8812, 320, 8811, FULL",
    "silver-daily-1977-2012, METAL.SILVER, 8827, 305, 8826, FULL",
    "nyse-composite-daily-1990-2005, INDEX.NYA, 4003, 0, 4002, FULL",
    "btc-daily-2016-2017, BTC-USD, 365, 0, 364, SHORT_HISTORY"
  })
  void load_setOfOneMarket_hasItsBarsAndDays(
      String name, String id, int bars, int dropped, int days, HistoryJudgement judgement)
      throws IOException {
    TrainingSet set = SETS.load(name);
    assertThat(set.markets()).hasSize(1);
    assertThat(set.markets().getFirst().market().id()).isEqualTo(new MarketId(id));
    assertThat(set.markets().getFirst().bars()).hasSize(bars);
    assertThat(set.dropped()).hasSize(dropped);
    DailyObservations observations = days(set.markets().getFirst());
    assertThat(observations.size()).isEqualTo(days);
    assertThat(HistoryJudgement.of(observations)).isEqualTo(judgement);
  }

  private static DailyObservations days(MarketBars bars) {
    BarIntake intake =
        BarIntake.of(bars.market().id(), bars.barLengthMs(), bars.bars(), Long.MAX_VALUE);
    assertThat(intake.quarantined()).isEmpty();
    assertThat(intake.unchanged()).isZero();
    return DailyAggregation.of(intake.accepted(), bars.market().calendar());
  }

  @Test
  void load_dowStocks_cutsTheTwoSpinOffs() throws IOException {
    TrainingSet set = SETS.load("dow-stocks-daily-1991-2000");
    assertThat(set.markets()).hasSize(30);
    assertThat(set.markets())
        .allSatisfy(bars -> assertThat(bars.market().assetClass()).isEqualTo(AssetClass.EQUITY));
    assertThat(set.dropped()).hasSize(1221);
    assertThat(set.dropped()).extracting(DroppedRow::symbol).containsOnly("DJ30.HWP", "DJ30.T");
    for (MarketBars bars : set.markets()) {
      DailyObservations days = days(bars);
      for (int i = 0; i < days.size(); i++) {
        assertThat(days.date(i).toString().equals("1996-10-01") && days.logReturn(i) < -0.2)
            .isFalse();
      }
    }
  }

  @Test
  void load_usdchf_gathersHalfHoursIntoTradeDates() throws IOException {
    TrainingSet set = SETS.load("usdchf-30m-1996-2001");
    MarketBars bars = set.markets().getFirst();
    assertThat(bars.market().calendar()).isEqualTo(TradingCalendar.EXCHANGE);
    assertThat(bars.bars()).hasSize(62_496);
    DailyObservations days = days(bars);
    assertThat(days.size()).isBetween(1290, 1310); // five years of about 260 trade dates
    double sumOfSquares = 0;
    double sumOfVariances = 0;
    for (int i = 0; i < days.size(); i++) {
      assertThat(days.date(i).getDayOfWeek().getValue()).isLessThan(6);
      sumOfSquares += days.logReturn(i) * days.logReturn(i);
      sumOfVariances += days.realizedVariance(i);
    }
    // Both estimate the same variance: their ratio is near one unless bars are misplaced.
    assertThat(sumOfVariances / sumOfSquares).isBetween(0.9, 1.4);
  }

  @Test
  void manifests_everySet_isSmallAndHasADatasheet() throws IOException {
    long bytes = 0;
    for (TrainingSetManifest manifest : SETS.manifests()) {
      Path set = FOLDER.resolve(manifest.name());
      assertThat(set.resolve("DATASHEET.md")).isNotEmptyFile();
      assertThat(manifest.source()).isNotBlank();
      assertThat(manifest.licence()).isNotBlank();
      assertThat(SETS.load(manifest.name()).manifest()).isEqualTo(manifest);
      bytes += Files.size(set.resolve(manifest.file()));
    }
    assertThat(SETS.manifests()).hasSize(9);
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  private TrainingSets tampered(String from, String to) throws IOException {
    Path set = Files.createDirectories(folder.resolve("btc"));
    Path original = FOLDER.resolve("btc-daily-2016-2017");
    Files.copy(original.resolve("bars.csv.gz"), set.resolve("bars.csv.gz"));
    String manifest = Files.readString(original.resolve("manifest.json"));
    assertThat(manifest).contains(from);
    Files.writeString(set.resolve("manifest.json"), manifest.replace(from, to));
    return new TrainingSets(folder, MarketMappingFile.bundled());
  }

  @Test
  void load_changedData_namesTheFileAndBothHashes() throws IOException {
    TrainingSets sets = tampered("btc-daily", "btc-daily");
    Path file = folder.resolve("btc/bars.csv.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);
    String stated = SETS.load("btc-daily-2016-2017").manifest().sha256();
    assertThatThrownBy(() -> sets.load("btc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?s).*btc.bars\\.csv\\.gz: sha256 is [0-9a-f]{64}, the manifest says " + stated);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"rows\": 365', '\"rows\": 366', 'rows is 365, the manifest says 366'",
    "'\"firstTimestamp\": \"2016', '\"firstTimestamp\": \"2015', firstTimestamp is",
    "'\"lastTimestamp\": \"2017', '\"lastTimestamp\": \"2018', lastTimestamp is",
    "'\"droppedRows\": 0', '\"droppedRows\": 1', droppedRows is 0",
    "'\"cleaning\": []', '\"cleaning\": [{\"rule\": \"polish\"}]', polish",
    "'\"rows\"', '\"lines\"', no field"
  })
  void load_changedManifest_namesTheField(String from, String to, String message)
      throws IOException {
    TrainingSets sets = tampered(from, to);
    assertThatThrownBy(() -> sets.load("btc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("btc")
        .hasMessageContaining(message);
  }

  @Test
  void load_noSuchSet_saysSo() {
    assertThatThrownBy(() -> SETS.load("tulips-1637"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("tulips-1637");
  }
}
