package io.foreshock.application;

import io.foreshock.model.ShelvedModel;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.LiveScorecard;

/** Port: looks for drift. */
@FunctionalInterface
public interface DriftWatch {

  /**
   * Returns how far the world has moved away from an edition.
   *
   * @param serving the edition that serves its group
   * @param card its scorecard
   */
  DriftFindings of(ShelvedModel serving, LiveScorecard card);
}
