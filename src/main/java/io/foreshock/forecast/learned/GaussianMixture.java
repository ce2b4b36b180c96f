package io.foreshock.forecast.learned;

import java.util.Arrays;

/**
 * A mixture of normal laws whose inputs are independent within each component. Immutable, safe for
 * threads.
 *
 * <p>Reference: A. Dempster, N. Laird, D. Rubin, "Maximum likelihood from incomplete data via the
 * EM algorithm", Journal of the Royal Statistical Society B 39 (1977), 1–38.
 */
public final class GaussianMixture {

  private final double[] logWeights;
  private final double[][] means;
  private final double[][] deviations;

  private GaussianMixture(double[] logWeights, double[][] means, double[][] deviations) {
    this.logWeights = logWeights;
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * Makes a mixture of its numbers.
   *
   * @param weights of the components, positive
   * @param means of each component, input by input, finite
   * @param deviations likewise, positive
   * @throws IllegalArgumentException if the sizes do not fit or a number is out of range
   */
  public static GaussianMixture of(double[] weights, double[][] means, double[][] deviations) {
    if (weights.length == 0
        || weights.length != means.length
        || weights.length != deviations.length) {
      throw new IllegalArgumentException("weights, means and deviations must be as many");
    }
    double[] logWeights = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      requirePositive("weights", weights[k]);
      logWeights[k] = StrictMath.log(weights[k]);
      for (int j = 0; j < means[0].length; j++) {
        requirePositive("deviations", deviations[k][j]);
        if (!Double.isFinite(means[k][j])) {
          throw new IllegalArgumentException("means must be finite, found " + means[k][j]);
        }
      }
    }
    return new GaussianMixture(logWeights, copy(means), copy(deviations));
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive, found " + value);
    }
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** Returns the number of components. */
  public int components() {
    return means.length;
  }

  /** Returns the mean of a component in one input. */
  public double mean(int component, int input) {
    return means[component][input];
  }

  /**
   * Returns the expectation of numbers of the components, given a row: Σ_k P(k | row) v_k.
   * Logarithms of densities are taken against the largest, so that no row is too far out.
   *
   * @param row where the inputs lie
   * @param columns places of the inputs in the row, in order
   * @param values v, one for each component
   */
  public double expectation(double[] row, int[] columns, double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      largest = Math.max(largest, logDensity(k, row, columns));
    }
    double sum = 0.0;
    double total = 0.0;
    for (int k = 0; k < means.length; k++) {
      double density = StrictMath.exp(logDensity(k, row, columns) - largest);
      sum += density * values[k];
      total += density;
    }
    return sum / total;
  }

  /** Logarithm of weight times density, less the constant that all components share. */
  private double logDensity(int component, double[] row, int[] columns) {
    double sum = logWeights[component];
    for (int j = 0; j < columns.length; j++) {
      double deviation = deviations[component][j];
      double z = (row[columns[j]] - means[component][j]) / deviation;
      sum -= 0.5 * z * z + StrictMath.log(deviation);
    }
    return sum;
  }
}
