package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.trainer.JavaProgram;
import io.foreshock.adapter.trainer.ProcessTrainer;
import io.foreshock.adapter.trainer.TrainerSettings;
import io.foreshock.application.ChallengerJudge;
import io.foreshock.application.RunTraining;
import io.foreshock.application.TrainerProgram;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wires trainings: who starts them, who judges them, where they are recorded. */
@ApplicationScoped
final class TrainingWiring {

  private static final String WORK = "trainings";

  @Produces
  @Singleton
  TrainerProgram trainerProgram(
      @ConfigProperty(name = "foreshock.home", defaultValue = ".") Path home,
      @ConfigProperty(name = "foreshock.store.directory") Path store,
      @ConfigProperty(name = "foreshock.training.program") Optional<Path> program,
      @ConfigProperty(name = "foreshock.training.libraries") Path libraries,
      @ConfigProperty(name = "foreshock.training.max-heap") String maximumHeap,
      @ConfigProperty(name = "foreshock.training.crypto.bars") Optional<List<Path>> cryptoBars,
      @ConfigProperty(name = "foreshock.training.holdout-days") int holdoutDays) {
    List<String> words =
        program
            .map(path -> List.of(path.toString()))
            .orElseGet(() -> JavaProgram.words(home, home.resolve(libraries), maximumHeap));
    return new ProcessTrainer(
        new TrainerSettings(
            home, store.resolve(WORK), words, cryptoBars.orElse(List.of()), holdoutDays));
  }

  @Produces
  @Singleton
  RunTraining runTraining(
      TrainingRuns runs,
      TrainingLease lease,
      TrainerProgram trainer,
      ChallengerJudge judge,
      TrainingThread worker,
      Clock clock) {
    return new RunTraining(
        runs, lease, trainer, judge, worker, clock, () -> UUID.randomUUID().toString());
  }
}
