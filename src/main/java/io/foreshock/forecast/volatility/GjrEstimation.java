package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.GjrLikelihood.ALPHA;
import static io.foreshock.forecast.volatility.GjrLikelihood.BETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.ETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.GAMMA;
import static io.foreshock.forecast.volatility.GjrLikelihood.MU;
import static io.foreshock.forecast.volatility.GjrLikelihood.OMEGA;
import static io.foreshock.forecast.volatility.GjrLikelihood.SIZE;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One estimation problem: returns scaled to unit variance, the parameters that are free under the
 * settings, their bounds and the starting points.
 */
final class GjrEstimation implements SmoothObjective {

  private static final List<String> NAMES =
      List.of("mu", "omega", "alpha", "gamma", "beta", "degreesOfFreedom");

  /** Smallest ω relative to the sample variance; keeps every variance positive. */
  private static final double MIN_OMEGA = 1e-9;

  private static final double MIN_ETA = 1.0 / InnovationDistribution.MAX_DEGREES_OF_FREEDOM;
  private static final double MAX_ETA = 1.0 / InnovationDistribution.MIN_DEGREES_OF_FREEDOM;
  private static final double START_ETA = 1.0 / 6.0;

  /** Starting grid: shares of news seen on liquid markets, from fast to nearly integrated decay. */
  private static final double[] START_NEWS = {0.03, 0.08, 0.15};

  private static final double[] START_PERSISTENCE = {0.85, 0.95, 0.985};

  /** Log-likelihoods closer than this are the same optimum. */
  private static final double SAME_VALUE = 1e-9;

  private final GjrSettings settings;
  private final double scale;
  private final double startMean;
  private final GjrLikelihood likelihood;
  private final int[] free;
  private final double[] fixed = new double[SIZE];
  private final LinearBounds bounds;
  private final double[] fullGradient = new double[SIZE];
  private final double[][] fullMatrix = new double[SIZE][SIZE];

  /**
   * @param returns finite, at least one
   */
  GjrEstimation(double[] returns, GjrSettings settings) {
    double mean = mean(returns);
    this.settings = settings;
    this.scale = deviation(returns, mean);
    this.startMean = settings.mean() ? mean / scale : 0.0;
    double[] scaled = new double[returns.length];
    for (int t = 0; t < returns.length; t++) {
      scaled[t] = returns[t] / scale;
    }
    this.likelihood = new GjrLikelihood(scaled, settings.startVariance(), settings.mean());
    this.free = free(settings);
    this.bounds = bounds();
    fixed[ETA] =
        switch (settings.innovations()) {
          case InnovationDistribution.Normal _ -> 0.0;
          case InnovationDistribution.StudentT t -> 1.0 / t.degreesOfFreedom();
          case InnovationDistribution.FittedStudentT _ -> START_ETA;
        };
  }

  private static double mean(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0.0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  private static int[] free(GjrSettings settings) {
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
    if (settings.innovations() instanceof InnovationDistribution.FittedStudentT) {
      result.add(ETA);
    }
    return result.stream().mapToInt(Integer::intValue).toArray();
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
    if (isFree(ETA)) {
      result.add("degreesOfFreedom at its maximum", normal(ETA, 1.0), MIN_ETA);
      result.add("degreesOfFreedom at its minimum", normal(ETA, -1.0), -MAX_ETA);
    }
    return result;
  }

  private double[] normal(int parameter, double weight) {
    double[] result = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      result[i] = free[i] == parameter ? weight : 0.0;
    }
    return result;
  }

  private static double[] sum(double[] a, double[] b) {
    return VectorMath.combine(a, 1.0, b);
  }

  private boolean isFree(int parameter) {
    for (int index : free) {
      if (index == parameter) {
        return true;
      }
    }
    return false;
  }

  private double[] expand(double[] point) {
    double[] result = fixed.clone();
    for (int i = 0; i < free.length; i++) {
      result[free[i]] = point[i];
    }
    return result;
  }

