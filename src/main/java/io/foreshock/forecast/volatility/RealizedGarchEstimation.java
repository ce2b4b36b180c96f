package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.BETA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.ETA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.GAMMA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.LAMBDA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.MU;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.NOISE;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.OMEGA;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.PHI;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.SIZE;
import static io.foreshock.forecast.volatility.RealizedGarchLikelihood.XI;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One Realized GARCH estimation problem: scaled series, bounds and starting points. */
final class RealizedGarchEstimation {

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
          "noiseVariance",
          "degreesOfFreedom",
          "skewness");

  /** Smallest variance of u; a measure without noise leaves no likelihood. */
  private static final double MIN_NOISE = 1e-6;

  /** Starts: slow to fast weight of the measure, with a persistence of 0.95 to 0.97. */
  private static final double[][] START_BETA_GAMMA = {{0.85, 0.12}, {0.7, 0.25}, {0.5, 0.45}};

  private final double[] returns;
  private final double[] logMeasures;
  private final InnovationDistribution innovations;
  private final double scale;
  private final FreeParameters parameters;
  private final LikelihoodProblem problem;

  /**
   * @param returns finite, spread; kept, not copied
   * @param logMeasures as many, finite, spread; kept, not copied
   */
  RealizedGarchEstimation(
      double[] returns, double[] logMeasures, InnovationDistribution innovations) {
    this.returns = returns;
    this.logMeasures = logMeasures;
    this.innovations = innovations;
    this.scale = VectorMath.deviation(returns, VectorMath.mean(returns));
    double[] fixed = new double[SIZE];
    fixed[ETA] = GjrEstimation.fixedEta(innovations);
    this.parameters = new FreeParameters(NAMES, fixed, free(innovations));
    this.problem = problem(scaled(returns, logMeasures, scale), parameters);
  }

  private static List<Integer> free(InnovationDistribution innovations) {
    List<Integer> result = new ArrayList<>(IntStream.range(0, ETA).boxed().toList());
    result.addAll(GjrEstimation.freeShape(innovations, ETA));
    return result;
  }

  private static RealizedGarchLikelihood scaled(
      double[] returns, double[] logMeasures, double scale) {
    double shift = 2.0 * StrictMath.log(scale);
    return new RealizedGarchLikelihood(
        Arrays.stream(returns).map(r -> r / scale).toArray(),
        Arrays.stream(logMeasures).map(x -> x - shift).toArray());
  }

  private static LikelihoodProblem problem(
      RealizedGarchLikelihood likelihood, FreeParameters free) {
    LinearBounds bounds = new LinearBounds();
    bounds.add("beta = 0", free.normal(BETA, 1.0), 0.0);
    bounds.add("beta at its maximum", free.normal(BETA, -1.0), -GjrSettings.MAX_PERSISTENCE);
    bounds.add("gamma = 0", free.normal(GAMMA, 1.0), 0.0);
    bounds.add("noiseVariance at its minimum", free.normal(NOISE, 1.0), MIN_NOISE);
    GjrEstimation.addShapeBounds(bounds, free, ETA);
    return new LikelihoodProblem(new ScoreDifferences(likelihood), free, bounds);
  }

  /** A point whose mean log variance is that of the scaled returns, 0, and whose φ is 1. */
  private double[] start(double beta, double gamma) {
    double level = VectorMath.mean(logMeasures);
    double spread = VectorMath.deviation(logMeasures, level);
    double xi = level - 2.0 * StrictMath.log(scale);
    double noise = Math.max(0.5 * spread * spread, 2.0 * MIN_NOISE);
    double mean = VectorMath.mean(returns) / scale;
    double eta = GjrEstimation.START_ETA;
    return parameters.reduce(
        new double[] {mean, -gamma * xi, beta, gamma, xi, 1.0, 0.0, 0.0, noise, eta, 0.0});
  }

  RealizedGarchFit estimate() {
    MultiStart runs = new MultiStart(problem, problem.bounds(), 0);
    for (double[] start : START_BETA_GAMMA) {
      runs.run(start(start[0], start[1]));
    }
    return fitted(runs);
  }

  private RealizedGarchFit fitted(MultiStart runs) {
    double[] point = runs.best().point();
    double[] p = unscaled(parameters.expand(point));
    RealizedGarchLikelihood likelihood = new RealizedGarchLikelihood(returns, logMeasures);
    RealizedGarchParameters found = RealizedGarchParameters.fromArray(Arrays.copyOf(p, ETA));
    double[] variances = likelihood.variances(p);
    double logLikelihood = likelihood.value(p);
    double[] news = new double[returns.length];
    Arrays.setAll(
        news, t -> logMeasures[t] - found.xi() - found.phi() * StrictMath.log(variances[t]));
    double next = variances[returns.length];
    VarianceFit<RealizedGarchParameters> joint =
        new VarianceFit<>(
            found,
            logLikelihood,
            runs.convergence(),
            InformationCriteria.of(logLikelihood, parameters.count(), returns.length),
            variances,
            VarianceFit.residuals(returns, found.mu(), variances),
            bars -> RealizedGarch.varianceForecasts(found, next, bars, news),
            () -> problem.standardErrors(point, slopes(p[ETA])));
    double nu = GjrEstimation.degreesOfFreedom(innovations, p[ETA]);
    return new RealizedGarchFit(joint, likelihood.partial(p), news, nu, p[LAMBDA]);
  }

  private double[] unscaled(double[] scaled) {
    double shift = 2.0 * StrictMath.log(scale);
    double[] p = scaled.clone();
    p[MU] *= scale;
    p[OMEGA] += shift * (1.0 - p[BETA] - p[GAMMA]);
    p[XI] += shift * (1.0 - p[PHI]);
    p[BETA] = Math.max(0.0, p[BETA]);
    p[GAMMA] = Math.max(0.0, p[GAMMA]);
    return p;
  }

  /** Slopes of {@link #unscaled} and of ν = 1/η, but for its sign. */
  private double[][] slopes(double eta) {
    double shift = 2.0 * StrictMath.log(scale);
    double[] units = new double[SIZE];
    Arrays.fill(units, 1.0);
    units[MU] = scale;
    units[ETA] = 1.0 / (eta * eta);
    double[][] result = LikelihoodProblem.diagonal(units);
    result[OMEGA][BETA] = -shift;
    result[OMEGA][GAMMA] = -shift;
    result[XI][PHI] = -shift;
    return result;
  }
}
