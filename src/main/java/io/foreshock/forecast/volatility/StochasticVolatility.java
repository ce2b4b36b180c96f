package io.foreshock.forecast.volatility;

import org.jspecify.annotations.Nullable;

/**
 * Stochastic volatility by quasi-maximum likelihood: the Kalman filter on ln r² = h + ln ε², in
 * which ln ε², of mean −1.2704 and variance π²/2, is taken as normal. The filter is then the best
 * linear one and the estimates are consistent. Model and symbols: {@link
 * StochasticVolatilityParameters}.
 *
 * <p>Reference: A. Harvey, E. Ruiz, N. Shephard, "Multivariate stochastic variance models", Review
 * of Economic Studies 61 (1994), 247–264.
 */
public final class StochasticVolatility {

  /** E ln ε² = ψ(½) + ln 2 for a standard normal ε. */
  static final double NOISE_MEAN = -1.2703628454614782;

  /** Variance of ln ε², π²/2. */
  static final double NOISE_VARIANCE = 0.5 * Math.PI * Math.PI;

  private StochasticVolatility() {}

  /**
   * Fits by maximum quasi-likelihood. The same arguments give the same result, and the unit of the
   * returns does not matter.
   *
   * <p>The log-likelihood of the result is that of ln r², not of the returns, and does not compare
   * with those of other models. Its sandwich errors allow for ln ε² not being normal. The ratio of
   * r² to e^h follows in a second step, as the mean of r² ÷ E e^h along the filter (Harvey, Ruiz
   * and Shephard do the same with the smoother), and has no error.
   *
   * @param logReturns log returns per bar, oldest first, of mean about 0
   * @param minimumObservations fewest returns accepted, at least 10
   * @param warmStart parameters of an earlier fit in the same unit, or null
   * @return the best point found; {@link VarianceFit#convergence} says whether it is an optimum
   * @throws IllegalArgumentException if there are too few returns, one is not finite, or the series
   *     is constant or mostly repeats itself
   */
  public static VarianceFit<StochasticVolatilityParameters> fit(
      double[] logReturns,
      int minimumObservations,
      @Nullable StochasticVolatilityParameters warmStart) {
    if (!(minimumObservations >= 10)) {
      throw new IllegalArgumentException(
          "minimumObservations must be >= 10, was " + minimumObservations);
    }
    ReturnChecks.requireFittable(logReturns, minimumObservations);
    return new StochasticVolatilityEstimation(logReturns.clone()).estimate(warmStart);
  }

  /** Returns what is known before the first return: the long-run distribution of h. */
  public static LogVarianceState start(StochasticVolatilityParameters p) {
    return new LogVarianceState(p.meanLogVariance(), p.logVarianceSpread());
  }

  /**
   * Returns what is known of the bar after one more return: with x the logarithm of its square and
   * g = P/(P + π²/2), mean μ + φ(a + g(x + 1.2704 − a) − μ) and variance φ²P(1 − g) + σ_η². A
   * return of 0 has g = 0.
   *
   * @param state mean a and variance P of the bar's h before its return
   * @param logReturn realised log return of the bar, finite
   */
  public static LogVarianceState next(
      StochasticVolatilityParameters p, LogVarianceState state, double logReturn) {
    double gain = gain(state.variance(), logReturn);
    double shock = p.shockDeviation() * p.shockDeviation();
    return new LogVarianceState(
        nextMean(p, state.mean(), gain, logReturn),
        p.persistence() * p.persistence() * state.variance() * (1.0 - gain) + shock);
  }

  private static double gain(double variance, double logReturn) {
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    return logReturn == 0.0 ? 0.0 : variance / (variance + NOISE_VARIANCE);
  }

  private static double nextMean(
      StochasticVolatilityParameters p, double mean, double gain, double logReturn) {
    double news = logSquare(logReturn, p.offset()) - NOISE_MEAN - mean;
    return p.meanLogVariance() + p.persistence() * (mean + gain * news - p.meanLogVariance());
  }

  /** Returns the expected variance of the next return, squared log return. */
  public static double variance(StochasticVolatilityParameters p, LogVarianceState state) {
    return p.squareRatio() * state.meanExponential();
  }

  /** Returns ln(r² + c) − c/(r² + c). */
  static double logSquare(double logReturn, double offset) {
    double square = logReturn * logReturn + offset;
    return StrictMath.log(square) - offset / square;
  }

  /**
   * Returns the variance of h that the filter settles at, the positive root of P² + P((1 − φ²)π²/2
   * − σ_η²) = σ_η²π²/2.
   */
  public static double settledVariance(StochasticVolatilityParameters p) {
    double shock = p.shockDeviation() * p.shockDeviation();
    double half = 0.5 * (NOISE_VARIANCE * (1.0 - p.persistence() * p.persistence()) - shock);
    double root = Math.sqrt(half * half + shock * NOISE_VARIANCE);
    // of the two forms of the root the one without cancellation
    return half > 0.0 ? shock * NOISE_VARIANCE / (half + root) : root - half;
  }

  /**
   * Returns the expected variance of the next return by the settled filter, which needs no more
   * than the expected variance of this one: after some dozen bars it is the filter, but for the few
   * after a return of 0, to which it gives the usual weight.
   *
   * @param variance expected variance of this bar's return, positive, squared log return
   * @param logReturn realised log return of this bar, finite
   */
  public static double nextVariance(
      StochasticVolatilityParameters p, double variance, double logReturn) {
    ReturnChecks.requireVariance("variance", variance);
    double settled = settledVariance(p);
    double mean = StrictMath.log(variance / p.squareRatio()) - 0.5 * settled;
    double next = nextMean(p, mean, gain(settled, logReturn), logReturn);
    return variance(p, new LogVarianceState(next, settled));
  }

  /**
   * Returns the expected variances of the returns 1, 2, …, {@code bars} bars ahead, squared log
   * return; their sum is the variance over the horizon. k bars ahead h has mean μ + φ^{k−1}(a − μ)
   * and variance φ^{2(k−1)}P + σ_η²(1 + φ² + … + φ^{2(k−2)}), and e^h the mean of a log-normal.
   *
   * @param state what is known of the next bar
   * @param bars 1 or more
   * @throws IllegalArgumentException if {@code bars} is below 1 or a variance overflows
   */
  public static double[] varianceForecasts(
      StochasticVolatilityParameters p, LogVarianceState state, int bars) {
    ReturnChecks.requirePositive("bars", bars);
    double[] result = new double[bars];
    double shock = p.shockDeviation() * p.shockDeviation();
    LogVarianceState ahead = state;
    for (int k = 0; k < bars; k++) {
      result[k] = variance(p, ahead);
      ReturnChecks.requireVariance("variance " + (k + 1) + " bars ahead", result[k]);
      ahead =
          new LogVarianceState(
              p.meanLogVariance() + p.persistence() * (ahead.mean() - p.meanLogVariance()),
              p.persistence() * p.persistence() * ahead.variance() + shock);
    }
    return result;
  }
}
