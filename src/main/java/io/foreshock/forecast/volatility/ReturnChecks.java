package io.foreshock.forecast.volatility;

import java.util.Locale;

/** Refusals, by name, of series that no variance model can be fitted to. */
final class ReturnChecks {

  /** Standard deviation, relative to the largest value, below which a series is constant. */
  private static final double CONSTANT_SPREAD = 1e-10;

  /** Share of returns equal to the one before above which there is nothing to fit. */
  private static final double MAX_REPEATED_SHARE = 0.5;

  private ReturnChecks() {}

  /** Checks length, finiteness, movement and spread of log returns. */
  static void requireFittable(double[] logReturns, int minimum) {
    requireEnough(logReturns, minimum);
    requireFinite("logReturns", logReturns);
    requireMoving(logReturns);
    requireSpread(
        "logReturns", logReturns, VectorMath.deviation(logReturns, VectorMath.mean(logReturns)));
  }

  private static void requireEnough(double[] logReturns, int minimum) {
    if (logReturns.length < minimum) {
      throw new IllegalArgumentException(
          "logReturns must hold at least " + minimum + " values, has " + logReturns.length);
    }
  }

  static void requireFinite(String name, double[] values) {
    for (int t = 0; t < values.length; t++) {
      if (!(Math.abs(values[t]) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            name + " must be finite, was " + values[t] + " at index " + t);
      }
    }
  }

  private static void requireMoving(double[] logReturns) {
    int repeated = 0;
    for (int t = 1; t < logReturns.length; t++) {
      if (logReturns[t] == logReturns[t - 1]) {
        repeated++;
      }
    }
    if (repeated > MAX_REPEATED_SHARE * logReturns.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "logReturns must not be constant: %d of %d repeat the value before",
              repeated,
              logReturns.length));
    }
  }

  static void requireSpread(String name, double[] values, double deviation) {
    double largest = 0.0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!(deviation > CONSTANT_SPREAD * largest
        && deviation > Double.MIN_NORMAL
        && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must vary on a finite scale, standard deviation was " + deviation);
    }
  }

  static void requireVariance(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, was " + value);
    }
  }
}
