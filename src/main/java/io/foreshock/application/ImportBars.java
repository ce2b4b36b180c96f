package io.foreshock.application;

import io.foreshock.market.AppendResult;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.QuarantineReason;
import io.foreshock.market.QuarantinedBar;
import io.foreshock.market.StoredMarket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Use case: brings files of price history into the store. Every file is read and checked before the
 * first bar is stored, so a file that cannot be read changes nothing. Bars are then stored in
 * batches, each of which survives a crash; running the import again completes it.
 */
public final class ImportBars {

  /** Bars in one transaction: large enough that commits cost little, small enough to show. */
  private static final int BATCH = 20_000;

  private final BarFileReader reader;
  private final MarketDirectory directory;
  private final MarketDataStore store;

  /**
   * Makes the use case.
   *
   * @param reader reads files
   * @param directory pairs symbols with markets
   * @param store where bars are kept
   */
  public ImportBars(BarFileReader reader, MarketDirectory directory, MarketDataStore store) {
    this.reader = reader;
    this.directory = directory;
    this.store = store;
  }

  /**
   * Files that have been read and may be stored.
   *
   * @param files the files
   * @param markets market of each symbol
   */
  public record Plan(List<BarFile> files, Map<String, Market> markets) {

    /** Copies the collections. */
    public Plan {
      files = List.copyOf(files);
      markets = Map.copyOf(markets);
    }

    private long bars() {
      return files.stream()
          .flatMap(file -> file.symbols().stream())
          .mapToLong(symbol -> symbol.bars().size())
          .sum();
    }
  }

  /**
   * What became of the bars of one market.
   *
   * @param result how many were stored, known before or set aside
   * @param reasons why those of these files that were set aside were, with their number
   */
  public record MarketImport(AppendResult result, Map<QuarantineReason, Long> reasons) {}

  /**
   * Reads and checks files; stores nothing.
   *
   * @param locations paths of the files
   * @param form what the caller knows of their rows
   * @param assetClass class of symbols the mapping does not know
   * @param progress told how far reading has come
   * @throws IOException if a file is not there or cannot be read to its end
   * @throws IllegalArgumentException if a file does not hold bars, or their length is not that of
   *     the market's other bars
   */
  public Plan plan(
      List<String> locations, BarFileReader.Form form, AssetClass assetClass, StepProgress progress)
      throws IOException {
    List<BarFile> files = new ArrayList<>();
    Set<String> symbols = new LinkedHashSet<>();
    for (String location : locations) {
      BarFile file = reader.read(location, form, progress);
      files.add(file);
      file.symbols().forEach(bars -> symbols.add(bars.symbol()));
    }
    Plan plan = new Plan(files, directory.resolveAll(symbols, assetClass));
    requireOneBarLength(plan);
    return plan;
  }

  private void requireOneBarLength(Plan plan) {
    Map<MarketId, Long> lengths = new HashMap<>();
    for (BarFile file : plan.files()) {
      for (SymbolBars bars : file.symbols()) {
        MarketId id = market(plan, bars).id();
        long known = lengths.computeIfAbsent(id, unseen -> storedLength(unseen, bars));
        if (known != bars.barLengthMs()) {
          throw new IllegalArgumentException(
              file.location()
                  + ": "
                  + id
                  + " has bars of "
                  + known / 60_000
                  + " minutes, the file brings some of "
                  + bars.barLengthMs() / 60_000);
        }
      }
    }
  }

  private long storedLength(MarketId id, SymbolBars bars) {
    return store.market(id).map(StoredMarket::barLengthMs).orElse(bars.barLengthMs());
  }

  private static Market market(Plan plan, SymbolBars bars) {
    Market market = plan.markets().get(bars.symbol());
    if (market == null) {
      throw new IllegalStateException("no market was resolved for '" + bars.symbol() + "'");
    }
    return market;
  }

  /**
   * Stores what has been read.
   *
   * @param plan files and their markets
   * @param receivedAtMs arrival time, epoch milliseconds
   * @param progress told how many bars are stored
   * @return what became of the bars of each market
   */
  public SortedMap<MarketId, MarketImport> store(
      Plan plan, long receivedAtMs, StepProgress progress) {
    SortedMap<MarketId, AppendResult> results = new TreeMap<>();
    long total = plan.bars();
    long done = 0;
    for (BarFile file : plan.files()) {
      for (SymbolBars bars : file.symbols()) {
        Market market = market(plan, bars);
        for (List<PriceBar> batch : batches(bars.bars())) {
          AppendResult result = store.append(market, bars.barLengthMs(), batch, receivedAtMs);
          results.merge(market.id(), result, AppendResult::plus);
          done += batch.size();
          progress.advanced("storing " + market.id(), done, total);
        }
      }
    }
    SortedMap<MarketId, MarketImport> imports = new TreeMap<>();
    results.forEach(
        (id, result) -> imports.put(id, new MarketImport(result, reasons(plan, id, result))));
    return imports;
  }

  /** In time order, so that each batch spans little; of equal times the first reported stays so. */
  private static List<List<PriceBar>> batches(List<PriceBar> bars) {
    List<PriceBar> sorted = new ArrayList<>(bars);
    sorted.sort(Comparator.comparingLong(PriceBar::openTimeMs));
    List<List<PriceBar>> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += BATCH) {
      batches.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH)));
    }
    return batches;
  }

  private Map<QuarantineReason, Long> reasons(Plan plan, MarketId id, AppendResult result) {
    Map<QuarantineReason, Long> reasons = new EnumMap<>(QuarantineReason.class);
    if (result.quarantined() == 0) {
      return reasons;
    }
    Map<PriceBar, QuarantineReason> setAside = new HashMap<>();
    for (QuarantinedBar bar : store.quarantined(id, Integer.MAX_VALUE)) {
      setAside.put(bar.bar(), bar.reason());
    }
    for (BarFile file : plan.files()) {
      for (SymbolBars bars : file.symbols()) {
        if (market(plan, bars).id().equals(id)) {
          bars.bars().forEach(bar -> count(setAside.get(bar), reasons));
        }
      }
    }
    return reasons;
  }

  private static void count(
      @Nullable QuarantineReason reason, Map<QuarantineReason, Long> reasons) {
    if (reason != null) {
      reasons.merge(reason, 1L, Long::sum);
    }
  }
}
