package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.GjrLikelihood.ALPHA;
import static io.foreshock.forecast.volatility.GjrLikelihood.BETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.ETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.GAMMA;
import static io.foreshock.forecast.volatility.GjrLikelihood.MU;
import static io.foreshock.forecast.volatility.GjrLikelihood.OMEGA;
import static io.foreshock.forecast.volatility.SkewedGjr.LAMBDA;

/**
 * Log-likelihood of EGARCH(1,1) with analytic scores, in the parameters (μ, ω, α, γ, β, η, λ); the
 * log variance before the first return is that of the backcast, and no news enters the first step.
 */
final class EgarchLikelihood implements ScoredLikelihood {

  private static final double NORMAL_MEAN = EgarchParameters.NORMAL_MEAN_ABSOLUTE;

  /**
   * Largest |ln h| for which there is a value, returns having variance 1. Unmoved prices would else
   * drive h to 0 and the likelihood without bound.
   */
  private static final double MAX_LOG_VARIANCE = 50.0;

  private final double[] returns;
  private final double startLogVariance;

  /**
   * @param returns finite, at least one; kept, not copied
   * @param aroundMean whether the backcast is taken about the sample mean or about 0
   */
  EgarchLikelihood(double[] returns, boolean aroundMean) {
    this.returns = returns;
    double centre = aroundMean ? VectorMath.mean(returns) : 0.0;
    double backcast = Backcast.of(returns, centre);
    double overall = VectorMath.deviation(returns, centre);
    // a first quarter of unmoved prices has no variance to start from
    this.startLogVariance = StrictMath.log(backcast > 0.0 ? backcast : overall * overall);
  }

  @Override
  public int size() {
    return SkewedGjr.SIZE;
  }

  @Override
  public int count() {
    return returns.length;
  }

  /** Returns the return closest to {@code mu}. */
  double nearestReturn(double mu) {
    double nearest = returns[0];
    for (double value : returns) {
      nearest = Math.abs(value - mu) < Math.abs(nearest - mu) ? value : nearest;
    }
    return nearest;
  }

  private double firstLogVariance(double[] p) {
    return p[OMEGA] + p[BETA] * startLogVariance;
  }

  private static double next(double[] p, double logVariance, double z) {
    return p[OMEGA] + p[ALPHA] * (Math.abs(z) - NORMAL_MEAN) + p[GAMMA] * z + p[BETA] * logVariance;
  }

  @Override
  public double value(double[] p) {
    InnovationDensity density = new InnovationDensity(p[ETA], p[LAMBDA]);
    double x = firstLogVariance(p);
    double sum = 0.0;
    for (double value : returns) {
      double z = (value - p[MU]) * StrictMath.exp(-0.5 * x);
      sum += density.log(z) - 0.5 * x;
      x = next(p, x, z);
      if (!(Math.abs(x) <= MAX_LOG_VARIANCE)) {
        return Double.NaN;
      }
    }
    return sum;
  }

  /** Returns the variances of all returns and, last, of the one to come. */
  double[] variances(double[] p) {
    double[] result = new double[returns.length + 1];
    double x = firstLogVariance(p);
    for (int t = 0; t < returns.length; t++) {
      result[t] = StrictMath.exp(x);
      x = next(p, x, (returns[t] - p[MU]) * StrictMath.exp(-0.5 * x));
    }
    result[returns.length] = StrictMath.exp(x);
    return result;
  }

  @Override
  public void scores(double[] p, double[] result) {
    InnovationDensity density = new InnovationDensity(p[ETA], p[LAMBDA]);
    double nuByEta = p[ETA] == 0.0 ? 0.0 : -1.0 / (p[ETA] * p[ETA]);
    double x = firstLogVariance(p);
    double byMu = 0.0;
    double byOmega = 1.0;
    double byAlpha = 0.0;
    double byGamma = 0.0;
    double byBeta = startLogVariance;
    for (int t = 0; t < returns.length; t++) {
      double perDeviation = StrictMath.exp(-0.5 * x);
      double z = (returns[t] - p[MU]) * perDeviation;
      density.evaluate(z);
      double byLogVariance = -0.5 * (1.0 + density.byZ * z);
      int row = t * SkewedGjr.SIZE;
      result[row + MU] = byLogVariance * byMu - density.byZ * perDeviation;
      result[row + OMEGA] = byLogVariance * byOmega;
      result[row + ALPHA] = byLogVariance * byAlpha;
      result[row + GAMMA] = byLogVariance * byGamma;
      result[row + BETA] = byLogVariance * byBeta;
      result[row + ETA] = nuByEta * density.byNu;
      result[row + LAMBDA] = density.byLambda;
      // at 0 the slope on the side of a larger μ, where forward differences look
      double newsSlope = z > 0.0 ? p[GAMMA] + p[ALPHA] : p[GAMMA] - p[ALPHA];
      double carry = p[BETA] - 0.5 * newsSlope * z;
      byMu = carry * byMu - newsSlope * perDeviation;
      byOmega = carry * byOmega + 1.0;
      byAlpha = carry * byAlpha + Math.abs(z) - NORMAL_MEAN;
      byGamma = carry * byGamma + z;
      byBeta = carry * byBeta + x;
      x = next(p, x, z);
    }
  }
}
