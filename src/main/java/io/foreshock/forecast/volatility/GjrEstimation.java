package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.GjrLikelihood.ALPHA;
import static io.foreshock.forecast.volatility.GjrLikelihood.BETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.ETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.GAMMA;
import static io.foreshock.forecast.volatility.GjrLikelihood.MU;
import static io.foreshock.forecast.volatility.GjrLikelihood.OMEGA;
import static io.foreshock.forecast.volatility.SkewedGjr.LAMBDA;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One estimation problem: returns scaled to unit variance, the parameters that are free under the
 * settings, their bounds and the starting points.
 */
final class GjrEstimation {

  /** Parameters of the likelihood and, last, the skewness of the innovation. */
  static final List<String> NAMES =
      List.of("mu", "omega", "alpha", "gamma", "beta", "degreesOfFreedom", "skewness");

  /** Smallest ω relative to the sample variance; keeps every variance positive. */
  private static final double MIN_OMEGA = 1e-9;

  static final double MIN_ETA = 1.0 / InnovationDistribution.MAX_DEGREES_OF_FREEDOM;
  static final double MAX_ETA = 1.0 / InnovationDistribution.MIN_DEGREES_OF_FREEDOM;
  static final double START_ETA = 1.0 / 6.0;

  /** Starting grid: shares of news seen on liquid markets, from fast to nearly integrated decay. */
  private static final double[] START_NEWS = {0.03, 0.08, 0.15};

  private static final double[] START_PERSISTENCE = {0.85, 0.95, 0.985};

  private final GjrSettings settings;
  private final double scale;
  private final double startMean;
  private final GjrLikelihood likelihood;
  private final FreeParameters parameters;
  private final LikelihoodProblem problem;

  /**
   * @param returns finite, at least one
   */
  GjrEstimation(double[] returns, GjrSettings settings) {
    double mean = VectorMath.mean(returns);
    this.settings = settings;
    this.scale = VectorMath.deviation(returns, mean);
    this.startMean = settings.mean() ? mean / scale : 0.0;
    double[] scaled = new double[returns.length];
    for (int t = 0; t < returns.length; t++) {
      scaled[t] = returns[t] / scale;
    }
    this.likelihood = new GjrLikelihood(scaled, settings.startVariance(), settings.mean());
    this.parameters = new FreeParameters(NAMES, fixed(settings), free(settings));
    this.problem = new LikelihoodProblem(differentiable(), parameters, bounds());
  }

  private static double[] fixed(GjrSettings settings) {
    double[] result = new double[SkewedGjr.SIZE];
    result[ETA] = fixedEta(settings.innovations());
    return result;
  }

  /** Returns η = 1/ν of an innovation without fitted shape, 0 for normal. */
  static double fixedEta(InnovationDistribution innovations) {
    return innovations instanceof InnovationDistribution.StudentT t
        ? 1.0 / t.degreesOfFreedom()
        : 0.0;
  }

  /** Returns ν at {@code eta}: as given where it was given, +∞ for normal. */
  static double degreesOfFreedom(InnovationDistribution innovations, double eta) {
    if (innovations instanceof InnovationDistribution.StudentT t) {
      return t.degreesOfFreedom();
    }
    return eta == 0.0 ? Double.POSITIVE_INFINITY : 1.0 / eta;
  }

  private static List<Integer> free(GjrSettings settings) {
    List<Integer> result = new ArrayList<>();
    if (settings.mean()) {
      result.add(MU);
    }
    result.add(OMEGA);
    result.add(ALPHA);
    if (settings.leverage()) {
      result.add(GAMMA);
    }
    result.add(BETA);
    result.addAll(freeShape(settings.innovations(), ETA));
    return result;
  }

  /** Returns the indices of the fitted shape parameters: λ follows η, which is at {@code eta}. */
  static List<Integer> freeShape(InnovationDistribution innovations, int eta) {
    return switch (innovations) {
      case InnovationDistribution.Normal _, InnovationDistribution.StudentT _ -> List.of();
      case InnovationDistribution.FittedStudentT _ -> List.of(eta);
      case InnovationDistribution.FittedSkewedStudentT _ -> List.of(eta, eta + 1);
    };
  }

  private DifferentiableLikelihood differentiable() {
    return parameters.contains(LAMBDA)
        ? new ScoreDifferences(new SkewedGjr(likelihood))
        : new SymmetricGjr(likelihood, parameters.contains(ETA));
  }

  private LinearBounds bounds() {
    LinearBounds result = new LinearBounds();
    result.add("omega at its minimum", normal(OMEGA, 1.0), MIN_OMEGA);
    result.add("alpha = 0", normal(ALPHA, 1.0), 0.0);
    result.add("beta = 0", normal(BETA, 1.0), 0.0);
    if (settings.leverage()) {
      result.add("alpha + gamma = 0", sum(normal(ALPHA, 1.0), normal(GAMMA, 1.0)), 0.0);
    }
    if (settings.stationary()) {
      double[] persistence = sum(normal(ALPHA, -1.0), normal(BETA, -1.0));
      result.add(
          "persistence at its maximum",
          sum(persistence, normal(GAMMA, -0.5)),
          -GjrSettings.MAX_PERSISTENCE);
    } else {
      result.add("beta = 1", normal(BETA, -1.0), -1.0);
    }
    addShapeBounds(result, parameters, ETA);
    return result;
  }

