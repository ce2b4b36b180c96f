package io.foreshock.forecast.volatility;

import java.util.Arrays;
import java.util.Locale;

/**
 * Realized GARCH(1,1), log-linear: quasi-maximum likelihood, filtering, forecasting. Model and
 * symbols: {@link RealizedGarchParameters}.
 */
public final class RealizedGarch {

  /** Fewest bars of a fit: 20 for each parameter of normal innovations, rounded up. */
  private static final int MINIMUM_OBSERVATIONS = 200;

  private RealizedGarch() {}

  /** Fits with normal innovations; the rest is as in the form that names them. */
  public static RealizedGarchFit fit(double[] logReturns, double[] realizedVariances) {
    return fit(logReturns, realizedVariances, new InnovationDistribution.Normal());
  }

  /**
   * Fits by maximising the joint likelihood of returns and log realised variances, the measurement
   * error u being normal. The same arguments give the same result, and units do not matter.
   *
   * @param logReturns log returns per bar, oldest first, at least 200
   * @param realizedVariances of the same bars, positive; a constant factor against squared returns
   *     does not matter
   * @param innovations distribution of the innovation z of the returns
   * @return the best point found; {@link VarianceFit#convergence} says whether it is an optimum
   * @throws IllegalArgumentException if lengths differ or are too short, a value is out of range,
   *     or a series is constant
   */
  public static RealizedGarchFit fit(
      double[] logReturns, double[] realizedVariances, InnovationDistribution innovations) {
    ReturnChecks.requireFittable(logReturns, MINIMUM_OBSERVATIONS);
    double[] logMeasures = logarithms(realizedVariances, logReturns.length);
    return new RealizedGarchEstimation(logReturns.clone(), logMeasures, innovations).estimate();
  }

  private static double[] logarithms(double[] realizedVariances, int count) {
    if (realizedVariances.length != count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "realizedVariances must be as many as logReturns, were %d and %d",
              realizedVariances.length,
              count));
    }
    double[] result = new double[count];
    for (int t = 0; t < count; t++) {
      ReturnChecks.requireVariance("realizedVariance at index " + t, realizedVariances[t]);
      result[t] = StrictMath.log(realizedVariances[t]);
    }
    ReturnChecks.requireSpread(
        "logarithms of realizedVariances",
        result,
        VectorMath.deviation(result, VectorMath.mean(result)));
    return result;
  }

  /**
   * Returns the variance of the next return, exp(ω + β ln h + γ ln x).
   *
   * @param variance h of this bar, positive, squared log return
   * @param realizedVariance x of this bar, positive
   */
  public static double nextVariance(
      RealizedGarchParameters p, double variance, double realizedVariance) {
    ReturnChecks.requireVariance("variance", variance);
    ReturnChecks.requireVariance("realizedVariance", realizedVariance);
    return StrictMath.exp(
        p.omega()
            + p.beta() * StrictMath.log(variance)
            + p.gamma() * StrictMath.log(realizedVariance));
  }

  /**
   * Returns the expected variances of the returns 1, 2, …, {@code bars} bars ahead, squared log
   * return; their sum is the variance over the horizon.
   *
   * <p>By ln h_{t+1} = ω + γξ + (β + φγ) ln h_t + γ(τ(z_t) + u_t), the expectation of e^news taken
   * exactly over the measurement news of the fit, without simulation.
   *
   * @param nextVariance variance one bar ahead, positive
   * @param bars 1 or more
   * @param measurementNews of the fit, at least one, finite
   * @throws IllegalArgumentException if an argument is out of range or a variance overflows
   */
  public static double[] varianceForecasts(
      RealizedGarchParameters p, double nextVariance, int bars, double[] measurementNews) {
    ReturnChecks.requireFinite("measurementNews", measurementNews);
    double[] news = new double[measurementNews.length];
    Arrays.setAll(news, j -> p.gamma() * measurementNews[j]);
    return LogVarianceForecast.of(
        nextVariance, bars, p.omega() + p.gamma() * p.xi(), p.persistence(), news);
  }
}
