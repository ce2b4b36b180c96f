package io.foreshock.portfolio.pricing;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Value at risk of a delta-gamma portfolio by the Cornish-Fisher expansion: a diagnostic beside the
 * simulation, never a margin.
 *
 * <p>For dV = Δ'r + ½r'Γr and r normal with mean 0 and covariance Σ the cumulants are ½tr(ΓΣ), s² =
 * Δ'ΣΔ + ½tr((ΓΣ)²), 3Δ'ΣΓΣΔ + tr((ΓΣ)³) and 12Δ'Σ(ΓΣ)²Δ + 3tr((ΓΣ)⁴). With skewness S and excess
 * kurtosis K the normal quantile z becomes z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36.
 *
 * <p>That is a quantile only where it rises with z everywhere; elsewhere the answer is empty. Fat
 * tails must outweigh skewness for it, K ≥ 4/3 S² and a little more, |S| ≤ 2.485. A gain that hangs
 * on one factor never does so: the answer there is empty whatever gamma is, unless it is 0.
 *
 * <p>References: E. Cornish, R. Fisher, "Moments and cumulants in the specification of
 * distributions", Revue de l'Institut International de Statistique 5 (1938), 307–320; D. Maillard,
 * "A user's guide to the Cornish Fisher expansion" (2012), for the domain.
 */
public final class CornishFisher {

  private CornishFisher() {}

  /**
   * Returns the value at risk, the loss that is exceeded with the given probability: negative where
   * even that outcome is a gain. Empty outside the domain of the expansion.
   *
   * @param delta Δ, gain for a return of 1 of each factor
   * @param gamma Γ, symmetric
   * @param covariance Σ of the factors' returns over the horizon, symmetric, positive semidefinite
   * @param tailProbability in (0, 0.5)
   * @throws IllegalArgumentException if sizes differ, a number is not finite or the probability is
   *     out of range
   */
  public static OptionalDouble valueAtRisk(
      double[] delta, double[][] gamma, double[][] covariance, double tailProbability) {
    requireSquare("gamma", gamma, delta.length);
    requireSquare("covariance", covariance, delta.length);
    requireTail(tailProbability);
    double z = new NormalDistribution().inverseCumulativeProbability(tailProbability);
    return cumulants(delta, gamma, covariance).valueAtRisk(z);
  }

  private static void requireTail(double tailProbability) {
    if (!(tailProbability > 0.0 && tailProbability < 0.5)) {
      throw new IllegalArgumentException(
          "tailProbability must be in (0, 0.5), was " + tailProbability);
    }
  }

  private static void requireSquare(String name, double[][] matrix, int size) {
    if (matrix.length != size) {
      throw new IllegalArgumentException(
          name + " must have " + size + " rows, had " + matrix.length);
    }
    for (double[] row : matrix) {
      if (row.length != size) {
        throw new IllegalArgumentException(
            name + " must have " + size + " columns, had " + row.length);
      }
    }
  }

  private static Cumulants cumulants(double[] delta, double[][] gamma, double[][] covariance) {
    double[][] power1 = product(gamma, covariance);
    double[][] power2 = product(power1, power1);
    double[] risk = product(covariance, delta);
    double[] bent = product(gamma, risk);
    return new Cumulants(
        0.5 * trace(power1),
        dot(delta, risk) + 0.5 * trace(power2),
        3.0 * dot(risk, bent) + traceOfProduct(power2, power1),
        12.0 * dot(bent, product(covariance, bent)) + 3.0 * traceOfProduct(power2, power2));
  }

  /** Tells whether the expanded quantile rises with z everywhere: its derivative has no root. */
  static boolean isMonotone(double skewness, double excessKurtosis) {
    double square = excessKurtosis / 8.0 - skewness * skewness / 6.0;
    double constant = 1.0 - excessKurtosis / 8.0 + 5.0 * skewness * skewness / 36.0;
    double discriminant = skewness * skewness / 9.0 - 4.0 * square * constant;
    return square >= 0.0 && constant >= 0.0 && discriminant <= 0.0;
  }

  /** Returns the expanded quantile of a variable with mean 0 and variance 1. */
  static double quantile(double z, double skewness, double excessKurtosis) {
    return z
        + (z * z - 1.0) * skewness / 6.0
        + (z * z - 3.0) * z * excessKurtosis / 24.0
        - (2.0 * z * z - 5.0) * z * skewness * skewness / 36.0;
  }

  private record Cumulants(double mean, double variance, double third, double fourth) {

    private Cumulants {
      Ranges.requireFinite("mean of the gain", mean);
      Ranges.requireNotNegative("variance of the gain", variance);
      Ranges.requireFinite("third cumulant of the gain", third);
      Ranges.requireFinite("fourth cumulant of the gain", fourth);
    }

    OptionalDouble valueAtRisk(double z) {
      if (variance == 0.0) { // then ΓΣ is 0 as well: nothing can happen
        return OptionalDouble.of(0.0);
      }
      double deviation = StrictMath.sqrt(variance);
      double skewness = third / variance / deviation;
      double excessKurtosis = fourth / variance / variance;
      return isMonotone(skewness, excessKurtosis)
          ? OptionalDouble.of(-mean - deviation * quantile(z, skewness, excessKurtosis))
          : OptionalDouble.empty();
    }
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left.length; k++) {
        for (int j = 0; j < left.length; j++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0.0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double trace(double[][] matrix) {
    double sum = 0.0;
    for (int i = 0; i < matrix.length; i++) {
      sum += matrix[i][i];
    }
    return sum;
  }

  private static double traceOfProduct(double[][] left, double[][] right) {
    double sum = 0.0;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < left.length; j++) {
        sum += left[i][j] * right[j][i];
      }
    }
    return sum;
  }
}
