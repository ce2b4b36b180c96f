package io.foreshock.adapter.cli;

import io.foreshock.application.RefitCheck;
import io.foreshock.application.RetrainCheck;
import io.foreshock.application.TrainChampions;
import io.foreshock.application.TrainingData;
import io.foreshock.application.TrainingPlan;
import io.foreshock.model.Edition;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelRegistry;
import io.foreshock.training.Learners;
import io.foreshock.training.TrainedEdition;
import io.foreshock.training.TrainingSeries;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code foreshock verify models}: recomputes the hash of every file of every champion, makes some
 * of the fits that came along anew, and on request trains the exchange editions again.
 */
@Command(
    name = "models",
    description = {
      "Recomputes the hash of every file of every champion, makes some of the fits that came along",
      "anew from the bundled series, and compares. Names what differs and exits 1."
    })
public final class VerifyModelsCommand implements Callable<Integer> {

  @Inject Instance<ModelRegistry> registry;

  @Inject Instance<TrainingData> data;

  @Inject Instance<Learners> learners;

  @Spec private CommandSpec spec;

  @Option(
      names = "--refits",
      paramLabel = "N",
      defaultValue = "100",
      description = "Fits to make anew and compare bit by bit (default: ${DEFAULT-VALUE}).")
  private int refits;

  @Option(
      names = "--retrain",
      description = {
        "Also choose the exchange editions' weights and profiles again (minutes). Recurrent nets may",
        "differ by 1e-4 of the largest weight of a matrix, all else not at all."
      })
  private boolean retrain;

  @Override
  public Integer call() {
    LoadedModels loaded = registry.get().load();
    List<TrainingSeries> series = data.get().bundled();
    boolean good = hashes(loaded) & fits(loaded, series) & (!retrain || choices(loaded, series));
    return good ? 0 : 1;
  }

  private boolean hashes(LoadedModels loaded) {
    for (LoadedModels.ArtifactProblem problem : loaded.problems()) {
      spec.commandLine().getErr().println(problem.artifact() + ": " + problem.reason());
    }
    List<Edition> editions = loaded.editions().editions();
    editions.forEach(edition -> tell(reference(edition) + ": every hash agrees"));
    return loaded.problems().isEmpty() && !editions.isEmpty();
  }

  private boolean fits(LoadedModels loaded, List<TrainingSeries> series) {
    RefitCheck.Result result = new RefitCheck(loaded.fits()).check(series, refits);
    String counts =
        result.same()
            + " the same, "
            + result.different()
            + " different, "
            + result.unknown()
            + " not among those that came along";
    tell("fits made anew: " + counts);
    if (!result.passed()) {
      spec.commandLine().getErr().println("fits.json.gz: " + counts);
    }
    return result.passed();
  }

  private boolean choices(LoadedModels loaded, List<TrainingSeries> series) {
    boolean good = true;
    for (TrainedEdition trained : trained(series)) {
      String name = trained.modelId() + "/" + trained.version();
      Optional<Edition> shipped =
          loaded.editions().editions().stream()
              .filter(edition -> reference(edition).equals(name))
              .findFirst();
      List<String> differences =
          shipped
              .map(edition -> RetrainCheck.differences(edition.settings(), trained.settings()))
              .orElse(List.of("no edition of this name is there"));
      tellChoice(name, differences);
      good &= differences.isEmpty();
    }
    return good;
  }

  private void tellChoice(String name, List<String> differences) {
    if (differences.isEmpty()) {
      tell(name + ": trained again, the same");
    } else {
      spec.commandLine()
          .getErr()
          .println(name + ": trained again, differs: " + String.join(", ", differences));
    }
  }

  private List<TrainedEdition> trained(List<TrainingSeries> series) {
    try (ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      ProgressLine progress = ProgressLine.on(spec.commandLine().getErr());
      return new TrainChampions(executor, learners.get().present())
          .train(TrainingPlan.EXCHANGE, series, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String reference(Edition edition) {
    return edition.modelId() + "/" + edition.version();
  }

  private void tell(String line) {
    spec.commandLine().getOut().println(line);
  }
}
