package io.foreshock.adapter.cli;

import io.foreshock.application.TrainChampions;
import io.foreshock.application.TrainingData;
import io.foreshock.application.TrainingPlan;
import io.foreshock.application.TrainingProgress;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.ClassTraining;
import io.foreshock.training.Learners;
import io.foreshock.training.ModelArchive;
import io.foreshock.training.PooledVariance;
import io.foreshock.training.ProfileSearch;
import io.foreshock.training.TrainedEdition;
import io.foreshock.training.TrainingSeries;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foreshock train}: chooses the champions' weights and profiles and writes editions. */
@Command(
    name = "train",
    description = {
      "Chooses the champions' weights and margin profiles and writes them as editions.",
      "Exchange-traded classes are trained on the bundled series, crypto-assets on the files given.",
      "The same data give the same bytes; an edition that is there is never changed.",
      "The results are printed; progress goes to the error stream."
    })
public final class TrainCommand implements Runnable {

  private static final int RUNNERS_UP = 3;

  @Inject Instance<TrainingData> data;

  @Inject Instance<ModelArchive> archive;

  @Inject Instance<Learners> learners;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Folder of models; 'models' beside the launcher by default.")
  private @Nullable Path out;

  @Option(
      names = "--crypto-bars",
      paramLabel = "FILE",
      description =
          "Hourly bars of crypto-assets (.csv or .csv.gz); without it their editions stay.")
  private List<Path> cryptoBars = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      converter = GroupConverter.class,
      description = "Train the editions of this group alone: crypto or exchange.")
  private @Nullable ClassGroup group;

  @Option(
      names = "--holdout-days",
      paramLabel = "N",
      description = {
        "Train one edition instead of the published ones, which knows nothing of the last N days of",
        "the data, so that it can be judged on them."
      })
  private @Nullable Integer holdoutDays;

  @Option(
      names = "--machine-progress",
      description = {
        "Print lines 'progress DONE TOTAL STAGE' instead of results, and stop when the input stream",
        "ends: for a program that watches over the training."
      })
  private boolean machineProgress;

  /** Reads a group's code. */
  static final class GroupConverter implements CommandLine.ITypeConverter<ClassGroup> {
    @Override
    public ClassGroup convert(String code) {
      try {
        return ClassGroup.ofCode(code);
      } catch (IllegalArgumentException unknown) {
        throw new CommandLine.TypeConversionException(OneLine.of(unknown));
      }
    }
  }

  @Override
  public void run() {
    if (group == ClassGroup.CRYPTO && cryptoBars.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--group crypto needs --crypto-bars, there were none");
    }
    if (holdoutDays != null && holdoutDays < 0) {
      throw new ParameterException(
          spec.commandLine(), "--holdout-days must not be negative, was " + holdoutDays);
    }
    for (Path file : cryptoBars) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "no file " + file + " for --crypto-bars");
      }
    }
    List<TrainedEdition> editions = trained(progress());
    archive.get().add(String.valueOf(out == null ? home().resolve("models") : out), editions);
    if (!machineProgress) {
      editions.forEach(this::print);
    }
  }

  private TrainingProgress progress() {
    if (!machineProgress) {
      return ProgressLine.on(spec.commandLine().getErr());
    }
    MachineProgress.whenEnded(System.in, () -> Runtime.getRuntime().halt(1));
    return new MachineProgress(spec.commandLine().getOut());
  }

  private List<TrainedEdition> trained(TrainingProgress progress) {
    try (ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      TrainChampions training = new TrainChampions(executor, learners.get().present());
      List<TrainedEdition> editions = new ArrayList<>();
      if (group != ClassGroup.CRYPTO) {
        List<TrainingSeries> series = data.get().bundled();
        editions.addAll(training.train(plan(TrainingPlan.EXCHANGE, series), series, progress));
      }
      if (group != ClassGroup.EXCHANGE && !cryptoBars.isEmpty()) {
        List<TrainingSeries> series = brought();
        editions.addAll(training.train(plan(TrainingPlan.CRYPTO, series), series, progress));
      }
      return editions;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted; nothing was written", e);
    }
  }

  private TrainingPlan plan(TrainingPlan published, List<TrainingSeries> series) {
    return holdoutDays == null ? published : published.holdingOut(holdoutDays, series);
  }

  private List<TrainingSeries> brought() {
    List<TrainingSeries> series = new ArrayList<>();
    cryptoBars.forEach(file -> series.addAll(data.get().brought(file.toString())));
    return series;
  }

  private static Path home() {
    return ConfigProvider.getConfig()
        .getOptionalValue("foreshock.home", Path.class)
        .orElse(Path.of("."));
  }

  private void print(TrainedEdition edition) {
    PrintWriter table = spec.commandLine().getOut();
    table.println(edition.modelId() + "/" + edition.version());
    for (ClassTraining training : edition.training().values()) {
      table.println(
          "  "
              + training.assetClass()
              + ": tail "
              + training.weights().getFirst().weights().text()
              + "; variance "
              + training.varianceWeights().getFirst().weights().text()
              + training.pooledVariance().map(TrainCommand::pooled).orElse(""));
      training.profiles().stream()
          .limit(1 + RUNNERS_UP)
          .forEach(scored -> table.println("    " + row(scored)));
    }
  }

  private static String pooled(PooledVariance pooled) {
    return String.format(
            Locale.ROOT,
            "; pooled regression %s, QLIKE %.4f against %.4f",
            pooled.wins() ? "serves" : "loses",
            pooled.pooledQlike(),
            pooled.ownQlike())
        + pooled.learned().stream()
            .map(one -> String.format(Locale.ROOT, ", %s %.4f", one.member().code(), one.qlike()))
            .collect(Collectors.joining());
  }

  private static String row(ProfileSearch.Scored scored) {
    return String.format(
        Locale.ROOT,
        "w %.2f up %.3f down %.3f dwell %d h minimum %.4f falls in stress %s: coverage %.4f eq %.3f"
            + " peak/trough %.2f 5 d %.2f cost %.3f missed by %.3f",
        scored.profile().target().stressedWeightPpm() / 1e6,
        scored.profile().steps().stepUpPpmPerDay() / 1e6,
        scored.profile().steps().stepDownPpmPerDay() / 1e6,
        scored.profile().hysteresis().dwellHours(),
        scored.profile().target().classMinimumImfPpm() / 1e6,
        scored.profile().hysteresis().lowerWhileStressed(),
        scored.metrics().coverage(),
        scored.metrics().equalCoverage(),
        scored.metrics().peakToTrough(),
        scored.metrics().fiveDayRise(),
        scored.metrics().cost(),
        scored.violation());
  }
}
