package io.foreshock.forecast.regime;

import java.util.Arrays;

/**
 * Parameters of Hamilton's switching-mean autoregression; states in ascending order of the mean, as
 * the variance is common.
 */
public final class SwitchingAutoregressionParameters {

  private final double[] means;
  private final double[] autoregression;
  private final double variance;
  private final TransitionMatrix transition;

  private SwitchingAutoregressionParameters(
      double[] means, double[] autoregression, double variance, TransitionMatrix transition) {
    this.means = means;
    this.autoregression = autoregression;
    this.variance = variance;
    this.transition = transition;
  }

  /**
   * Returns the parameters with their states sorted.
   *
   * @param means mean per state, finite
   * @param autoregression coefficients of lags 1, 2, …, finite
   * @param variance variance of the innovation, positive
   * @param transition transition matrix in the order of the means
   * @throws IllegalArgumentException if sizes differ or a value is out of range
   */
  public static SwitchingAutoregressionParameters of(
      double[] means, double[] autoregression, double variance, TransitionMatrix transition) {
    if (means.length != transition.states()) {
      throw new IllegalArgumentException(
          "means must have " + transition.states() + " entries, had " + means.length);
    }
    requireFinite("means", means);
    requireFinite("autoregression", autoregression);
    if (!(variance > 0.0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("variance must be positive and finite, was " + variance);
    }
    int[] order = order(means);
    return new SwitchingAutoregressionParameters(
        Arrays.stream(order).mapToDouble(k -> means[k]).toArray(),
        autoregression.clone(),
        variance,
        transition.permuted(order));
  }

  /** Returns the number of states. */
  public int states() {
    return means.length;
  }

  /** Returns the number of lags. */
  public int lags() {
    return autoregression.length;
  }

  /**
   * Returns the mean of a state.
   *
   * @param state index of the state
   */
  public double mean(int state) {
    return means[state];
  }

  /**
   * Returns the coefficient of a lag.
   *
   * @param lag from 1
   */
  public double autoregression(int lag) {
    return autoregression[lag - 1];
  }

  /** Returns the variance of the innovation. */
  public double variance() {
    return variance;
  }

  /** Returns the transition matrix. */
  public TransitionMatrix transition() {
    return transition;
  }

  private static void requireFinite(String name, double[] values) {
    for (double value : values) {
      if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(name + " must be finite, had " + value);
      }
    }
  }

  private static int[] order(double[] means) {
    Integer[] order = new Integer[means.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, (a, b) -> Double.compare(means[a], means[b]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
