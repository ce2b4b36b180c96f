package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.AssetClass;
import io.foreshock.market.BarIntake;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Use case: replays the history of a file, and of nothing else, through the models and the policy
 * of the service. Each day is served by the newest edition that knew nothing of it.
 */
public final class RunBacktest {

  private static final long DAY_MS = 86_400_000L;

  private final BarFileReader reader;
  private final MarketDirectory directory;
  private final ChampionDirectory champions;
  private final FittedParameters memory;

  /**
   * Makes the use case.
   *
   * @param reader reads files
   * @param directory pairs symbols with markets
   * @param champions which champion and profile serve a day
   * @param memory fits made before; it must be safe for threads
   */
  public RunBacktest(
      BarFileReader reader,
      MarketDirectory directory,
      ChampionDirectory champions,
      FittedParameters memory) {
    this.reader = reader;
    this.directory = directory;
    this.champions = champions;
    this.memory = memory;
  }

  /**
   * What is asked for.
   *
   * @param location path of the file of bars
   * @param assetClass class of symbols the mapping does not know
   * @param from first date of the rows
   * @param symbols symbols whose rows are wanted; empty wants all
   * @param schedule when volatility members are fitted anew, from the first forecastable day on
   * @param everyMember whether members get rows of their own
   * @param inSample whether days before the oldest edition may be printed
   */
  public record Request(
      String location,
      AssetClass assetClass,
      LocalDate from,
      Set<String> symbols,
      RefitSchedule schedule,
      boolean everyMember,
      boolean inSample) {

    /** Copies the set. */
    public Request {
      symbols = Set.copyOf(symbols);
    }

    private boolean wants(String symbol) {
      return symbols.isEmpty() || symbols.contains(symbol);
    }
  }

  /**
   * A request whose file has been read and may be replayed.
   *
   * @param request what is asked for
   * @param histories the histories wanted, in the order of the file
   * @param malformedRows rows of the file that could not be read
   * @param quarantined bars that were set aside
   */
  public record Plan(
      Request request, List<SymbolHistory> histories, long malformedRows, long quarantined) {

    /** Copies the list. */
    public Plan {
      histories = List.copyOf(histories);
    }
  }

  /**
   * One market of the file.
   *
   * @param symbol symbol as in the input
   * @param history its history
   */
  public record SymbolHistory(String symbol, MarketHistory history) {}

  /**
   * Reads and checks; replays nothing.
   *
   * @param request what is asked for
   * @param progress told how far reading has come
   * @throws IOException if the file is not there or cannot be read to its end
   * @throws IllegalArgumentException if it does not hold bars, lacks a symbol that is wanted, ends
   *     before the first date, or that date lies before the end of the oldest edition and the
   *     request does not ask for days in sample
   */
  public Plan plan(Request request, StepProgress progress) throws IOException {
    BarFile file = reader.read(request.location(), BarFileReader.Form.UNKNOWN, progress);
    Map<String, Market> markets = markets(file, request);
    List<SymbolHistory> histories = new ArrayList<>();
    long quarantined = 0;
    for (SymbolBars bars : file.symbols()) {
      Market market = markets.get(bars.symbol());
      if (market != null && request.wants(bars.symbol())) {
        requireOutOfSample(request, bars.symbol(), market);
        BarIntake intake =
            BarIntake.of(market.id(), bars.barLengthMs(), bars.bars(), Long.MAX_VALUE);
        quarantined += intake.quarantined().size();
        histories.add(
            new SymbolHistory(bars.symbol(), MarketHistory.of(market, intake.accepted())));
      }
    }
    requireDays(request, histories);
    return new Plan(request, histories, file.malformedRows(), quarantined);
  }

  private Map<String, Market> markets(BarFile file, Request request) {
    Set<String> symbols = new LinkedHashSet<>();
    file.symbols().forEach(bars -> symbols.add(bars.symbol()));
    for (String wanted : request.symbols().stream().sorted().toList()) {
      if (!symbols.contains(wanted)) {
        throw new IllegalArgumentException(
            file.location() + ": no symbol '" + wanted + "'; it has " + String.join(", ", symbols));
      }
    }
    return directory.resolveAll(symbols, request.assetClass());
  }

  private void requireOutOfSample(Request request, String symbol, Market market) {
    if (request.inSample()) {
      return;
    }
    OptionalLong oldest = champions.editions().oldestKnownUntilMs(market.assetClass());
    if (oldest.isEmpty()) {
      throw new IllegalArgumentException(
          "no edition serves "
              + market.assetClass()
              + ", the class of "
              + symbol
              + "; --in-sample prints documented defaults");
    }
    if (oldest.getAsLong() >= request.from().toEpochDay() * DAY_MS) {
      throw new IllegalArgumentException(
          "--from "
              + request.from()
              + " lies before the end of the oldest edition for "
              + symbol
              + ", "
              + Instant.ofEpochMilli(oldest.getAsLong())
              + "; choose a later date or add --in-sample");
    }
  }

  private static void requireDays(Request request, List<SymbolHistory> histories) {
    boolean any =
        histories.stream()
            .map(each -> each.history().days())
            .anyMatch(days -> reaches(days, request.from()));
    if (!any) {
      throw new IllegalArgumentException(
          request.location() + ": no complete day from " + request.from() + " on");
    }
  }

  private static boolean reaches(DailyObservations days, LocalDate from) {
    return days.size() > 0 && !days.date(days.size() - 1).isBefore(from);
  }

  /**
   * Replays the histories.
   *
   * @param plan what has been read
   * @param executor threads that walk markets; their number changes no result
   * @param progress told how many days have been walked
   * @return each market's rows, in the order of the file
   * @throws InterruptedException if the thread is interrupted while markets are walked
   */
  public List<MarketBacktest> run(Plan plan, ExecutorService executor, StepProgress progress)
      throws InterruptedException {
    long total =
        plan.histories().stream()
            .mapToLong(each -> (impulses(each.history()) ? 2L : 1L) * each.history().days().size())
            .sum();
    AtomicLong done = new AtomicLong();
    List<Callable<MarketBacktest>> walks = new ArrayList<>();
    for (SymbolHistory each : plan.histories()) {
      walks.add(() ->
          walked(
              plan.request(),
              each,
              () -> progress.advanced("replaying", done.incrementAndGet(), total)));
    }
    List<MarketBacktest> backtests = new ArrayList<>();
    for (Future<MarketBacktest> walked : executor.invokeAll(walks)) {
      backtests.add(result(walked));
    }
    return backtests;
  }

  /** Walks a market, and once more with its last year doubled, which costs no fit before it. */
  private MarketBacktest walked(Request request, SymbolHistory each, Runnable walked) {
    MarketBacktest backtest =
        walk(request, each, each.history(), request.everyMember()).toEnd(walked);
    if (!impulses(each.history())) {
      return backtest;
    }
    MarketHistory doubled = VolatilityStep.doubled(each.history());
    List<MarginRow> margins = walk(request, each, doubled, false).toEnd(walked).margins();
    return backtest.with(VolatilityStep.pairs(each.history(), backtest.margins(), margins));
  }

  private static boolean impulses(MarketHistory history) {
    return VolatilityStep.fits(history);
  }

  private BacktestWalk walk(
      Request request, SymbolHistory each, MarketHistory history, boolean everyMember) {
    return new BacktestWalk(
        each.symbol(), history, champions, memory, request.schedule(), request.from(), everyMember);
  }

  private static MarketBacktest result(Future<MarketBacktest> walked) throws InterruptedException {
    try {
      return walked.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          failed.getCause() == null ? failed.toString() : failed.getCause().getMessage(), failed);
    }
  }
}
