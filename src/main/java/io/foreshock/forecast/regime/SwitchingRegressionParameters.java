package io.foreshock.forecast.regime;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Parameters of a Markov-switching regression; states in ascending order of variance, of the first
 * coefficient where the variance is common.
 */
public final class SwitchingRegressionParameters {

  private final double[][] coefficients;
  private final double[] variances;
  private final TransitionMatrix transition;

  private SwitchingRegressionParameters(
      double[][] coefficients, double[] variances, TransitionMatrix transition) {
    this.coefficients = coefficients;
    this.variances = variances;
    this.transition = transition;
  }

  /**
   * Returns the parameters with their states sorted.
   *
   * @param coefficients one row per state, one column per regressor, finite
   * @param variances residual variance per state, positive
   * @param transition transition matrix in the order of the rows
   * @throws IllegalArgumentException if sizes differ or a value is out of range
   */
  public static SwitchingRegressionParameters of(
      double[][] coefficients, double[] variances, TransitionMatrix transition) {
    int states = transition.states();
    if (!(coefficients.length == states && variances.length == states)) {
      throw new IllegalArgumentException(
          "coefficients and variances must have "
              + states
              + " rows, had "
              + coefficients.length
              + " and "
              + variances.length);
    }
    for (int k = 0; k < states; k++) {
      requireState(k, coefficients[k], coefficients[0].length, variances[k]);
    }
    int[] order = order(coefficients, variances);
    return new SwitchingRegressionParameters(
        Arrays.stream(order).mapToObj(k -> coefficients[k].clone()).toArray(double[][]::new),
        Arrays.stream(order).mapToDouble(k -> variances[k]).toArray(),
        transition.permuted(order));
  }

  /** Returns the number of states. */
  public int states() {
    return variances.length;
  }

  /** Returns the number of coefficients of each state. */
  public int regressors() {
    return coefficients[0].length;
  }

  /**
   * Returns a coefficient.
   *
   * @param state index of the state
   * @param regressor index of the regressor
   */
  public double coefficient(int state, int regressor) {
    return coefficients[state][regressor];
  }

  /**
   * Returns the residual variance of a state, positive.
   *
   * @param state index of the state
   */
  public double variance(int state) {
    return variances[state];
  }

  /** Returns the transition matrix. */
  public TransitionMatrix transition() {
    return transition;
  }

  private static void requireState(int state, double[] row, int regressors, double variance) {
    if (!(row.length == regressors && row.length >= 1)) {
      throw new IllegalArgumentException(
          "coefficients[" + state + "] must have " + regressors + " columns, had " + row.length);
    }
    for (double coefficient : row) {
      if (!(Math.abs(coefficient) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "coefficients[" + state + "] must be finite, had " + coefficient);
      }
    }
    if (!(variance > 0.0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "variances[" + state + "] must be positive and finite, was " + variance);
    }
  }

  private static int[] order(double[][] coefficients, double[] variances) {
    Integer[] order = new Integer[variances.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(k -> variances[k])
            .thenComparingDouble(k -> coefficients[k][0]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
