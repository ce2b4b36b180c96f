package io.foreshock.bench;

import io.foreshock.adapter.marketdata.CsvBarReader;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.ParsedFile;
import io.foreshock.adapter.marketdata.ReadProgress;
import io.foreshock.adapter.registry.FileModelRegistry;
import io.foreshock.application.BarFile;
import io.foreshock.application.BarFileReader;
import io.foreshock.application.ChampionDirectory;
import io.foreshock.application.FitsInMemory;
import io.foreshock.application.LayeredFits;
import io.foreshock.application.RunBacktest;
import io.foreshock.application.StepProgress;
import io.foreshock.application.SymbolBars;
import io.foreshock.evaluation.ProbabilityScore;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketId;
import io.foreshock.model.LoadedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Holds liquidation probabilities against history: writes the tables and plots of
 * docs/liquidation.md. A market counts once, from the first file that has it.
 */
public final class LiquidationCalibration {

  private static final double[] EDGES = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9
  };

  private final Map<String, PassageScores> byName = new LinkedHashMap<>();
  private final PassageScores all = new PassageScores(EDGES);
  private final Set<MarketId> markets = new HashSet<>();
  private final LoadedModels models;

  private LiquidationCalibration(LoadedModels models) {
    this.models = models;
  }

  /**
   * Walks files and writes.
   *
   * @param args the page, the folder of the plots, the folder of the models, then {@code NAME=FILE}
   *     for each file of bars
   */
  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[0]);
    Path plots = Files.createDirectories(Path.of(args[1]));
    LiquidationCalibration calibration =
        new LiquidationCalibration(new FileModelRegistry(Path.of(args[2])).load());
    for (int i = 3; i < args.length; i++) {
      int split = args[i].indexOf('=');
      calibration.walk(args[i].substring(0, split), args[i].substring(split + 1));
    }
    String text = Files.readString(page);
    text = ResultsPage.replaced(text, "calibration", calibration.summary());
    text = ResultsPage.replaced(text, "reliability", calibration.curves());
    text = ResultsPage.replaced(text, "distances", calibration.distances());
    Files.writeString(page, text);
    for (int horizon : PassageWalk.HORIZONS) {
      Files.writeString(
          plots.resolve("liquidation-reliability-" + horizon + "-day.svg"),
          calibration.plot(horizon));
    }
  }

  private void walk(String name, String file) throws IOException {
    ChampionDirectory champions = new ChampionDirectory(models.editions(), Map.of());
    LayeredFits fits = new LayeredFits(models.fits(), new FitsInMemory());
    RunBacktest.Plan plan =
        new RunBacktest(
                LiquidationCalibration::read, MarketMappingFile.bundled(), champions, fits)
            .plan(
                new RunBacktest.Request(
                    file,
                    AssetClass.UNCLASSIFIED,
                    LocalDate.EPOCH,
                    Set.of(),
                    RefitSchedule.MONTHLY,
                    false,
                    true),
                StepProgress.SILENT);
    PassageScores scores = byName.computeIfAbsent(name, _ -> new PassageScores(EDGES));
    for (RunBacktest.SymbolHistory each : plan.histories()) {
      if (!markets.add(each.history().market().id())) {
        continue; // an earlier file had it
      }
      PassageWalk walk = new PassageWalk(each.history(), champions, fits);
      walk.run(row -> {
        scores.add(row);
        all.add(row);
      });
    }
  }

  private static BarFile read(String file, BarFileReader.Form form, StepProgress progress)
      throws IOException {
    ParsedFile parsed = CsvBarReader.create().read(Path.of(file), ReadProgress.SILENT);
    return new BarFile(
        file,
        parsed.symbols().stream()
            .map(bars -> new SymbolBars(bars.symbol(), bars.barLengthMs(), bars.bars()))
            .toList(),
        parsed.malformedRows(),
        List.of());
  }

  private String summary() {
    StringBuilder table =
        new StringBuilder(
            "| history | days | levels | touched | method | slope (s.e.) | Brier | static | difference"
                + " (s.e.) |\n|---|---|---|---|---|---|---|---|---|\n");
    byName.forEach((name, scores) -> {
      for (int horizon : PassageWalk.HORIZONS) {
        for (PassageScores.Method method : PassageScores.Method.values()) {
          table.append(line(name, horizon, method, scores));
        }
      }
    });
    return table.toString();
  }

  private static String line(
      String name, int horizon, PassageScores.Method method, PassageScores scores) {
    ProbabilityScore score = scores.of(horizon, method);
    ProbabilityScore constant = scores.of(horizon, PassageScores.Method.STATIC);
    ProbabilityScore.Estimate slope = score.slope();
    ProbabilityScore.Estimate difference = score.brierDifference(constant);
    double touched =
        score.curve().stream().mapToDouble(bin -> bin.count() * bin.frequency()).sum();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %.2f %% | %s | %.3f (%.3f) | %.5f | %.5f | %.5f (%.5f) |%n",
        name,
        horizon,
        score.count(),
        100.0 * touched / score.count(),
        method.label,
        slope.value(),
        slope.standardError(),
        score.brier(),
        constant.brier(),
        difference.value(),
        difference.standardError());
  }

  private String curves() {
    StringBuilder table =
        new StringBuilder("| days | said | touched | levels |\n|---|---|---|---|\n");
    for (int horizon : PassageWalk.HORIZONS) {
      for (ProbabilityScore.Bin bin :
          all.of(horizon, PassageScores.Method.SIMULATION).curve()) {
        table.append(
            String.format(
                Locale.ROOT,
                "| %d | %.3f %% | %.3f %% | %,d |%n",
                horizon,
                100.0 * bin.meanProbability(),
                100.0 * bin.frequency(),
                bin.count()));
      }
    }
    return table.toString();
  }

  private String distances() {
    StringBuilder table =
        new StringBuilder(
            "| history | days | distance | simulation | closed form | touched |\n"
                + "|---|---|---|---|---|---|\n");
    byName.forEach((name, scores) -> scores
        .distances()
        .forEach((level, means) -> table.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %.1f σ | %.3f %% | %.3f %% | %.3f %% |%n",
                name,
                level.horizonDays(),
                level.distance(),
                100.0 * means.simulated(),
                100.0 * means.closedForm(),
                100.0 * means.touched()))));
    return table.toString();
  }

  private String plot(int horizon) {
    Map<String, List<double[]>> lines = new LinkedHashMap<>();
    for (PassageScores.Method method : PassageScores.Method.values()) {
      List<double[]> points = new ArrayList<>();
      for (ProbabilityScore.Bin bin : all.of(horizon, method).curve()) {
        if (bin.frequency() > 0.0) { // a logarithmic axis has no 0
          points.add(new double[] {bin.meanProbability(), bin.frequency()});
        }
      }
      lines.put(method.label, points);
    }
    lines.put("as said", List.of(new double[] {1.0, 1.0}, new double[] {1e-4, 1e-4}));
    return new LogLogPlot(
            "probability said, " + horizon + (horizon == 1 ? " day" : " days"),
            "share of levels touched",
            lines)
        .svg();
  }
}
