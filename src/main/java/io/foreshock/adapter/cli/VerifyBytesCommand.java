package io.foreshock.adapter.cli;

import io.foreshock.application.ReplayDigest;
import io.foreshock.application.TrainingData;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelRegistry;
import io.foreshock.publication.SetEncoder;
import io.foreshock.training.TrainingSeries;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code foreshock verify bytes}: replays history through the models and prints hashes of all that
 * is said on the way, so that two machines, or the program and its native image, can be compared.
 */
@Command(
    name = "bytes",
    description = {
      "Replays the bundled history, or FILE, through the models in service and prints how many",
      "forecasts, decisions, attributions and documents there were, with a SHA-256 of each kind.",
      "Two machines that print the same lines publish the same bytes from the same history."
    })
public final class VerifyBytesCommand implements Runnable {

  private static final int MOST_THREADS = 64;

  @Inject Instance<ModelRegistry> registry;

  @Inject Instance<TrainingData> data;

  @Inject Instance<SetEncoder> encoder;

  @Spec private CommandSpec spec;

  @Option(
      names = "--bars",
      paramLabel = "FILE",
      description = "Bars to replay in place of the bundled history; may be given again.")
  private List<Path> bars = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Markets replayed at once (default: ${DEFAULT-VALUE}); changes no hash.")
  private int threads;

  @Override
  public void run() {
    if (!(threads >= 1 && threads <= MOST_THREADS)) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be 1 to " + MOST_THREADS + ", was " + threads);
    }
    replayed(series()).forEach(this::print);
  }

  private List<TrainingSeries> series() {
    if (bars.isEmpty()) {
      return data.get().bundled();
    }
    List<TrainingSeries> series = new ArrayList<>();
    for (Path file : bars) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "no file " + file + " for --bars");
      }
      series.addAll(data.get().brought(file.toString()));
    }
    return series;
  }

  private Map<ReplayDigest.Kind, ReplayDigest.Digest> replayed(List<TrainingSeries> series) {
    ReplayDigest replay = new ReplayDigest(sound(registry.get().load()), encoder.get());
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return replay.replay(series, executor);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Without one of the editions other models would be hashed than those that serve elsewhere. */
  private static LoadedModels sound(LoadedModels models) {
    if (!models.problems().isEmpty()) {
      LoadedModels.ArtifactProblem first = models.problems().getFirst();
      throw new IllegalStateException("models/" + first.artifact() + ": " + first.reason());
    }
    return models;
  }

  private void print(ReplayDigest.Kind kind, ReplayDigest.Digest digest) {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT, "%-12s %8d  %s", kind.label(), digest.count(), digest.sha256()));
  }
}
