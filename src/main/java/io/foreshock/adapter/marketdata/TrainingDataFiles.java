package io.foreshock.adapter.marketdata;

import io.foreshock.application.TrainingData;
import io.foreshock.market.AssetClass;
import io.foreshock.market.BarIntake;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.PriceBar;
import io.foreshock.training.DataSource;
import io.foreshock.training.TrainingSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;

/** Training series from the bundled sets and from files somebody brings. */
public final class TrainingDataFiles implements TrainingData {

  private static final int BLOCK_BYTES = 1 << 16;

  private final Path bundledFolder;
  private final MarketDirectory directory;

  /**
   * Makes the source; nothing is read yet.
   *
   * @param bundledFolder folder of the bundled sets
   * @param directory mapping of symbols
   */
  public TrainingDataFiles(Path bundledFolder, MarketDirectory directory) {
    this.bundledFolder = bundledFolder;
    this.directory = directory;
  }

  @Override
  public List<TrainingSeries> bundled() {
    TrainingSets sets = new TrainingSets(bundledFolder, directory);
    List<TrainingSeries> series = new ArrayList<>();
    try {
      for (TrainingSetManifest manifest : sets.manifests()) {
        for (MarketBars market : sets.load(manifest.name()).markets()) {
          series.add(
              series(source(manifest), market.market(), market.barLengthMs(), market.bars()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + bundledFolder + ": " + e.getMessage(), e);
    }
    return series;
  }

  private static DataSource source(TrainingSetManifest manifest) {
    return new DataSource(
        manifest.name(),
        manifest.sha256(),
        manifest.rows(),
        manifest.firstTimestamp(),
        manifest.lastTimestamp(),
        manifest.source(),
        manifest.licence(),
        true);
  }

  @Override
  public List<TrainingSeries> brought(String file) {
    Path path = Path.of(file);
    try {
      ParsedFile parsed = CsvBarReader.create().read(path, ReadProgress.SILENT);
      DataSource source = source(path, parsed);
      Map<String, Market> markets =
          directory.resolveAll(
              parsed.symbols().stream().map(ParsedBars::symbol).toList(), AssetClass.UNCLASSIFIED);
      List<TrainingSeries> series = new ArrayList<>();
      for (ParsedBars bars : parsed.symbols()) {
        Market market = Objects.requireNonNull(markets.get(bars.symbol()));
        series.add(series(source, market, bars.barLengthMs(), bars.bars()));
      }
      return series;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Names the series, range, row count and hash, and never where the file lay. */
  private static DataSource source(Path path, ParsedFile parsed) throws IOException {
    LongSummaryStatistics times =
        parsed.symbols().stream()
            .flatMap(symbol -> symbol.bars().stream())
            .mapToLong(PriceBar::openTimeMs)
            .summaryStatistics();
    List<String> symbols = parsed.symbols().stream().map(ParsedBars::symbol).sorted().toList();
    return new DataSource(
        String.valueOf(path.getFileName()),
        sha256(path),
        parsed.rows(),
        Instant.ofEpochMilli(times.getMin()).toString(),
        Instant.ofEpochMilli(times.getMax()).toString(),
        "bars of " + String.join(", ", symbols) + ", brought by the operator",
        "not shipped; the same bars can be had from the exchange's public archive",
        false);
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      byte[] block = new byte[BLOCK_BYTES];
      int read = digesting.read(block);
      while (read >= 0) {
        read = digesting.read(block);
      }
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static TrainingSeries series(
      DataSource source, Market market, long barLengthMs, List<PriceBar> bars) {
    // Stored history is judged at its arrival; a bundled bar cannot be from the future.
    long decidedAtMs = bars.stream().mapToLong(PriceBar::openTimeMs).max().orElse(0);
    return new TrainingSeries(
        source, market, BarIntake.of(market.id(), barLengthMs, bars, decidedAtMs).accepted());
  }
}
