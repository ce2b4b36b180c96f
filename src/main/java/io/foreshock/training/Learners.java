package io.foreshock.training;

import java.util.List;

/**
 * The learners that are there: none where the training libraries are not on the class path, as in
 * the service and in the native image.
 *
 * @param variance learners of the variance, in the order of their members
 * @param novelty learners of what days look like, one at most
 * @param stress learners of stressed days, by name
 */
public record Learners(
    List<VarianceLearner> variance, List<NoveltyLearner> novelty, List<StressLearner> stress) {

  /** Copies the lists. */
  public Learners {
    variance = List.copyOf(variance);
    novelty = List.copyOf(novelty);
    stress = List.copyOf(stress);
    if (novelty.size() > 1) {
      throw new IllegalArgumentException("novelty must be one learner, were " + novelty.size());
    }
  }

  /** Returns learners of the variance alone. */
  public static Learners ofVariance(List<VarianceLearner> variance) {
    return new Learners(variance, List.of(), List.of());
  }

  /**
   * Returns the learners: an edition is made with them or not at all.
   *
   * @throws IllegalStateException if there are none
   */
  public Learners present() {
    if (variance.isEmpty()) {
      throw new IllegalStateException(
          "the libraries of training are not there; the launcher brings them along");
    }
    return this;
  }
}
