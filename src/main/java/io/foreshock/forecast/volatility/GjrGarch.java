package io.foreshock.forecast.volatility;

import org.jspecify.annotations.Nullable;

/**
 * GJR-GARCH(1,1), and GARCH(1,1) as its case γ = 0: maximum likelihood, filtering, forecasting.
 *
 * <p>Model and symbols: {@link GjrParameters}. Forecasts over several bars follow the recursion of
 * the variance; a variance for one bar is never scaled by the horizon (F. Drost, T. Nijman,
 * "Temporal aggregation of GARCH processes", Econometrica 61 (1993), 909–927).
 */
public final class GjrGarch {

  private GjrGarch() {}

  /**
   * Fits by maximum likelihood. The same arguments give the same result.
   *
   * <p>Returns are divided by their standard deviation first, so their unit does not matter. The
   * optimiser runs from {@code warmStart}; if that does not end in an optimum better than every
   * point of a fixed grid, or there is none, it runs from three grid points and the best wins.
   *
   * @param logReturns log returns per bar, oldest first
   * @param settings what to fit
   * @param warmStart parameters of an earlier fit in the same unit, or null
   * @return the best point found; {@link GjrFit#convergence} says whether it is an optimum
   * @throws IllegalArgumentException if there are fewer returns than the settings ask for, one is
   *     not finite, or the series is constant or mostly repeats itself
   */
  public static GjrFit fit(
      double[] logReturns, GjrSettings settings, @Nullable GjrParameters warmStart) {
    ReturnChecks.requireFittable(logReturns, settings.minimumObservations());
    GjrEstimation estimation = new GjrEstimation(logReturns, settings);
    return new GjrFit(estimation, estimation.estimate(warmStart), logReturns, settings);
  }

  /**
   * Returns the variance of the next return, ω + (α + γ·1{ε &lt; 0}) ε² + β h.
   *
   * @param variance h of this bar, positive, squared log return
   * @param logReturn realised log return of this bar, finite
   */
  public static double nextVariance(GjrParameters p, double variance, double logReturn) {
    ReturnChecks.requireVariance("variance", variance);
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    double error = logReturn - p.mu();
    double news = error < 0.0 ? p.alpha() + p.gamma() : p.alpha();
    return p.omega() + news * error * error + p.beta() * variance;
  }

  /**
   * Returns the variances of all returns and, last, of the one to come; element t depends on
   * returns before t only.
   *
   * @param startVariance variance of the first return, positive, squared log return
   */
  public static double[] filter(GjrParameters p, double[] returns, double startVariance) {
    ReturnChecks.requireVariance("startVariance", startVariance);
    double[] result = new double[returns.length + 1];
    result[0] = startVariance;
    for (int t = 0; t < returns.length; t++) {
      result[t + 1] = nextVariance(p, result[t], returns[t]);
    }
    return result;
  }

  /**
   * Returns the expected variance of the return {@code step} bars ahead, squared log return.
   *
   * <p>By the recursion E h_{k+1} = ω + p·E h_k rather than the closed form h̄ + p^{k−1}(h − h̄),
   * which it equals: it also holds at p = 1, where there is no h̄.
   *
   * @param nextVariance variance one bar ahead, positive
   * @param step 1 or more; 1 returns {@code nextVariance}
   */
  public static double varianceForecast(GjrParameters p, double nextVariance, int step) {
    ReturnChecks.requireVariance("nextVariance", nextVariance);
    ReturnChecks.requirePositive("step", step);
    double persistence = p.persistence();
    double variance = nextVariance;
    for (int k = 1; k < step; k++) {
      variance = p.omega() + persistence * variance;
    }
    return variance;
  }

  /**
   * Returns the expected variance of the sum of the next {@code horizonBars} returns, squared log
   * return.
   *
   * @param nextVariance variance one bar ahead, positive
   * @param horizonBars 1 or more
   */
  public static double horizonVariance(GjrParameters p, double nextVariance, int horizonBars) {
    ReturnChecks.requireVariance("nextVariance", nextVariance);
    ReturnChecks.requirePositive("horizonBars", horizonBars);
    double persistence = p.persistence();
    double variance = nextVariance;
    double sum = nextVariance;
    for (int k = 1; k < horizonBars; k++) {
      variance = p.omega() + persistence * variance;
      sum += variance;
    }
    return sum;
  }
}