  private double[] normal(int parameter, double weight) {
    return parameters.normal(parameter, weight);
  }

  private static double[] sum(double[] a, double[] b) {
    return VectorMath.combine(a, 1.0, b);
  }

  /** Adds the bounds of the fitted shape parameters: λ follows η, which is at {@code eta}. */
  static void addShapeBounds(LinearBounds bounds, FreeParameters parameters, int eta) {
    if (parameters.contains(eta)) {
      bounds.add("degreesOfFreedom at its maximum", parameters.normal(eta, 1.0), MIN_ETA);
      bounds.add("degreesOfFreedom at its minimum", parameters.normal(eta, -1.0), -MAX_ETA);
    }
    int lambda = eta + 1;
    if (parameters.contains(lambda)) {
      double most = SkewedStudentT.MAX_SKEWNESS;
      bounds.add("skewness at its minimum", parameters.normal(lambda, 1.0), -most);
      bounds.add("skewness at its maximum", parameters.normal(lambda, -1.0), -most);
    }
  }

  /** Returns the best grid point of each persistence level. */
  List<double[]> coldStarts() {
    List<double[]> result = new ArrayList<>();
    for (double persistence : START_PERSISTENCE) {
      double[] best = start(START_NEWS[0], persistence);
      double bestValue = problem.value(best);
      for (int i = 1; i < START_NEWS.length; i++) {
        double[] candidate = start(START_NEWS[i], persistence);
        double candidateValue = problem.value(candidate);
        if (candidateValue > bestValue) {
          best = candidate;
          bestValue = candidateValue;
        }
      }
      result.add(best);
    }
    return result;
  }

  private double[] start(double news, double persistence) {
    double alpha = settings.leverage() ? 0.5 * news : news;
    double gamma = settings.leverage() ? news : 0.0;
    return parameters.reduce(
        new double[] {
          startMean, 1.0 - persistence, alpha, gamma, persistence - news, START_ETA, 0.0
        });
  }

  /** Returns the nearest point inside the bounds to what an earlier fit found. */
  double[] warmStart(GjrParameters earlier) {
    GjrParameters p = earlier.scaled(1.0 / scale);
    double up = p.alpha();
    double down = settings.leverage() ? p.alpha() + p.gamma() : p.alpha();
    double beta = p.beta();
    double persistence = beta + 0.5 * (up + down);
    if (settings.stationary() && persistence > GjrSettings.MAX_PERSISTENCE) {
      double shrink = GjrSettings.MAX_PERSISTENCE / persistence * (1.0 - 1e-12);
      up *= shrink;
      down *= shrink;
      beta *= shrink;
    }
    double eta = Math.max(MIN_ETA, Math.min(MAX_ETA, 1.0 / p.degreesOfFreedom()));
    double omega = Math.max(MIN_OMEGA, p.omega());
    return parameters.reduce(new double[] {p.mu(), omega, up, down - up, beta, eta, 0.0});
  }

  /** Returns the parameters at {@code point} in the caller's unit, on their bounds exactly. */
  GjrParameters parameters(double[] point) {
    double[] p = parameters.expand(point);
    double alpha = snapped(p[ALPHA]);
    double down = snapped(p[ALPHA] + p[GAMMA]);
    double gamma = settings.leverage() ? down - alpha : 0.0;
    double beta = Math.min(1.0, snapped(p[BETA]));
    double nu = degreesOfFreedom(settings.innovations(), p[ETA]);
    return new GjrParameters(
        p[MU] * scale, p[OMEGA] * scale * scale, alpha, Math.max(gamma, -alpha), beta, nu);
  }

  /** A coefficient within round-off of its bound 0 is 0. */
  private static double snapped(double coefficient) {
    return coefficient <= 1e-12 ? 0.0 : coefficient;
  }

  /** Returns λ of the innovation, 0 where symmetric. */
  double skewness(double[] point) {
    return parameters.expand(point)[LAMBDA];
  }

  /** Returns the number of fitted parameters. */
  int size() {
    return parameters.count();
  }

  /** Returns the log-likelihood of the unscaled returns. */
  double unscaled(double value) {
    return value - likelihood.count() * StrictMath.log(scale);
  }

  /** Returns variances of all returns and the next, in the caller's unit. */
  double[] variances(double[] point) {
    double[] result = likelihood.variances(parameters.expand(point));
    for (int t = 0; t < result.length; t++) {
      result[t] *= scale * scale;
    }
    return result;
  }

  StandardErrors standardErrors(double[] point) {
    double nu = 1.0 / parameters.expand(point)[ETA];
    return problem.standardErrors(
        point, LikelihoodProblem.diagonal(scale, scale * scale, 1.0, 1.0, 1.0, nu * nu, 1.0));
  }

  /** Runs the optimiser from the warm start if it leads to an optimum, else from every start. */
  MultiStart estimate(@Nullable GjrParameters warmStart) {
    List<double[]> cold = coldStarts();
    MultiStart runs =
        new MultiStart(problem, problem.bounds(), START_NEWS.length * START_PERSISTENCE.length);
    if (warmStart != null) {
      runs.run(warmStart(warmStart));
      if (runs.isGood(cold)) {
        return runs;
      }
    }
    return runs.runAll(cold);
  }
}
