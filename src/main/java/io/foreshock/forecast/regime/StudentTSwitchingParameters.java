package io.foreshock.forecast.regime;

import java.util.Arrays;

/**
 * Parameters of a Markov-switching Student-t model of returns, states always in ascending order of
 * variance whatever the order given.
 */
public final class StudentTSwitchingParameters {

  private final double[] means;
  private final double[] variances;
  private final double[] degreesOfFreedom;
  private final TransitionMatrix transition;
  private final StudentTComponent[] components;

  private StudentTSwitchingParameters(
      double[] means, double[] variances, double[] degreesOfFreedom, TransitionMatrix transition) {
    this.means = means;
    this.variances = variances;
    this.degreesOfFreedom = degreesOfFreedom;
    this.transition = transition;
    this.components = new StudentTComponent[means.length];
    for (int k = 0; k < components.length; k++) {
      components[k] = new StudentTComponent(means[k], variances[k], degreesOfFreedom[k]);
    }
  }

  /**
   * Returns the parameters with the states sorted by variance (then mean, then degrees of freedom).
   *
   * @param means mean return per state, in the unit of the returns; 2 or 3 states
   * @param variances variance of the return per state (not the squared t scale), positive
   * @param degreesOfFreedom per state, above 2; positive infinity is the Gaussian
   * @param transition transition matrix in the order of the other arguments
   * @throws IllegalArgumentException if lengths differ or a value is out of range
   */
  public static StudentTSwitchingParameters of(
      double[] means, double[] variances, double[] degreesOfFreedom, TransitionMatrix transition) {
    int states = transition.states();
    requireLengths(states, means.length, variances.length, degreesOfFreedom.length);
    for (int k = 0; k < states; k++) {
      requireState(k, means[k], variances[k], degreesOfFreedom[k]);
    }
    int[] order = order(means, variances, degreesOfFreedom);
    return new StudentTSwitchingParameters(
        pick(means, order),
        pick(variances, order),
        pick(degreesOfFreedom, order),
        transition.permuted(order));
  }

  /** Returns the number of states, 2 or 3. */
  public int states() {
    return means.length;
  }

  /**
   * Returns the mean return of a state.
   *
   * @param state index in order of variance, from 0
   */
  public double mean(int state) {
    return means[state];
  }

  /**
   * Returns the variance of the return in a state, positive, return squared.
   *
   * @param state index in order of variance, from 0
   */
  public double variance(int state) {
    return variances[state];
  }

  /**
   * Returns the degrees of freedom of a state, above 2; infinite for the Gaussian.
   *
   * @param state index in order of variance, from 0
   */
  public double degreesOfFreedom(int state) {
    return degreesOfFreedom[state];
  }

  /** Returns the transition matrix, states in order of variance. */
  public TransitionMatrix transition() {
    return transition;
  }

  /**
   * Returns the long-run share of time in each state.
   *
   * @throws IllegalArgumentException if the chain falls apart
   */
  public double[] ergodic() {
    return HamiltonFilter.ergodic(transition);
  }

  /**
   * Returns the parameters of returns that are so many times as large.
   *
   * @param factor positive, finite
   * @throws IllegalArgumentException if it is not
   */
  public StudentTSwitchingParameters scaledBy(double factor) {
    if (!(factor > 0.0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("factor must be positive and finite, was " + factor);
    }
    double[] scaledMeans = new double[means.length];
    double[] scaledVariances = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      scaledMeans[k] = factor * means[k];
      scaledVariances[k] = factor * factor * variances[k];
    }
    return of(scaledMeans, scaledVariances, degreesOfFreedom, transition);
  }

  /** Returns {states, means…, variances…, degrees of freedom…, transition rows…}. */
  public double[] toArray() {
    int states = states();
    double[] values = new double[1 + states * (3 + states)];
    values[0] = states;
    System.arraycopy(means, 0, values, 1, states);
    System.arraycopy(variances, 0, values, 1 + states, states);
    System.arraycopy(degreesOfFreedom, 0, values, 1 + 2 * states, states);
    double[][] rows = transition.toRows();
    for (int k = 0; k < states; k++) {
      System.arraycopy(rows[k], 0, values, 1 + (3 + k) * states, states);
    }
    return values;
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if the length is wrong or a value is out of range
   */
  public static StudentTSwitchingParameters fromArray(double[] values) {
    int states = values.length == 11 ? 2 : 3;
    if (!(values.length == 1 + states * (3 + states) && values[0] == states)) {
      throw new IllegalArgumentException("values must be 11 or 19, were " + values.length);
    }
    double[][] rows = new double[states][];
    for (int k = 0; k < states; k++) {
      rows[k] = part(values, 3 + k, states);
    }
    return of(
        part(values, 0, states),
        part(values, 1, states),
        part(values, 2, states),
        TransitionMatrix.of(rows));
  }

  private static double[] part(double[] values, int index, int states) {
    return Arrays.copyOfRange(values, 1 + index * states, 1 + (index + 1) * states);
  }

  /** The distribution of the return in a state, constants ready. */
  StudentTComponent component(int state) {
    return components[state];
  }

  /** All of them; the array itself, never written to. */
  StudentTComponent[] components() {
    return components;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudentTSwitchingParameters that
        && Arrays.equals(means, that.means)
        && Arrays.equals(variances, that.variances)
        && Arrays.equals(degreesOfFreedom, that.degreesOfFreedom)
        && transition.equals(that.transition);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(variances) + transition.hashCode();
  }

  @Override
  public String toString() {
    return "StudentTSwitchingParameters[means="
        + Arrays.toString(means)
        + ", variances="
        + Arrays.toString(variances)
        + ", degreesOfFreedom="
        + Arrays.toString(degreesOfFreedom)
        + ", transition="
        + transition
        + "]";
  }

  private static void requireLengths(int states, int means, int variances, int degrees) {
    if (!(states == 2 || states == 3)) {
      throw new IllegalArgumentException("states must be 2 or 3, were " + states);
    }
    if (!(means == states && variances == states && degrees == states)) {
      throw new IllegalArgumentException(
          "means, variances and degreesOfFreedom must have "
              + states
              + " entries, had "
              + means
              + ", "
              + variances
              + ", "
              + degrees);
    }
  }

  private static void requireState(int state, double mean, double variance, double degrees) {
    if (!(Math.abs(mean) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("means[" + state + "] must be finite, was " + mean);
    }
    if (!(variance > 0.0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "variances[" + state + "] must be positive and finite, was " + variance);
    }
    if (!(degrees > 2.0)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom[" + state + "] must be above 2, was " + degrees);
    }
  }

  private static int[] order(double[] means, double[] variances, double[] degrees) {
    Integer[] order = new Integer[means.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        (a, b) -> {
          int byVariance = Double.compare(variances[a], variances[b]);
          int byMean = byVariance != 0 ? byVariance : Double.compare(means[a], means[b]);
          return byMean != 0 ? byMean : Double.compare(degrees[a], degrees[b]);
        });
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }
}
