package io.foreshock.feature;

/**
 * An estimate made over a window of bars, some of which may not have been usable.
 *
 * @param value the estimate, finite, not negative; the unit is that of the estimator
 * @param observations bars or pairs of bars it rests on, positive
 */
public record WindowEstimate(double value, int observations) {

  /**
   * Checks the estimate.
   *
   * @throws IllegalArgumentException if the value is negative or not finite, or rests on nothing
   */
  public WindowEstimate {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("value must be finite and ≥ 0, was " + value);
    }
    if (!(observations >= 1)) {
      throw new IllegalArgumentException("observations must be at least 1, were " + observations);
    }
  }

  /** Refuses a window [from, to) that is not inside [first, size]. */
  static void requireWindow(int from, int to, int first, int size) {
    if (!(first <= from && from <= to && to <= size)) {
      throw new IllegalArgumentException(
          "window must lie in [" + first + ", " + size + "], was [" + from + ", " + to + "]");
    }
  }
}
