package io.foreshock.adapter.cli;

import io.foreshock.adapter.cli.report.ReportHtml;
import io.foreshock.adapter.cli.report.ReportJson;
import io.foreshock.adapter.cli.report.ReportSource;
import io.foreshock.adapter.cli.report.ReportText;
import io.foreshock.application.BacktestScores;
import io.foreshock.application.MarketBacktest;
import io.foreshock.application.RunBacktest;
import io.foreshock.application.ScoredBacktest;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.AssetClass;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foreshock backtest}: replays a file through models and policy, and judges both. */
@Command(
    name = "backtest",
    description = {
      "Replays history through the models and the margin policy, and judges both.",
      "Each day is forecast from the days before it by the newest edition that knew nothing of"
          + " it. Writes forecasts.csv, margins.csv, report.json, report.html and"
          + " report.txt."
    },
    footer = {
      "",
      "Example:  foreshock backtest --bars prices.csv.gz --from 2021-07-01 --out result"
    })
public final class BacktestCommand implements Callable<Integer> {

  private static final int MOST_THREADS = 16;
  private static final int MOST_REFIT_DAYS = 3_650; // ten years: further apart is never

  @Inject Instance<RunBacktest> backtests;

  @Spec private CommandSpec spec;

  @Option(
      names = "--bars",
      paramLabel = "FILE",
      required = true,
      description = "Bars, .csv or .csv.gz; the whole history the models see.")
  private String bars = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      description = "First date of the rows, such as 2021-07-01. It changes no row.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--symbols",
      paramLabel = "SYMBOL",
      split = ",",
      description = "Symbols whose rows are wanted, separated by commas; all if left out.")
  private Set<String> symbols = new LinkedHashSet<>();

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = "UNCLASSIFIED",
      description =
          "Class of symbols the mapping does not know: ${COMPLETION-CANDIDATES}"
              + " (${DEFAULT-VALUE}).")
  private AssetClass assetClass = AssetClass.UNCLASSIFIED;

  @Option(
      names = "--members",
      paramLabel = "WHICH",
      defaultValue = "all",
      description = "Rows of 'all' models or of the 'champion' alone (${DEFAULT-VALUE}).")
  private String members = "all";

  @Option(
      names = "--refit-days",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Days between two fits of a volatility member, from the first forecastable day on;"
              + " heavier members take a multiple (${DEFAULT-VALUE}).")
  private int refitDays = 30;

  @Option(
      names = "--in-sample",
      description = "Also print days before the oldest edition, as champion@in-sample.")
  private boolean inSample;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Markets replayed at a time (${DEFAULT-VALUE}); changes no result.")
  private int threads = 2;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the results; made if missing.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunBacktest backtest = backtests.get();
    RunBacktest.Request request = request();
    List<MarketBacktest> results;
    ResultFolder folder;
    RunBacktest.Plan plan;
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      plan = plan(backtest, request, progress);
      folder = folder();
      results = run(backtest, plan, progress);
    }
    return tell(plan, results, folder);
  }

  private RunBacktest.Request request() {
    if (!(members.equals("all") || members.equals("champion"))) {
      throw wrong("--members must be all or champion, was '" + members + "'");
    }
    if (!(threads >= 1 && threads <= MOST_THREADS)) {
      throw wrong("--threads must be in [1, " + MOST_THREADS + "], was " + threads);
    }
    if (!(refitDays >= 1 && refitDays <= MOST_REFIT_DAYS)) {
      throw wrong("--refit-days must be in [1, " + MOST_REFIT_DAYS + "], was " + refitDays);
    }
    RefitSchedule schedule = new RefitSchedule(RefitSchedule.FULL_HISTORY, refitDays);
    return new RunBacktest.Request(
        bars, assetClass, from, symbols, schedule, members.equals("all"), inSample);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private RunBacktest.Plan plan(
      RunBacktest backtest, RunBacktest.Request request, Progress progress) {
    try {
      return backtest.plan(request, progress);
    } catch (IOException | IllegalArgumentException unusable) {
      progress.close();
      throw wrong(OneLine.of(unusable));
    }
  }

  private ResultFolder folder() {
    try {
      return ResultFolder.make(out);
    } catch (IOException unusable) {
      throw wrong(OneLine.of(unusable));
    }
  }

  private List<MarketBacktest> run(RunBacktest backtest, RunBacktest.Plan plan, Progress progress)
      throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return backtest.run(plan, executor, progress);
    }
  }

  /** Writes and prints the results; a run without a single row has failed. */
  private int tell(RunBacktest.Plan plan, List<MarketBacktest> results, ResultFolder folder)
      throws IOException {
    tellLeftOut(plan, results);
    if (results.stream().allMatch(each -> each.forecasts().isEmpty())) {
      spec.commandLine().getErr().println("no day from " + from + " on could be forecast");
      return spec.exitCodeOnExecutionException();
    }
    ScoredBacktest scored = BacktestScores.of(results);
    write(results, scored, folder);
    PrintWriter stdout = spec.commandLine().getOut();
    ReportText.margins(scored).forEach(stdout::println);
    stdout.flush();
    return spec.exitCodeOnSuccess();
  }

  private void tellLeftOut(RunBacktest.Plan plan, List<MarketBacktest> results) {
    PrintWriter err = spec.commandLine().getErr();
    if (plan.malformedRows() + plan.quarantined() > 0) {
      err.println(
          "left out: "
              + plan.malformedRows()
              + " malformed rows and "
              + plan.quarantined()
              + " impossible bars");
    }
    for (MarketBacktest each : results) {
      each.refusal().ifPresent(reason -> err.println(each.symbol() + " refused: " + reason));
    }
    err.flush();
  }

  private void write(List<MarketBacktest> results, ScoredBacktest scored, ResultFolder folder)
      throws IOException {
    ReportSource source = source();
    folder.write(
        "forecasts.csv",
        Stream.concat(
            Stream.of(ForecastsCsv.HEADER),
            results.stream().flatMap(each -> each.forecasts().stream()).map(ForecastsCsv::line)));
    folder.write(
        "margins.csv",
        Stream.concat(
            Stream.of(MarginsCsv.HEADER),
            results.stream().flatMap(each -> each.margins().stream()).map(MarginsCsv::line)));
    folder.write("report.json", ReportJson.of(source, results, scored).lines());
    folder.write("report.html", ReportHtml.of(source, results, scored).lines());
    folder.write(
        "report.txt",
        Stream.of(ReportText.margins(scored), List.of(""), ReportText.forecasts(scored))
            .flatMap(List::stream));
  }

  private ReportSource source() throws IOException {
    String version =
        ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
    return new ReportSource(
        commandLine(), bars, FileHash.sha256(Path.of(bars)), "foreshock " + version);
  }

  /** Returns the command without options that change no figure: the folder and the threads. */
  private String commandLine() {
    List<String> words = new ArrayList<>(List.of("foreshock backtest --bars", bars));
    words.addAll(List.of("--from", from.toString()));
    if (!symbols.isEmpty()) {
      words.addAll(List.of("--symbols", String.join(",", symbols)));
    }
    words.addAll(List.of("--class", assetClass.name(), "--members", members));
    words.addAll(List.of("--refit-days", Integer.toString(refitDays)));
    if (inSample) {
      words.add("--in-sample");
    }
    return String.join(" ", words);
  }
}
