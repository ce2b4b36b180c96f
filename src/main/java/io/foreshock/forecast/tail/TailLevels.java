package io.foreshock.forecast.tail;

/** The four tail probabilities every tail forecast carries, in fixed order from near to far. */
public final class TailLevels {

  private static final double[] ALPHAS = {0.025, 0.01, 0.005, 0.001};

  private TailLevels() {}

  /** Returns how many levels there are. */
  public static int count() {
    return ALPHAS.length;
  }

  /**
   * Returns the tail probability of a level, decimal; smaller for a higher index.
   *
   * @param level index in [0, {@link #count})
   */
  public static double alpha(int level) {
    return ALPHAS[level];
  }

  /**
   * Returns the index of a tail probability.
   *
   * @param alpha one of 0.025, 0.01, 0.005, 0.001, exactly
   * @throws IllegalArgumentException if it is none of them
   */
  public static int indexOf(double alpha) {
    for (int level = 0; level < ALPHAS.length; level++) {
      if (ALPHAS[level] == alpha) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "alpha must be one of 0.025, 0.01, 0.005, 0.001, was " + alpha);
  }
}
