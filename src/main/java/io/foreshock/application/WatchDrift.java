package io.foreshock.application;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.DriftMonitor;
import io.foreshock.training.InputDrift;
import io.foreshock.training.LiveScorecard;
import java.util.List;
import java.util.Optional;

/**
 * Use case: whether the world has moved away from the edition that serves a group, by its inputs
 * and by its loss. It reads the stored markets and belongs on a worker thread.
 */
public final class WatchDrift implements DriftWatch {

  private final EditionWalks walks;

  /**
   * Makes the use case.
   *
   * @param walks reads stored markets
   */
  public WatchDrift(EditionWalks walks) {
    this.walks = walks;
  }

  @Override
  public DriftFindings of(ShelvedModel serving, LiveScorecard card) {
    List<VarianceFeatures> features =
        walks.markets(serving.group()).stream()
            .map(walks::history)
            .map(MarketHistory::features)
            .toList();
    return new DriftFindings(
        InputDrift.of(features, serving.knownUntilMs()), loss(card.dailyExcess()));
  }

  private static Optional<DriftMonitor.LossRise> loss(double[] dailyExcess) {
    return dailyExcess.length < 2 * DriftMonitor.RECENT_DAYS
        ? Optional.empty()
        : Optional.of(DriftMonitor.loss("fz0-0.01-excess", dailyExcess));
  }
}
