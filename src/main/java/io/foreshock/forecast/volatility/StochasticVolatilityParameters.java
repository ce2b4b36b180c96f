package io.foreshock.forecast.volatility;

/**
 * Parameters of the log-normal stochastic volatility model: r_t = exp(h_t/2) ε_t, h_{t+1} = μ +
 * φ(h_t − μ) + σ_η η_t, with ε and η standard normal and independent.
 *
 * <p>The filter reads ln r² in the form of Fuller (1996, p. 496), ln(r² + c) − c/(r² + c), which is
 * ln r² but for returns nearer to 0 than √c. c is kept with the parameters, so that a day is read
 * the same way whatever came after it. A return of exactly 0, a price that did not move, has no
 * logarithm and is taken as not observed.
 *
 * <p>ln r² fixes the level of the variance only if ε is normal. Where its tails are heavier, r² is
 * larger on average than e^h by a factor which is estimated from the returns.
 *
 * <p>References: S. Taylor, "Modelling Financial Time Series", 1986; W. Fuller, "Introduction to
 * Statistical Time Series", 2nd ed., 1996.
 *
 * @param meanLogVariance μ = E h, finite, logarithm of squared log return
 * @param persistence φ, in (−1, 1)
 * @param shockDeviation σ_η, at least 0, finite
 * @param squareRatio E r² ÷ E e^h, positive; 1 for a normal ε
 * @param offset c, positive, squared log return
 */
public record StochasticVolatilityParameters(
    double meanLogVariance,
    double persistence,
    double shockDeviation,
    double squareRatio,
    double offset) {

  private static final int COUNT = 5;

  /** Checks every range. */
  public StochasticVolatilityParameters {
    require(
        Math.abs(meanLogVariance) < Double.POSITIVE_INFINITY,
        "meanLogVariance must be finite",
        meanLogVariance);
    require(Math.abs(persistence) < 1.0, "persistence must be in (-1, 1)", persistence);
    require(
        shockDeviation >= 0.0 && shockDeviation < Double.POSITIVE_INFINITY,
        "shockDeviation must be at least 0 and finite",
        shockDeviation);
    require(
        squareRatio > 0.0 && squareRatio < Double.POSITIVE_INFINITY,
        "squareRatio must be positive and finite",
        squareRatio);
    require(
        offset > 0.0 && offset < Double.POSITIVE_INFINITY,
        "offset must be positive and finite",
        offset);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }

  /** Returns the long-run variance of h, σ_η²/(1 − φ²), at least 0. */
  public double logVarianceSpread() {
    return shockDeviation * shockDeviation / (1.0 - persistence * persistence);
  }

  /** Returns {meanLogVariance, persistence, shockDeviation, squareRatio, offset}. */
  public double[] toArray() {
    return new double[] {meanLogVariance, persistence, shockDeviation, squareRatio, offset};
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if there are not five values or one is out of range
   */
  public static StochasticVolatilityParameters fromArray(double[] values) {
    if (values.length != COUNT) {
      throw new IllegalArgumentException("values must be " + COUNT + ", were " + values.length);
    }
    return new StochasticVolatilityParameters(
        values[0], values[1], values[2], values[3], values[4]);
  }
}
