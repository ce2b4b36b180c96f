package io.foreshock.forecast.volatility;

/**
 * Exponentially weighted variance, σ²_{t+1} = λ σ²_t + (1 − λ) r_t², the mean return taken as 0.
 *
 * <p>Reference: J.P. Morgan/Reuters, "RiskMetrics — Technical Document", 4th ed. (1996).
 *
 * @param decay λ, above 0 and below 1
 */
public record EwmaVariance(double decay) {

  /** Returns averaged with equal weights before the recursion takes over: a trading month. */
  private static final int WARM_UP = 20;

  /** Checks the decay. */
  public EwmaVariance {
    if (!(decay > 0.0 && decay < 1.0)) {
      throw new IllegalArgumentException("decay must be in (0, 1), was " + decay);
    }
  }

  /**
   * Returns the variance of the next bar, squared log return.
   *
   * @param variance σ² of this bar, ≥ 0 and finite
   * @param logReturn realised log return of this bar, finite
   */
  public double update(double variance, double logReturn) {
    if (!(variance >= 0.0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("variance must be >= 0 and finite, was " + variance);
    }
    requireFinite(logReturn);
    return decay * variance + (1.0 - decay) * logReturn * logReturn;
  }

  /**
   * Returns, for every t, the variance of bar t + 1 made from returns up to t.
   *
   * <p>The first 20 elements are the mean of the squared returns so far; from there the recursion
   * runs. So cutting the series never changes what came before the cut. An element is 0 only where
   * all returns up to it are 0.
   *
   * @param logReturns finite, oldest first
   */
  public double[] filter(double[] logReturns) {
    double[] result = new double[logReturns.length];
    double sum = 0.0;
    for (int t = 0; t < logReturns.length; t++) {
      if (t < WARM_UP) {
        requireFinite(logReturns[t]);
        sum += logReturns[t] * logReturns[t];
        result[t] = sum / (t + 1);
      } else {
        result[t] = update(result[t - 1], logReturns[t]);
      }
    }
    return result;
  }

  /** Returns the number of bars after which a return's weight has halved, ln ½ ÷ ln λ. */
  public double halfLife() {
    return StrictMath.log(0.5) / StrictMath.log(decay);
  }

  private static void requireFinite(double logReturn) {
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
  }
}
