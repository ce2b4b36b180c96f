package io.foreshock.forecast.volatility;

/**
 * What a filter of stochastic volatility knows of the next bar: its log variance h given the
 * returns so far, taken as normal.
 *
 * @param mean expected h, finite, logarithm of squared log return
 * @param variance of h about it, at least 0, finite
 */
public record LogVarianceState(double mean, double variance) {

  /** Checks both. */
  public LogVarianceState {
    if (!(Math.abs(mean) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("mean must be finite, was " + mean);
    }
    if (!(variance >= 0.0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("variance must be at least 0 and finite, was " + variance);
    }
  }

  /** Returns E e^h = exp(mean + variance/2), squared log return. */
  public double meanExponential() {
    return StrictMath.exp(mean + 0.5 * variance);
  }
}
