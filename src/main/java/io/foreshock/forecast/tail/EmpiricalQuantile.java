package io.foreshock.forecast.tail;

/**
 * Sample quantile of type 7 (R's and NumPy's default): linear between order statistics, with the
 * smallest at probability 0 and the largest at 1.
 *
 * <p>Reference: R. Hyndman, Y. Fan, "Sample quantiles in statistical packages", American
 * Statistician 50 (1996), 361–365.
 */
public final class EmpiricalQuantile {

  private EmpiricalQuantile() {}

  /**
   * Returns the quantile of a sample, in the sample's unit.
   *
   * @param sorted sample in ascending order, finite, not empty; the order is the caller's word
   * @param probability in [0, 1]
   * @throws IllegalArgumentException if the sample is empty or the probability outside [0, 1]
   */
  public static double typeSeven(double[] sorted, double probability) {
    double position = position(sorted.length, probability);
    int rank = (int) position;
    int next = Math.min(rank + 1, sorted.length - 1);
    return between(sorted[rank], sorted[next], position - rank);
  }

  /** Returns the place of a quantile among n order statistics counted from 0. */
  static double position(int observations, double probability) {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw new IllegalArgumentException("probability must be in [0, 1], was " + probability);
    }
    if (!(observations >= 1)) {
      throw new IllegalArgumentException("sample must not be empty");
    }
    return (observations - 1) * probability;
  }

  /** Returns the number a fraction of the way up; rounding cannot lift it above the upper one. */
  static double between(double below, double above, double fraction) {
    return Math.min(below + fraction * (above - below), above);
  }
}
