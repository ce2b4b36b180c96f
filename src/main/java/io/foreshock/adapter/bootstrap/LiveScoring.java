package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.scheduler.TrainingSchedule;
import io.foreshock.application.DriftTrainings;
import io.foreshock.application.ScoringRequests;
import io.foreshock.application.WatchModels;
import io.foreshock.model.ClassGroup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Scores the models by itself, one round after the other on one thread of low priority. What a
 * round found or could not do is told in the log; whatever fails here, what serves is as it was.
 */
@Singleton
final class LiveScoring implements ScoringRequests {

  private static final Logger LOG = Logger.getLogger(LiveScoring.class);

  private final Instance<WatchModels> watch;
  private final Instance<DriftTrainings> drifts;
  private final Instance<TrainingSchedule> trainings;
  private final boolean afterBars;
  private final boolean trainsOnDrift;
  private final ExecutorService worker;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final Map<ClassGroup, List<String>> driftToldLast = new EnumMap<>(ClassGroup.class);
  private List<String> failuresToldLast = List.of();

  LiveScoring(
      Instance<WatchModels> watch,
      Instance<DriftTrainings> drifts,
      Instance<TrainingSchedule> trainings,
      LowPriorityThreads threads,
      @ConfigProperty(name = "foreshock.scoring.after-bars") boolean afterBars,
      @ConfigProperty(name = "foreshock.training.on-drift") boolean trainsOnDrift) {
    this.watch = watch;
    this.drifts = drifts;
    this.trainings = trainings;
    this.worker = Executors.newSingleThreadExecutor(threads.factory("live-scoring"));
    this.afterBars = afterBars;
    this.trainsOnDrift = trainsOnDrift;
  }

  /** Asks for a round because bars were evaluated, unless the clock alone is to. */
  void afterBars() {
    if (afterBars) {
      request();
    }
  }

  @Override
  public void request() {
    if (requested.compareAndSet(false, true)) {
      try {
        worker.execute(this::round);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("not scored: the service is stopping", stopping);
      }
    }
  }

  private void round() {
    requested.set(false);
    try {
      tell(watch.get().run());
    } catch (RuntimeException failure) {
      tellOnce(List.of("models were not scored: " + failure));
    }
  }

  private void tell(WatchModels.Round round) {
    LOG.debugf("scored editions=%d", round.scored());
    round.demoted().forEach(LOG::error);
    round.newAlarms().forEach(alarm -> LOG.warnf("bets against forecasts are won: %s", alarm));
    round.drifted().forEach(this::train);
    tellOnce(round.failures());
  }

  private void train(ClassGroup group, List<String> reasons) {
    if (!reasons.equals(driftToldLast.put(group, reasons))) {
      LOG.warnf("drift of %s: %s", group.code(), String.join("; ", reasons));
    }
    if (trainsOnDrift && drifts.get().due(group)) {
      trainings.get().onDrift(group);
    }
  }

  private void tellOnce(List<String> failures) {
    if (!failures.equals(failuresToldLast)) {
      failures.forEach(failure -> LOG.errorf("%s; what serves is as it was", failure));
      failuresToldLast = failures;
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
