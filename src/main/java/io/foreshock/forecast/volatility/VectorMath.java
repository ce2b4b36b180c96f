package io.foreshock.forecast.volatility;

/** Sums over small vectors, in index order. */
final class VectorMath {

  private VectorMath() {}

  static double dot(double[] a, double[] b) {
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns x + factor·y. */
  static double[] combine(double[] x, double factor, double[] y) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i] + factor * y[i];
    }
    return result;
  }

  /** Returns the arithmetic mean. */
  static double mean(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Returns the root of the mean squared deviation from {@code mean}. */
  static double deviation(double[] values, double mean) {
    double sum = 0.0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
