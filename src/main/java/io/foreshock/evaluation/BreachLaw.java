package io.foreshock.evaluation;

import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Law of L/ES on a row whose loss exceeds its value at risk, were the forecast right. Beside the
 * tail probability it is all that the laws of Acerbi and Székely's statistics need.
 */
@FunctionalInterface
public interface BreachLaw {

  /**
   * Returns the ratio L/ES that a share of the exceedances exceeds.
   *
   * @param row row of the forecast, at least 0
   * @param survival share of exceedances with a larger ratio, in (0, 1)
   */
  double lossToShortfall(int row, double survival);

  /**
   * Returns the law of losses that are a scale times standard normal numbers. The scale may differ
   * from row to row and drops out.
   *
   * @param alpha tail probability, in (0, 1)
   */
  static BreachLaw normal(double alpha) {
    Rows.requireTailProbability(alpha);
    NormalDistribution law = new NormalDistribution();
    double shortfall = law.density(law.inverseCumulativeProbability(alpha)) / alpha;
    return lowerTail(law, shortfall, alpha);
  }

  /**
   * Returns the law of losses that are a scale times Student-t numbers. The scale may differ from
   * row to row and drops out. ES = f(q)·(ν + q²) ÷ ((ν − 1)·α) with density f and α quantile q (A.
   * McNeil, R. Frey, P. Embrechts, "Quantitative Risk Management", Princeton 2015, §2.3).
   *
   * @param degreesOfFreedom ν, above 1 so that a shortfall exists, finite
   * @param alpha tail probability, in (0, 1)
   */
  static BreachLaw studentT(double degreesOfFreedom, double alpha) {
    Rows.requireTailProbability(alpha);
    if (!(degreesOfFreedom > 1.0 && degreesOfFreedom < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be above 1 and finite, was " + degreesOfFreedom);
    }
    TDistribution law = new TDistribution(degreesOfFreedom);
    double quantile = law.inverseCumulativeProbability(alpha);
    double squares = (degreesOfFreedom + quantile * quantile) / (degreesOfFreedom - 1.0);
    return lowerTail(law, law.density(quantile) * squares / alpha, alpha);
  }

  /**
   * Returns the law a forecast itself states: beyond its value at risk the excess is generalised
   * Pareto with mean ES − VaR, row by row. For models whose ratio of ES to VaR varies.
   *
   * @param valuesAtRisk forecasts, positive, finite
   * @param expectedShortfalls forecasts, not below the value at risk, as many
   * @param shape ξ of the excess, below 1 so that its mean exists; 0 is exponential
   */
  static BreachLaw forecastTail(double[] valuesAtRisk, double[] expectedShortfalls, double shape) {
    if (!(shape < 1.0 && shape > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException("shape must be below 1 and finite, was " + shape);
    }
    Rows.requireSame(valuesAtRisk.length, expectedShortfalls.length);
    double[] thresholds = new double[valuesAtRisk.length];
    for (int t = 0; t < thresholds.length; t++) {
      ExpectedShortfallEValue.requireTail(valuesAtRisk[t], expectedShortfalls[t]);
      thresholds[t] = valuesAtRisk[t] / expectedShortfalls[t];
    }
    return (row, survival) -> beyond(thresholds[row], survival, shape);
  }

  private static double beyond(double threshold, double survival, double shape) {
    double logSurvival = StrictMath.log(survival);
    double unit = shape == 0.0 ? -logSurvival : StrictMath.expm1(-shape * logSurvival) / shape;
    return threshold + (1.0 - threshold) * (1.0 - shape) * unit;
  }

  private static BreachLaw lowerTail(RealDistribution law, double shortfall, double alpha) {
    return (row, survival) -> -law.inverseCumulativeProbability(alpha * survival) / shortfall;
  }
}
