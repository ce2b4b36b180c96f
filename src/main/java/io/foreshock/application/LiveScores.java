package io.foreshock.application;

import io.foreshock.model.ShelvedModel;
import io.foreshock.training.LiveScorecard;
import java.util.Optional;

/** Port: how an edition does on the days it is answerable for. */
@FunctionalInterface
public interface LiveScores {

  /**
   * Returns the scorecard of an edition, empty where no market of its group is stored. Either all
   * of them are in it, or it fails.
   *
   * @param model the edition, in any stage
   */
  Optional<LiveScorecard> of(ShelvedModel model);
}
