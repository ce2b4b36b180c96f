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

  /**
   * Returns the learners: an edition is made with them or not at all.
   *
   * @throws IllegalStateException if there are none
   */
  public List<VarianceLearner> present() {
    if (all.isEmpty()) {
      throw new IllegalStateException(
          "the libraries of training are not there; the launcher brings them along");
    }
    return all;
  }
}
