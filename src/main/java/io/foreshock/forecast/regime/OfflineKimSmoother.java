package io.foreshock.forecast.regime;

/**
 * Kim's smoother, for estimation and research only: every probability it returns uses the whole
 * series, later observations included. Nothing served or backtested may read it.
 *
 * <p>Reference: C.-J. Kim, "Dynamic linear models with Markov-switching", Journal of Econometrics
 * 60 (1994), 1–22.
 */
public final class OfflineKimSmoother {

  private OfflineKimSmoother() {}

  /**
   * Returns Pr(S_t = j | all data) and the expected transitions.
   *
   * @param path a filtered series, not empty
   * @param transition the transition matrix it was filtered with
   * @throws IllegalArgumentException if the path is empty or the numbers of states differ
   */
  public static SmoothedPath smooth(FilteredPath path, TransitionMatrix transition) {
    if (!(path.length() >= 1 && path.states() == transition.states())) {
      throw new IllegalArgumentException(
          "path must be non-empty with "
              + transition.states()
              + " states, had "
              + path.length()
              + " observations of "
              + path.states());
    }
    ForwardBackward pass = ForwardBackward.over(path);
    pass.backward(transition.rowMajorNoCopy());
    return new SmoothedPath(path.states(), pass.smoothed(), pass.transitions());
  }
}
