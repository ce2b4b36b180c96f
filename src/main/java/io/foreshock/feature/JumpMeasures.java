package io.foreshock.feature;

import java.util.Optional;

/**
 * The smooth part of a day's variance, its accuracy, and a test for jumps, from returns over
 * intervals of one length.
 *
 * <p>Bipower variation BV = (π/2)(n/p) Σ |r_i||r_{i−1}| estimates the variance without jumps, where
 * p counts the pairs of neighbours (n − 1 in a day without gaps); tripower quarticity TQ does the
 * same for the quarticity, and realised quarticity RQ = (n/3) Σ r⁴ includes the jumps.
 *
 * <p>References: O. Barndorff-Nielsen and N. Shephard, "Power and bipower variation with stochastic
 * volatility and jumps", Journal of Financial Econometrics 2 (2004), 1–37, and "Econometrics of
 * testing for jumps in financial economics using bipower variation", ibid. 4 (2006), 1–30; X. Huang
 * and G. Tauchen, "The relative contribution of jumps to total price variance", ibid. 3 (2005),
 * 456–499.
 *
 * @param returns n, at least 3
 * @param realizedVariance Σ r² over the same returns, positive, decimal squared
 * @param realizedQuarticity RQ, positive, decimal to the fourth
 * @param bipowerVariation BV, positive, decimal squared
 * @param tripowerQuarticity TQ, positive, decimal to the fourth
 */
public record JumpMeasures(
    int returns,
    double realizedVariance,
    double realizedQuarticity,
    double bipowerVariation,
    double tripowerQuarticity) {

  /** The standard normal quantile of 99.9 %: one day in a thousand without jumps exceeds it. */
  public static final double CRITICAL_VALUE = 3.090232306167813;

  /** Variance of the ratio statistic, π²/4 + π − 5. */
  private static final double RATIO_VARIANCE = Math.PI * Math.PI / 4.0 + Math.PI - 5.0;

  /**
   * Checks the measures.
   *
   * @throws IllegalArgumentException if there are fewer than 3 returns or a measure is not positive
   */
  public JumpMeasures {
    if (!(returns >= 3)) {
      throw new IllegalArgumentException("returns must be at least 3, were " + returns);
    }
    requirePositive("realizedVariance", realizedVariance);
    requirePositive("realizedQuarticity", realizedQuarticity);
    requirePositive("bipowerVariation", bipowerVariation);
    requirePositive("tripowerQuarticity", tripowerQuarticity);
  }

  /**
   * Returns the measures of returns without gaps; empty where there are fewer than three or no
   * three in a row that all move, so that nothing can be said about jumps.
   *
   * @param logReturns finite returns over intervals of one length, in time order
   * @throws IllegalArgumentException if one is not finite
   */
  public static Optional<JumpMeasures> of(double... logReturns) {
    MultipowerSums sums = new MultipowerSums();
    for (int i = 0; i < logReturns.length; i++) {
      if (!(Math.abs(logReturns[i]) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "logReturns[" + i + "] must be finite, was " + logReturns[i]);
      }
      sums.add(logReturns[i]);
    }
    return of(sums);
  }

  static Optional<JumpMeasures> of(MultipowerSums sums) {
    // The product of three may underflow where the returns themselves do not.
    if (!(sums.hasTriple() && sums.tripowerQuarticity() > 0.0)) {
      return Optional.empty();
    }
    return Optional.of(
        new JumpMeasures(
            sums.returns(),
            sums.realizedVariance(),
            sums.realizedQuarticity(),
            sums.bipowerVariation(),
            sums.tripowerQuarticity()));
  }

  /** Returns max(RV − BV, 0), the variance due to jumps, decimal squared. */
  public double jumpVariance() {
    return Math.max(realizedVariance - bipowerVariation, 0.0);
  }

  /**
   * Returns z = ((RV − BV) ÷ RV) ÷ √((π²/4 + π − 5) max(1, TQ ÷ BV²) ÷ n), about standard normal on
   * a day without jumps and large on one with. With few returns, as of hourly bars, the normal law
   * is rough.
   */
  public double statistic() {
    double spread = Math.max(1.0, tripowerQuarticity / (bipowerVariation * bipowerVariation));
    return (realizedVariance - bipowerVariation)
        / realizedVariance
        / Math.sqrt(RATIO_VARIANCE * spread / returns);
  }

  /** Tells whether {@link #statistic} exceeds {@link #CRITICAL_VALUE}. */
  public boolean jumped() {
    return statistic() > CRITICAL_VALUE;
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }
}
