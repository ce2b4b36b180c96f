package io.foreshock.adapter.scheduler;

import io.foreshock.application.ScoringRequests;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** Scores the models by the clock. */
@ApplicationScoped
final class ScoringSchedule {

  private final Instance<ScoringRequests> scoring;

  ScoringSchedule(Instance<ScoringRequests> scoring) {
    this.scoring = scoring;
  }

  @Scheduled(cron = "{foreshock.scoring.cron}", identity = "score-models")
  void score() {
    scoring.get().request();
  }
}
