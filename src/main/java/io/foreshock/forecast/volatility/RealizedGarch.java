package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.BETA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.GAMMA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.MU;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.NOISE;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.OMEGA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.PHI;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.SIZE;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.XI;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Realized GARCH(1,1), log-linear: quasi-maximum likelihood, filtering, forecasting. Model and
 * symbols: {@link RealizedGarchParameters}.
 */
public final class RealizedGarch {

  private static final List<String> NAMES =
      List.of(
          "mu",
          "omega",
          "beta",
          "gamma",
          "xi",
          "phi",
          "leverageSign",
          "leverageSize",
          "noiseVariance");

  /** Fewest bars of a fit: 20 for each parameter, rounded up. */
  private static final int MINIMUM_OBSERVATIONS = 200;

  /** Smallest variance of u; a measure without noise leaves no likelihood. */
  private static final double MIN_NOISE = 1e-6;

  /** Starts: slow to fast weight of the measure, with a persistence of 0.95 to 0.97. */
  private static final double[][] START_BETA_GAMMA = {{0.85, 0.12}, {0.7, 0.25}, {0.5, 0.45}};

  private RealizedGarch() {}

  /**
   * Fits by maximising the joint normal likelihood of returns and log realised variances. The same
   * arguments give the same result, and units do not matter.
   *
   * @param logReturns log returns per bar, oldest first, at least 200
   * @param realizedVariances of the same bars, positive; a constant factor against squared returns
   *     does not matter
   * @return the best point found; {@link VarianceFit#convergence} says whether it is an optimum
   * @throws IllegalArgumentException if lengths differ or are too short, a value is out of range,
   *     or a series is constant
   */
  public static RealizedGarchFit fit(double[] logReturns, double[] realizedVariances) {
    ReturnChecks.requireFittable(logReturns, MINIMUM_OBSERVATIONS);
    double[] logMeasures = logarithms(realizedVariances, logReturns.length);
    double[] returns = logReturns.clone();
    double scale = VectorMath.deviation(returns, VectorMath.mean(returns));
    RealizedGarchLikelihood scaled = scaled(returns, logMeasures, scale);
    LikelihoodProblem problem = problem(scaled);
    MultiStart runs = new MultiStart(problem, problem.bounds(), 0);
    for (double[] start : START_BETA_GAMMA) {
      runs.run(start(returns, logMeasures, scale, start[0], start[1]));
    }
    return fitted(returns, logMeasures, scale, problem, runs);
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

  private static RealizedGarchLikelihood scaled(
      double[] returns, double[] logMeasures, double scale) {
    double shift = 2.0 * StrictMath.log(scale);
    return new RealizedGarchLikelihood(
        Arrays.stream(returns).map(r -> r / scale).toArray(),
        Arrays.stream(logMeasures).map(x -> x - shift).toArray());
  }

  private static LikelihoodProblem problem(RealizedGarchLikelihood likelihood) {
    FreeParameters all =
        new FreeParameters(NAMES, new double[SIZE], IntStream.range(0, SIZE).boxed().toList());
    LinearBounds bounds = new LinearBounds();
    bounds.add("beta = 0", all.normal(BETA, 1.0), 0.0);
    bounds.add("beta at its maximum", all.normal(BETA, -1.0), -GjrSettings.MAX_PERSISTENCE);
    bounds.add("gamma = 0", all.normal(GAMMA, 1.0), 0.0);
    bounds.add("noiseVariance at its minimum", all.normal(NOISE, 1.0), MIN_NOISE);
    return new LikelihoodProblem(new ScoreDifferences(likelihood), all, bounds);
  }

  /** A point whose mean log variance is that of the scaled returns, 0, and whose φ is 1. */
  private static double[] start(
      double[] returns, double[] logMeasures, double scale, double beta, double gamma) {
    double level = VectorMath.mean(logMeasures);
    double spread = VectorMath.deviation(logMeasures, level);
    double xi = level - 2.0 * StrictMath.log(scale);
    double noise = Math.max(0.5 * spread * spread, 2.0 * MIN_NOISE);
    double mean = VectorMath.mean(returns) / scale;
    return new double[] {mean, -gamma * xi, beta, gamma, xi, 1.0, 0.0, 0.0, noise};
  }

  private static double[] unscaled(double[] point, double scale) {
    double shift = 2.0 * StrictMath.log(scale);
    double[] p = point.clone();
    p[MU] *= scale;
    p[OMEGA] += shift * (1.0 - p[BETA] - p[GAMMA]);
    p[XI] += shift * (1.0 - p[PHI]);
    p[BETA] = Math.max(0.0, p[BETA]);
    p[GAMMA] = Math.max(0.0, p[GAMMA]);
    return p;
  }

  /** Slopes of {@link #unscaled}. */
  private static double[][] slopes(double scale) {
    double shift = 2.0 * StrictMath.log(scale);
    double[] units = new double[SIZE];
    Arrays.fill(units, 1.0);
    units[MU] = scale;
    double[][] result = LikelihoodProblem.diagonal(units);
    result[OMEGA][BETA] = -shift;
    result[OMEGA][GAMMA] = -shift;
    result[XI][PHI] = -shift;
    return result;
  }

  private static RealizedGarchFit fitted(
      double[] returns,
      double[] logMeasures,
      double scale,
      LikelihoodProblem problem,
      MultiStart runs) {
    double[] p = unscaled(runs.best().point(), scale);
    RealizedGarchLikelihood likelihood = new RealizedGarchLikelihood(returns, logMeasures);
    RealizedGarchParameters found =
        new RealizedGarchParameters(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8]);
    double[] variances = likelihood.variances(p);
    double logLikelihood = likelihood.value(p);
    double[] news = new double[returns.length];
    Arrays.setAll(
        news, t -> logMeasures[t] - found.xi() - found.phi() * StrictMath.log(variances[t]));
    VarianceFit<RealizedGarchParameters> joint =
        new VarianceFit<>(
            found,
            logLikelihood,
            runs.convergence(),
            InformationCriteria.of(logLikelihood, SIZE, returns.length),
            variances,
            VarianceFit.residuals(returns, found.mu(), variances),
            bars -> varianceForecasts(found, variances[returns.length], bars, news),
            () -> problem.standardErrors(runs.best().point(), slopes(scale)));
    return new RealizedGarchFit(joint, likelihood.partial(p), news);
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
