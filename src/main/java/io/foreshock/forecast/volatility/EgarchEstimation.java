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

/** One EGARCH estimation problem: returns scaled to unit variance, bounds and starting points. */
final class EgarchEstimation {

  private static final double MAX_BETA = GjrSettings.MAX_PERSISTENCE;

  /** Distance from a kink, in standard deviations, at which the slope of its side is read. */
  private static final double KINK_OFFSET = 1e-9;

  private static final double[] START_ALPHA = {0.05, 0.15, 0.3};
  private static final double[] START_BETA = {0.85, 0.95, 0.985};

  private final EgarchSettings settings;
  private final double[] returns;
  private final double scale;
  private final double startMean;
  private final EgarchLikelihood likelihood;
  private final FreeParameters parameters;
  private final LikelihoodProblem problem;

  /**
   * @param returns finite, spread; kept, not copied
   */
  EgarchEstimation(double[] returns, EgarchSettings settings) {
    double mean = VectorMath.mean(returns);
    this.settings = settings;
    this.returns = returns;
    this.scale = VectorMath.deviation(returns, mean);
    this.startMean = settings.mean() ? mean / scale : 0.0;
    double[] scaled = new double[returns.length];
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] = returns[t] / scale;
    }
    this.likelihood = new EgarchLikelihood(scaled, settings.mean());
    double[] fixed = new double[SkewedGjr.SIZE];
    fixed[ETA] = GjrEstimation.fixedEta(settings.innovations());
    this.parameters = new FreeParameters(GjrEstimation.NAMES, fixed, free(settings));
    this.problem = problem(likelihood, parameters);
  }

  private static List<Integer> free(EgarchSettings settings) {
    List<Integer> result = new ArrayList<>();
    if (settings.mean()) {
      result.add(MU);
    }
    result.addAll(List.of(OMEGA, ALPHA, GAMMA, BETA));
    result.addAll(GjrEstimation.freeShape(settings.innovations(), ETA));
    return result;
  }

  private static LikelihoodProblem problem(EgarchLikelihood likelihood, FreeParameters free) {
    LinearBounds bounds = new LinearBounds();
    bounds.add("beta at its minimum", free.normal(BETA, 1.0), -MAX_BETA);
    bounds.add("beta at its maximum", free.normal(BETA, -1.0), -MAX_BETA);
    GjrEstimation.addShapeBounds(bounds, free, ETA);
    return new LikelihoodProblem(new ScoreDifferences(likelihood), free, bounds);
  }

  /** Returns the best grid point of each persistence. */
  private List<double[]> coldStarts() {
    List<double[]> result = new ArrayList<>();
    for (double beta : START_BETA) {
      double[] best = start(START_ALPHA[0], beta);
      for (int i = 1; i < START_ALPHA.length; i++) {
        double[] candidate = start(START_ALPHA[i], beta);
        best = problem.value(candidate) > problem.value(best) ? candidate : best;
      }
      result.add(best);
    }
    return result;
  }

  /** A point whose mean log variance is that of the scaled returns, 0. */
  private double[] start(double alpha, double beta) {
    return parameters.reduce(
        new double[] {startMean, 0.0, alpha, 0.0, beta, GjrEstimation.START_ETA, 0.0});
  }

  private double[] warmStart(EgarchParameters p) {
    double beta = Math.max(-MAX_BETA, Math.min(MAX_BETA, p.beta()));
    double eta = 1.0 / p.degreesOfFreedom();
    return parameters.reduce(
        new double[] {
          p.mu() / scale,
          p.omega() - (1.0 - p.beta()) * 2.0 * StrictMath.log(scale),
          p.alpha(),
          p.gamma(),
          beta,
          Math.max(GjrEstimation.MIN_ETA, Math.min(GjrEstimation.MAX_ETA, eta)),
          Math.max(
              -SkewedStudentT.MAX_SKEWNESS, Math.min(SkewedStudentT.MAX_SKEWNESS, p.skewness()))
        });
  }

  VarianceFit<EgarchParameters> estimate(@Nullable EgarchParameters earlier) {
    List<double[]> cold = coldStarts();
    MultiStart runs =
        new MultiStart(problem, problem.bounds(), START_ALPHA.length * START_BETA.length);
    if (earlier != null) {
      runs.run(warmStart(earlier));
    }
    if (earlier == null || !runs.isGood(cold)) {
      runs.runAll(cold);
    }
    return onKink(runs);
  }

  /**
   * Where |z| has its kink, at a return equal to μ, the likelihood may have its maximum without a
   * gradient of 0. Then the others are fitted with μ on the nearest return, and the slopes by μ
   * must point to it from both sides.
   */
  private VarianceFit<EgarchParameters> onKink(MultiStart runs) {
    double[] point = runs.best().point();
    if (runs.best().converged() || !settings.mean()) {
      return fitted(point, runs.best().value(), runs.convergence());
    }
    double[] full = parameters.expand(point);
    full[MU] = likelihood.nearestReturn(full[MU]);
    FreeParameters others =
        new FreeParameters(
            GjrEstimation.NAMES, full, free(new EgarchSettings(false, settings.innovations(), 10)));
    LikelihoodProblem held = problem(likelihood, others);
    ActiveSetNewton.Result rest =
        ActiveSetNewton.maximize(held, held.bounds(), others.reduce(full));
    double[] kink = others.expand(rest.point());
    Convergence stalled = runs.convergence();
    boolean optimum =
        rest.converged()
            && slopeByMean(kink, -KINK_OFFSET) >= 0.0
            && slopeByMean(kink, KINK_OFFSET) <= 0.0;
    if (!optimum) {
      return fitted(point, runs.best().value(), stalled);
    }
    Convergence convergence =
        new Convergence(
            true,
            stalled.iterations() + rest.ending().iterations(),
            stalled.evaluations() + rest.ending().evaluations(),
            rest.ending().decrementRoot(),
            stalled.startsTried(),
            rest.ending().message() + "; mean on a return, a kink of |z|");
    return fitted(parameters.reduce(kink), rest.value(), convergence);
  }

  private double slopeByMean(double[] full, double offset) {
    double[] beside = full.clone();
    beside[MU] += offset;
    double[] gradient = new double[SkewedGjr.SIZE];
    new ScoreDifferences(likelihood).gradient(beside, gradient);
    return gradient[MU];
  }

  private VarianceFit<EgarchParameters> fitted(
      double[] point, double value, Convergence convergence) {
    double[] full = parameters.expand(point);
    double[] variances = likelihood.variances(full);
    for (int t = 0; t < variances.length; t++) {
      variances[t] *= scale * scale;
    }
    double logLikelihood = value - returns.length * StrictMath.log(scale);
    EgarchParameters found = unscaled(full);
    double[] residuals = VarianceFit.residuals(returns, found.mu(), variances);
    double next = variances[returns.length];
    return new VarianceFit<>(
        found,
        logLikelihood,
        convergence,
        InformationCriteria.of(logLikelihood, parameters.count(), returns.length),
        variances,
        residuals,
        bars -> Egarch.varianceForecasts(found, next, bars, residuals),
        () -> standardErrors(point));
  }

  private EgarchParameters unscaled(double[] p) {
    return new EgarchParameters(
        p[MU] * scale,
        p[OMEGA] + (1.0 - p[BETA]) * 2.0 * StrictMath.log(scale),
        p[ALPHA],
        p[GAMMA],
        p[BETA],
        GjrEstimation.degreesOfFreedom(settings.innovations(), p[ETA]),
        p[LAMBDA]);
  }

  /** ω at the caller's scale is ω + (1 − β) 2 ln scale. */
  private StandardErrors standardErrors(double[] point) {
    double nu = 1.0 / parameters.expand(point)[ETA];
    double[][] slopes = LikelihoodProblem.diagonal(scale, 1.0, 1.0, 1.0, 1.0, nu * nu, 1.0);
    slopes[OMEGA][BETA] = -2.0 * StrictMath.log(scale);
    return problem.standardErrors(point, slopes);
  }
}
