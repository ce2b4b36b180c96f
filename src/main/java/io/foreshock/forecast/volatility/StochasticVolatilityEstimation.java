package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.StochasticVolatility.NOISE_MEAN;
import static io.foreshock.forecast.volatility.StochasticVolatility.NOISE_VARIANCE;
import static io.foreshock.forecast.volatility.StochasticVolatilityLikelihood.MEAN;
import static io.foreshock.forecast.volatility.StochasticVolatilityLikelihood.PERSISTENCE;
import static io.foreshock.forecast.volatility.StochasticVolatilityLikelihood.SHOCK;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One estimation problem of stochastic volatility: logarithms of scaled returns and starts. */
final class StochasticVolatilityEstimation {

  /**
   * Offset as a share of the sample variance. Fuller's own 0.02 takes a third of the variance of ln
   * ε², which the model holds at π²/2, and on simulated series halves σ_η; this one only keeps a
   * return of a thousandth of a deviation from counting more than ten of the noise.
   */
  private static final double OFFSET_SHARE = 1e-6;

  private static final double MAX_PERSISTENCE = GjrSettings.MAX_PERSISTENCE;

  /** A shock that moves a volatility by half a power of ten from bar to bar; nothing real does. */
  private static final double MAX_SHOCK = 10.0;

  private static final List<String> NAMES =
      List.of("meanLogVariance", "persistence", "shockDeviation");
  private static final double[] START_PERSISTENCE = {0.8, 0.95, 0.985};

  /** Least long-run variance of h in a start: on the bound itself the persistence has no slope. */
  private static final double LEAST_START_SPREAD = 0.05;

  private final double[] returns;
  private final double scale;
  private final double[] logSquares;
  private final LikelihoodProblem problem;

  /**
   * @param returns finite, spread; kept, not copied
   */
  StochasticVolatilityEstimation(double[] returns) {
    this.returns = returns;
    this.scale = VectorMath.deviation(returns, VectorMath.mean(returns));
    this.logSquares = new double[returns.length];
    for (int t = 0; t < logSquares.length; t++) {
      double scaled = returns[t] / scale;
      logSquares[t] =
          scaled == 0.0 ? Double.NaN : StochasticVolatility.logSquare(scaled, OFFSET_SHARE);
    }
    this.problem = problem(new StochasticVolatilityLikelihood(logSquares));
  }

  private static LikelihoodProblem problem(StochasticVolatilityLikelihood likelihood) {
    FreeParameters all =
        new FreeParameters(NAMES, new double[NAMES.size()], List.of(MEAN, PERSISTENCE, SHOCK));
    LinearBounds bounds = new LinearBounds();
    bounds.add("persistence at its minimum", all.normal(PERSISTENCE, 1.0), -MAX_PERSISTENCE);
    bounds.add("persistence at its maximum", all.normal(PERSISTENCE, -1.0), -MAX_PERSISTENCE);
    bounds.add("shock at zero", all.normal(SHOCK, 1.0), 0.0);
    bounds.add("shock at its maximum", all.normal(SHOCK, -1.0), -MAX_SHOCK);
    return new LikelihoodProblem(new ScoreDifferences(likelihood), all, bounds);
  }

  VarianceFit<StochasticVolatilityParameters> estimate(
      @Nullable StochasticVolatilityParameters earlier) {
    List<double[]> cold = coldStarts();
    MultiStart runs = new MultiStart(problem, problem.bounds(), 0);
    if (earlier != null) {
      runs.run(warmStart(earlier));
    }
    if (earlier == null || !runs.isGood(cold)) {
      runs.runAll(cold);
    }
    return fitted(runs);
  }

  /** Persistences on a grid, the other two by the moments of ln r². */
  private List<double[]> coldStarts() {
    double[] observed = Arrays.stream(logSquares).filter(x -> !Double.isNaN(x)).toArray();
    double mean = VectorMath.mean(observed);
    double deviation = VectorMath.deviation(observed, mean);
    double spread = Math.max(deviation * deviation - NOISE_VARIANCE, LEAST_START_SPREAD);
    List<double[]> result = new ArrayList<>();
    for (double phi : START_PERSISTENCE) {
      double shock = Math.min(spread * (1.0 - phi * phi), MAX_SHOCK);
      result.add(new double[] {mean - NOISE_MEAN, phi, shock});
    }
    return result;
  }

  private double[] warmStart(StochasticVolatilityParameters p) {
    return new double[] {
      p.meanLogVariance() - 2.0 * StrictMath.log(scale),
      Math.clamp(p.persistence(), -MAX_PERSISTENCE, MAX_PERSISTENCE),
      Math.min(p.shockDeviation() * p.shockDeviation(), MAX_SHOCK)
    };
  }

  private VarianceFit<StochasticVolatilityParameters> fitted(MultiStart runs) {
    double[] point = runs.best().point();
    StochasticVolatilityParameters normal = parameters(point, 1.0);
    double[] exponentials = new double[returns.length + 1];
    LogVarianceState state = StochasticVolatility.start(normal);
    for (int t = 0; t < returns.length; t++) {
      exponentials[t] = state.meanExponential();
      state = StochasticVolatility.next(normal, state, returns[t]);
    }
    exponentials[returns.length] = state.meanExponential();
    StochasticVolatilityParameters found = parameters(point, squareRatio(exponentials));
    double[] variances = new double[exponentials.length];
    for (int t = 0; t < variances.length; t++) {
      variances[t] = found.squareRatio() * exponentials[t];
    }
    LogVarianceState last = state;
    return new VarianceFit<>(
        found,
        runs.best().value(),
        runs.convergence(),
        InformationCriteria.of(runs.best().value(), NAMES.size(), returns.length),
        variances,
        VarianceFit.residuals(returns, 0.0, variances),
        bars -> StochasticVolatility.varianceForecasts(found, last, bars),
        () -> problem.standardErrors(point, slopes(found.shockDeviation())));
  }

  private StochasticVolatilityParameters parameters(double[] point, double squareRatio) {
    return new StochasticVolatilityParameters(
        point[MEAN] + 2.0 * StrictMath.log(scale),
        point[PERSISTENCE],
        Math.sqrt(Math.max(point[SHOCK], 0.0)),
        squareRatio,
        OFFSET_SHARE * scale * scale);
  }

  private double squareRatio(double[] exponentials) {
    double sum = 0.0;
    for (int t = 0; t < returns.length; t++) {
      sum += returns[t] * returns[t] / exponentials[t];
    }
    return sum / returns.length;
  }

  /** σ_η is the root of what was fitted; adding ln scale² to μ leaves its slope at 1. */
  private static double[][] slopes(double shockDeviation) {
    return LikelihoodProblem.diagonal(1.0, 1.0, 0.5 / shockDeviation);
  }
}
