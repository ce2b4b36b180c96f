package io.foreshock.forecast.learned;

/**
 * Tells how unlike the rows of training a row is: s = 2^(−h ÷ c), with h the mean number of random
 * cuts that separate the row from all others, and c what it is on average. In (0, 1); ½ is usual,
 * towards 1 is strange. Immutable, safe for threads, allocates nothing.
 *
 * <p>Reference: F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation forest", Eighth IEEE International
 * Conference on Data Mining (2008), 413–422.
 *
 * @param paths trees whose leaves say the length of the path to them, its rest estimated
 * @param usualPath c, positive
 */
public record IsolationForest(TreeEnsemble paths, double usualPath) {

  /** Checks that there is something to divide by. */
  public IsolationForest {
    if (!(usualPath > 0.0 && usualPath < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("usualPath must be positive, was " + usualPath);
    }
    if (paths.trees() == 0) {
      throw new IllegalArgumentException("paths must have a tree");
    }
  }

  /**
   * Returns s.
   *
   * @param row inputs in the order of training
   */
  public double score(double[] row) {
    return StrictMath.pow(2.0, -paths.score(row) / paths.trees() / usualPath);
  }
}
