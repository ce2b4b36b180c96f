package io.foreshock.adapter.scheduler;

import io.foreshock.application.RunTraining;
import io.foreshock.application.TrainingRefusedException;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingTrigger;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Starts trainings by the clock and on drift, and keeps the one that runs. A training that cannot
 * be begun is told in the log, and the next date tries again.
 */
@ApplicationScoped
public class TrainingSchedule {

  private static final Logger LOG = Logger.getLogger(TrainingSchedule.class);

  private final Instance<RunTraining> trainings;

  TrainingSchedule(Instance<RunTraining> trainings) {
    this.trainings = trainings;
  }

  /** Trains for crypto-assets. */
  @Scheduled(cron = "{foreshock.training.crypto.cron}", identity = "train-crypto")
  void trainCrypto() {
    begin(ClassGroup.CRYPTO, TrainingTrigger.SCHEDULE);
  }

  /** Trains for exchange-traded markets. */
  @Scheduled(cron = "{foreshock.training.exchange.cron}", identity = "train-exchange")
  void trainExchange() {
    begin(ClassGroup.EXCHANGE, TrainingTrigger.SCHEDULE);
  }

  /**
   * Trains because inputs or losses have drifted.
   *
   * @param group markets that have
   * @return the run, empty if none could be begun
   */
  public Optional<TrainingRun> onDrift(ClassGroup group) {
    return begin(group, TrainingTrigger.DRIFT);
  }

  private Optional<TrainingRun> begin(ClassGroup group, TrainingTrigger trigger) {
    try {
      TrainingRun run = trainings.get().request(group, trigger, Optional.empty());
      LOG.infof("training %s of %s begins by %s", run.id(), group.code(), trigger);
      return Optional.of(run);
    } catch (TrainingRefusedException refused) {
      LOG.warnf("no training of %s by %s: %s", group.code(), trigger, refused.getMessage());
      return Optional.empty();
    }
  }
}
