package io.foreshock.notebook;

import io.foreshock.adapter.marketdata.CsvBarReader;
import io.foreshock.adapter.marketdata.MarketBars;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.ParsedBars;
import io.foreshock.adapter.marketdata.ReadProgress;
import io.foreshock.adapter.marketdata.TrainingSets;
import io.foreshock.adapter.registry.FileModelRegistry;
import io.foreshock.application.MarketHistory;
import io.foreshock.market.AssetClass;
import io.foreshock.market.BarIntake;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.PriceBar;
import io.foreshock.model.LoadedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Data and models as the program finds them, opened for a notebook. */
public final class Bundled {

  private static final MarketDirectory DIRECTORY = MarketMappingFile.bundled();

  private Bundled() {}

  /** Returns the folder of the project, system property {@code foreshock.home}. */
  public static Path home() {
    return Path.of(System.getProperty("foreshock.home", ".."));
  }

  /** Returns the training sets, each verified against its manifest when it is loaded. */
  public static TrainingSets trainingSets() {
    return new TrainingSets(home().resolve("training-data"), DIRECTORY);
  }

  /**
   * Returns the history of one market of a training set.
   *
   * @param set name of the set's folder
   * @param symbol symbol as the set names it
   * @throws IOException if the set cannot be read
   * @throws IllegalArgumentException if it has no such symbol
   */
  public static MarketHistory history(String set, String symbol) throws IOException {
    for (MarketBars bars : trainingSets().load(set).markets()) {
      if (bars.market().symbol().equals(symbol)) {
        return history(bars.market(), bars.barLengthMs(), bars.bars());
      }
    }
    throw new IllegalArgumentException(set + " has no symbol '" + symbol + "'");
  }

  private static MarketHistory history(Market market, long barLengthMs, List<PriceBar> bars) {
    BarIntake intake = BarIntake.of(market.id(), barLengthMs, bars, Long.MAX_VALUE);
    return MarketHistory.of(market, intake.accepted());
  }

  /**
   * Returns the bundled models.
   *
   * @throws IllegalStateException if one of them is not sound
   */
  public static LoadedModels models() {
    LoadedModels models = new FileModelRegistry(home().resolve("models")).load();
    if (!models.problems().isEmpty()) {
      throw new IllegalStateException(models.problems().toString());
    }
    return models;
  }

  /**
   * Returns the numbers of one column of a golden file.
   *
   * @param file path below {@code src/test/resources/golden}
   * @param column place of the column, from 0
   * @throws IOException if the file cannot be read
   */
  public static double[] golden(String file, int column) throws IOException {
    Path path = home().resolve("src/test/resources/golden").resolve(file);
    return Files.readAllLines(path).stream()
        .filter(line -> line.matches("[-0-9].*"))
        .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
        .toArray();
  }

  /**
   * Returns the history of one market of the research data, which are not shipped; where they are
   * absent, prints a line that says so and returns nothing. Their folder is {@code data/research}
   * below the system property {@code foreshock.shared}.
   *
   * @param file name of the file
   * @param symbol symbol as the file names it
   * @throws IOException if the file is there but cannot be read
   */
  public static Optional<MarketHistory> research(String file, String symbol) throws IOException {
    Path path = Path.of(System.getProperty("foreshock.shared", "")).resolve("data/research", file);
    if (!Files.exists(path)) {
      System.out.println("Not shown: " + symbol + " is research data, which are not shipped.");
      return Optional.empty();
    }
    Market market = DIRECTORY.resolve(symbol, AssetClass.CRYPTO);
    for (ParsedBars bars : CsvBarReader.create().read(path, ReadProgress.SILENT).symbols()) {
      if (bars.symbol().equals(symbol)) {
        return Optional.of(history(market, bars.barLengthMs(), bars.bars()));
      }
    }
    throw new IllegalArgumentException(file + " has no symbol '" + symbol + "'");
  }
}
