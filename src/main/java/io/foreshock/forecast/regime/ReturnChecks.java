package io.foreshock.forecast.regime;

/** What every estimation here asks of a series of returns. */
final class ReturnChecks {

  /** Spread below this share of the largest return is rounding, not variance. */
  private static final double CONSTANT_SPREAD = 1e-12;

  private ReturnChecks() {}

  /** Returns the standard deviation of an acceptable series; refuses the others by name. */
  static double requireReturns(double[] logReturns, int minimum) {
    if (!(logReturns.length >= minimum)) {
      throw new IllegalArgumentException(
          "logReturns must have at least " + minimum + " entries, had " + logReturns.length);
    }
    double sum = 0.0;
    double largest = 0.0;
    for (int t = 0; t < logReturns.length; t++) {
      if (!(Math.abs(logReturns[t]) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "logReturns[" + t + "] must be finite, was " + logReturns[t]);
      }
      sum += logReturns[t];
      largest = Math.max(largest, Math.abs(logReturns[t]));
    }
    double deviation = deviation(logReturns, sum / logReturns.length);
    if (!(deviation > CONSTANT_SPREAD * largest)) {
      throw new IllegalArgumentException(
          "logReturns must not be constant, standard deviation was " + deviation);
    }
    return deviation;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0.0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  /** Returns the values divided by a number. */
  static double[] divided(double[] values, double divisor) {
    double[] scaled = new double[values.length];
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] = values[t] / divisor;
    }
    return scaled;
  }
}
