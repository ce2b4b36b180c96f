package io.foreshock.training;

import java.util.List;

/**
 * The learners that are there: none where the training libraries are not on the class path, as in
 * the service and in the native image.
 *
 * @param all learners in the order of their members
 */
public record Learners(List<VarianceLearner> all) {

  /** Copies the list. */
  public Learners {
    all = List.copyOf(all);
  }
}
