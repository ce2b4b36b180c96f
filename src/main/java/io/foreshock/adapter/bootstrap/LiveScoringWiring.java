package io.foreshock.adapter.bootstrap;

import io.foreshock.application.ActiveModels;
import io.foreshock.application.DriftTrainings;
import io.foreshock.application.EditionWalks;
import io.foreshock.application.LiveScorecards;
import io.foreshock.application.PromoteModel;
import io.foreshock.application.RefreshRequests;
import io.foreshock.application.ScoreLive;
import io.foreshock.application.WatchDrift;
import io.foreshock.application.WatchModels;
import io.foreshock.model.ModelShelf;
import io.foreshock.training.TrainingRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires live scoring. */
@ApplicationScoped
final class LiveScoringWiring {

  @Produces
  @Singleton
  LiveScorecards liveScorecards(ModelShelf shelf, ActiveModels models) {
    return new LiveScorecards(shelf, models);
  }

  @Produces
  @Singleton
  WatchModels watchModels(
      ModelShelf shelf,
      EditionWalks walks,
      LiveScorecards live,
      PromoteModel promote,
      RefreshRequests refresh,
      Clock clock) {
    return new WatchModels(
        shelf, new ScoreLive(shelf, walks), new WatchDrift(walks), live, promote, refresh, clock);
  }

  @Produces
  @Singleton
  DriftTrainings driftTrainings(TrainingRuns runs, Clock clock) {
    return new DriftTrainings(runs, clock);
  }
}
