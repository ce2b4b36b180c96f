package io.foreshock.evaluation;

/** Checks and sums shared by judges of columns. */
final class Rows {

  private Rows() {}

  /** Demands that two columns have the same number of rows, at least one. */
  static void requireSame(int first, int second) {
    if (!(first == second && first >= 1)) {
      throw new IllegalArgumentException(
          "columns must have the same number of rows, at least 1, had " + first + " and " + second);
    }
  }

  /** Demands a tail probability in (0, 1). */
  static void requireTailProbability(double alpha) {
    if (!(alpha > 0.0 && alpha < 1.0)) {
      throw new IllegalArgumentException("alpha must be in (0, 1), was " + alpha);
    }
  }

  /** Demands a finite number. */
  static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  /** Demands finite numbers above zero. */
  static void requirePositive(String name, double[] values) {
    for (double value : values) {
      if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(name + " must be positive and finite, found " + value);
      }
    }
  }

  static double mean(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
