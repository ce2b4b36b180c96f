package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.store.StoreOpening;
import io.foreshock.application.RunTraining;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * Keeps the lease of the training that runs here, and after a start records the end of those that
 * were broken off. A store that nothing needs stays closed.
 */
@ApplicationScoped
final class TrainingUpkeep {

  private final Instance<RunTraining> trainings;
  private final StoreOpening store;

  TrainingUpkeep(Instance<RunTraining> trainings, StoreOpening store) {
    this.trainings = trainings;
    this.store = store;
  }

  @Scheduled(
      every = "5s", // a sixth of what a lease lasts
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    if (store.due()) {
      trainings.get().beat();
    }
  }
}
