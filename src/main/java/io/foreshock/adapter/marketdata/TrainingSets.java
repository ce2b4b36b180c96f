package io.foreshock.adapter.marketdata;

import io.foreshock.market.AssetClass;
import io.foreshock.market.CleanedBars;
import io.foreshock.market.CleaningRule;
import io.foreshock.market.DroppedRow;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.PriceBar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The bundled training sets: folders with {@code manifest.json}, a data file and {@code
 * DATASHEET.md}. A set is verified against its manifest each time it is loaded; what does not agree
 * is refused.
 */
public final class TrainingSets {

  private static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final MarketDirectory directory;

  /**
   * Opens a folder of sets; nothing is read yet.
   *
   * @param folder folder that holds one folder for each set
   * @param directory mapping of their symbols
   */
  public TrainingSets(Path folder, MarketDirectory directory) {
    this.folder = folder;
    this.directory = directory;
  }

  /**
   * Returns the manifests of all sets, ordered by folder name.
   *
   * @throws IOException if the folder cannot be read
   * @throws IllegalArgumentException if a manifest is not well formed
   */
  public List<TrainingSetManifest> manifests() throws IOException {
    List<Path> paths;
    try (Stream<Path> sets = Files.list(folder)) {
      paths = sets.map(set -> set.resolve(MANIFEST)).filter(Files::exists).sorted().toList();
    }
    List<TrainingSetManifest> manifests = new ArrayList<>();
    for (Path path : paths) {
      manifests.add(manifest(path));
    }
    return manifests;
  }

  private static TrainingSetManifest manifest(Path path) throws IOException {
    return TrainingSetManifest.parse(Files.readString(path), path.toString());
  }

  /**
   * Loads, verifies and cleans a set.
   *
   * @param name name of its folder
   * @throws IOException if there is no such set or a file cannot be read
   * @throws IllegalArgumentException if the data do not agree with the manifest; the message names
   *     the file and both values
   */
  public TrainingSet load(String name) throws IOException {
    Path set = folder.resolve(name);
    if (!Files.exists(set.resolve(MANIFEST))) {
      throw new NoSuchFileException(set.resolve(MANIFEST).toString(), null, "no such training set");
    }
    TrainingSetManifest manifest = manifest(set.resolve(MANIFEST));
    Path file = set.resolve(manifest.file());
    byte[] bytes = Files.readAllBytes(file);
    requireSame(file, "sha256", manifest.sha256(), sha256(bytes));
    ParsedFile parsed = parse(file, bytes, manifest);
    verify(file, manifest, parsed);
    return cleaned(file, manifest, parsed);
  }

  private static ParsedFile parse(Path file, byte[] bytes, TrainingSetManifest manifest)
      throws IOException {
    try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return CsvBarReader.create()
          .withBarLengthMs(manifest.barLengthMs())
          .read(text, file.toString());
    }
  }

  private static void verify(Path file, TrainingSetManifest manifest, ParsedFile parsed) {
    if (parsed.malformedRows() > 0) {
      throw new IllegalArgumentException(file + ": " + parsed.problems().getFirst());
    }
    requireSame(file, "rows", manifest.rows(), parsed.rows());
    LongSummaryStatistics times =
        parsed.symbols().stream()
            .flatMap(symbol -> symbol.bars().stream())
            .mapToLong(PriceBar::openTimeMs)
            .summaryStatistics();
    requireSame(
        file, "firstTimestamp", Timestamps.parse(manifest.firstTimestamp()), times.getMin());
    requireSame(file, "lastTimestamp", Timestamps.parse(manifest.lastTimestamp()), times.getMax());
  }

  private TrainingSet cleaned(Path file, TrainingSetManifest manifest, ParsedFile parsed) {
    Map<String, Market> markets =
        directory.resolveAll(
            parsed.symbols().stream().map(ParsedBars::symbol).toList(), AssetClass.UNCLASSIFIED);
    List<MarketBars> bars = new ArrayList<>();
    List<DroppedRow> dropped = new ArrayList<>();
    for (ParsedBars symbol : parsed.symbols()) {
      Market market = Objects.requireNonNull(markets.get(symbol.symbol()));
      bars.add(new MarketBars(market, symbol.barLengthMs(), clean(manifest, symbol, dropped)));
    }
    requireSame(file, "droppedRows", manifest.droppedRows(), dropped.size());
    return new TrainingSet(manifest, bars, dropped);
  }

  private static List<PriceBar> clean(
      TrainingSetManifest manifest, ParsedBars symbol, List<DroppedRow> dropped) {
    List<PriceBar> bars = symbol.bars();
    for (CleaningRule rule : manifest.cleaning()) {
      CleanedBars cleaned = rule.apply(symbol.symbol(), bars);
      dropped.addAll(cleaned.dropped());
      bars = cleaned.kept();
    }
    return bars;
  }

  private static void requireSame(Path file, String what, Object stated, Object found) {
    if (!stated.equals(found)) {
      throw new IllegalArgumentException(
          file + ": " + what + " is " + found + ", the manifest says " + stated);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
