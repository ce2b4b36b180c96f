package io.foreshock.forecast.tail;

import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.util.FastMath;

/**
 * Mean FZ0 loss of the one-factor model on scaled losses, as a function of {−ln(1 − β), γ/α, A, B/A
 * − 1}: coordinates in which a step of the search means about the same everywhere. γ/α is the rise
 * of κ after a loss as large as the expected shortfall.
 *
 * <p>The exact loss jumps where a parameter lets one more day breach, so it has many small minima;
 * as in the paper the indicator of a breach may be softened to a logistic function of loss ÷ VaR −
 * 1, whose minimum is then where the exact search begins.
 */
final class GasObjective implements MultivariateFunction {

  /** Largest |κ|: a tail 10²¹ times the usual one belongs to no market. */
  static final double LARGEST_FACTOR = 50.0;

  /** Largest −ln(1 − β), β = 0.9986: a shock's half-life of two trading years. */
  private static final double MAXIMUM_MEMORY = 6.6;

  private static final double MINIMUM_SCALE = 1e-6;

  /** Exponent beyond which the logistic function is 0 or 1 to all digits that matter. */
  private static final double LOGISTIC_RANGE = 36.0;

  private final ScaledLosses sample;
  private final double sharpness;

  /**
   * @param sharpness slope of the softened indicator, in 1 ÷ (loss ÷ VaR); +∞ for the exact loss
   */
  GasObjective(ScaledLosses sample, double sharpness) {
    this.sample = sample;
    this.sharpness = sharpness;
  }

  static double[] point(double persistence, double jump, double valueAtRisk, double shortfall) {
    double memory = -StrictMath.log1p(-persistence);
    return new double[] {memory, jump, valueAtRisk, shortfall / valueAtRisk - 1.0};
  }

  /** Returns the point of parameters in the caller's unit. */
  double[] point(GasParameters p) {
    return point(
        p.persistence(),
        p.scoreWeight() / sample.alpha(),
        p.valueAtRiskScale() / sample.scale(),
        p.expectedShortfallScale() / sample.scale());
  }

  /** Returns the parameters at a point, in the caller's unit. */
  GasParameters parameters(double[] point) {
    double scale = valueAtRiskScale(point) * sample.scale();
    return new GasParameters(
        persistence(point), point[1] * sample.alpha(), scale, scale * shortfallRatio(point));
  }

  @Override
  public double value(double[] point) {
    double persistence = persistence(point);
    double jump = point[1];
    double scoreWeight = jump * sample.alpha();
    double atZero = valueAtRiskScale(point);
    double ratio = shortfallRatio(point);
    double inverse = 1.0 / (sample.alpha() * ratio);
    double factor = 0.0;
    double sum = 0.0;
    for (double loss : sample.values()) {
      sum += factor;
      double news = -scoreWeight;
      double relative = loss / (atZero * FastMath.exp(factor));
      double breach = breach(relative - 1.0);
      if (breach > 0.0) {
        sum += breach * (relative - 1.0) * inverse;
        news += breach * jump * relative / ratio;
      }
      factor = persistence * factor + news;
      if (!(Math.abs(factor) <= LARGEST_FACTOR)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double mean = sum / sample.values().length;
    return mean + 1.0 / ratio + StrictMath.log(atZero * ratio) - 1.0;
  }

  private double breach(double excess) {
    double exponent = sharpness * excess;
    if (!(Math.abs(exponent) < LOGISTIC_RANGE)) { // NaN: an infinite slope at the very threshold
      return excess >= 0.0 ? 1.0 : 0.0;
    }
    return 1.0 / (1.0 + FastMath.exp(-exponent));
  }

  ScaledLosses sample() {
    return sample;
  }

  private static double persistence(double[] point) {
    return -StrictMath.expm1(-Math.min(MAXIMUM_MEMORY, Math.abs(point[0])));
  }

  private static double valueAtRiskScale(double[] point) {
    return Math.max(MINIMUM_SCALE, Math.abs(point[2]));
  }

  private static double shortfallRatio(double[] point) {
    return 1.0 + Math.abs(point[3]);
  }
}
