package io.foreshock.adapter.store;

import io.foreshock.application.BarFile;
import io.foreshock.application.BarFileReader;
import io.foreshock.application.ImportBars;
import io.foreshock.application.ImportBars.MarketImport;
import io.foreshock.application.StepProgress;
import io.foreshock.application.SymbolBars;
import io.foreshock.market.AssetClass;
import io.foreshock.market.BarValidator;
import io.foreshock.market.MappedMarket;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** A process that imports one large file and says after each batch how much is stored. */
final class ImportRunner {

  static final String MARKET = "CRASH";
  static final int BARS = 400_000;

  private ImportRunner() {}

  /** Returns the bars of the file: the same ones in every process. */
  static List<PriceBar> bars() {
    return Bars.walk(7, Bars.START, Bars.HOUR, BARS);
  }

  /** Imports them all. */
  static SortedMap<MarketId, MarketImport> run(MarketDataStore store, StepProgress progress)
      throws IOException {
    MappedMarket market = new MappedMarket(Bars.market(MARKET), Set.of(MARKET));
    ImportBars imports =
        new ImportBars(
            (location, form, unheard) ->
                new BarFile(
                    location, List.of(new SymbolBars(MARKET, Bars.HOUR, bars())), 0, List.of()),
            MarketDirectory.of(List.of(market), List.of()),
            store);
    ImportBars.Plan plan =
        imports.plan(
            List.of("bars.csv"),
            BarFileReader.Form.UNKNOWN,
            AssetClass.UNCLASSIFIED,
            StepProgress.SILENT);
    return imports.store(plan, Long.MAX_VALUE / 2, progress);
  }

  /**
   * Imports.
   *
   * @param args where the database is
   */
  public static void main(String[] args) throws IOException {
    run(
        new SqlMarketDataStore(new TestDatabase(args[0]).dataSource(), BarValidator::judge),
        (step, done, total) -> {
          System.out.println(done);
          System.out.flush();
        });
  }
}