  private double[] reduce(double[] full) {
    double[] result = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      result[i] = full[free[i]];
    }
    return result;
  }

  private void reduce(double[][] full, double[][] result) {
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        result[i][j] = full[free[i]][free[j]];
      }
    }
  }

  @Override
  public double value(double[] point) {
    return likelihood.value(expand(point));
  }

  @Override
  public void derivatives(double[] point, double[] gradient, double[][] hessian) {
    likelihood.derivatives(expand(point), fullGradient, fullMatrix, isFree(ETA));
    System.arraycopy(reduce(fullGradient), 0, gradient, 0, free.length);
    reduce(fullMatrix, hessian);
  }

  private double[][] outerProduct(double[] point) {
    double[][] result = new double[free.length][free.length];
    likelihood.outerProduct(expand(point), fullMatrix, isFree(ETA));
    reduce(fullMatrix, result);
    return result;
  }

  private double[][] information(double[] point) {
    double[][] result = new double[free.length][free.length];
    likelihood.information(expand(point), fullMatrix, isFree(ETA));
    reduce(fullMatrix, result);
    return result;
  }

  /** Returns the standard deviation by which returns are divided. */
  double scale() {
    return scale;
  }

  /** Returns the best grid point of each persistence level. */
  List<double[]> coldStarts() {
    List<double[]> result = new ArrayList<>();
    for (double persistence : START_PERSISTENCE) {
      double[] best = start(START_NEWS[0], persistence);
      double bestValue = value(best);
      for (int i = 1; i < START_NEWS.length; i++) {
        double[] candidate = start(START_NEWS[i], persistence);
        double candidateValue = value(candidate);
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
    return reduce(
        new double[] {startMean, 1.0 - persistence, alpha, gamma, persistence - news, START_ETA});
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
    return reduce(new double[] {p.mu(), omega, up, down - up, beta, eta});
  }

  /** Returns the parameters at {@code point} in the caller's unit, on their bounds exactly. */
  GjrParameters parameters(double[] point) {
    double[] p = expand(point);
    double alpha = snapped(p[ALPHA]);
    double down = snapped(p[ALPHA] + p[GAMMA]);
    double gamma = settings.leverage() ? down - alpha : 0.0;
    double beta = Math.min(1.0, snapped(p[BETA]));
    double nu = p[ETA] == 0.0 ? Double.POSITIVE_INFINITY : 1.0 / p[ETA];
    if (settings.innovations() instanceof InnovationDistribution.StudentT t) {
      nu = t.degreesOfFreedom();
    }
    return new GjrParameters(
        p[MU] * scale, p[OMEGA] * scale * scale, alpha, Math.max(gamma, -alpha), beta, nu);
  }

  /** A coefficient within round-off of its bound 0 is 0. */
  private static double snapped(double coefficient) {
    return coefficient <= 1e-12 ? 0.0 : coefficient;
  }

  /** Returns the log-likelihood of the unscaled returns. */
  double unscaled(double value) {
    return value - likelihood.count() * StrictMath.log(scale);
  }

  /** Returns variances of all returns and the next, in the caller's unit. */
  double[] variances(double[] point) {
    double[] result = likelihood.variances(expand(point));
    for (int t = 0; t < result.length; t++) {
      result[t] *= scale * scale;
    }
    return result;
  }

  StandardErrors standardErrors(double[] point) {
    List<String> active = bounds.active(point);
    if (!active.isEmpty()) {
      throw new IllegalStateException(
          "no standard errors: the optimum is on a bound, " + String.join(", ", active));
    }
    int size = free.length;
    double[][] hessian = new double[size][size];
    derivatives(point, new double[size], hessian);
    for (double[] row : hessian) {
      for (int j = 0; j < size; j++) {
        row[j] = -row[j];
      }
    }
    return new StandardErrors(
        names(), units(point), hessian, outerProduct(point), information(point));
  }

  private List<String> names() {
    List<String> result = new ArrayList<>();
    for (int index : free) {
      result.add(NAMES.get(index));
    }
    return result;
  }

  private double[] units(double[] point) {
    double nu = 1.0 / expand(point)[ETA];
    return reduce(new double[] {scale, scale * scale, 1.0, 1.0, 1.0, nu * nu});
  }

  /** Runs the optimiser from the warm start if it leads to an optimum, else from every start. */
  Outcome estimate(@Nullable GjrParameters warmStart) {
    List<double[]> cold = coldStarts();
    Outcome outcome = new Outcome();
    if (warmStart != null) {
      outcome.run(warmStart(warmStart));
      if (outcome.isGood(cold)) {
        return outcome;
      }
    }
    for (double[] start : cold) {
      outcome.run(start);
    }
    return outcome;
  }

  /** Best of the runs so far, and what they cost. */
  final class Outcome {

    private ActiveSetNewton.@Nullable Result best;
    private int evaluations = START_NEWS.length * START_PERSISTENCE.length;
    private int starts;

    private void run(double[] start) {
      ActiveSetNewton.Result result = ActiveSetNewton.maximize(GjrEstimation.this, bounds, start);
      starts++;
      evaluations += result.ending().evaluations();
      if (best == null || isBetter(result, best)) {
        best = result;
      }
    }

    private boolean isBetter(ActiveSetNewton.Result a, ActiveSetNewton.Result b) {
      boolean higher = a.value() > b.value() + SAME_VALUE;
      boolean same = a.value() > b.value() - SAME_VALUE;
      return higher || (same && a.converged() && !b.converged());
    }

    private boolean isGood(List<double[]> cold) {
      boolean good = best().converged();
      for (double[] start : cold) {
        good &= best().value() >= value(start);
      }
      return good;
    }

    ActiveSetNewton.Result best() {
      if (best == null) {
        throw new IllegalStateException("nothing was run");
      }
      return best;
    }

    Convergence convergence() {
      ActiveSetNewton.Result result = best();
      List<String> active = bounds.active(result.point());
      String where = active.isEmpty() ? "" : "; on bound: " + String.join(", ", active);
      return new Convergence(
          result.converged(),
          result.ending().iterations(),
          evaluations,
          result.ending().decrementRoot(),
          starts,
          result.ending().message() + where);
    }
  }
}
