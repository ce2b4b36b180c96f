package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Markov-switching regression y_t = x_t′β(S_t) + σ(S_t) ε_t with Gaussian ε and an ergodic
 * start; each coefficient and the variance switch or are common. Research model and yardstick of
 * the filter; nothing served depends on it.
 *
 * <p>Reference: J. D. Hamilton, "Analysis of time series subject to changes in regime", Journal of
 * Econometrics 45 (1990), 39–70.
 */
public final class MarkovSwitchingRegression {

  private static final int EXPLORING_ITERATIONS = 30;
  private static final int FINISHED_STARTS = 4;

  private final double[] response;
  private final double[][] regressors;
  private final boolean[] switchingCoefficients;
  private final boolean switchingVariance;

  /**
   * The result of a fit.
   *
   * @param parameters estimated parameters
   * @param logLikelihood log-likelihood at them
   * @param convergence how EM ended
   */
  public record Fit(
      SwitchingRegressionParameters parameters, double logLikelihood, EmConvergence convergence) {}

  /**
   * Makes a model of data; arrays are copied.
   *
   * @param response y over time, finite, longer than twice the number of regressors
   * @param regressors x over time, one row per observation; a constant is a column of ones
   * @param switchingCoefficients which coefficients differ between states, one per regressor
   * @param switchingVariance whether the residual variance differs between states
   * @throws IllegalArgumentException if sizes differ or a value is not finite
   */
  public MarkovSwitchingRegression(
      double[] response,
      double[][] regressors,
      boolean[] switchingCoefficients,
      boolean switchingVariance) {
    requireData(response, regressors, switchingCoefficients.length);
    this.response = response.clone();
    this.regressors = new double[regressors.length][];
    for (int t = 0; t < regressors.length; t++) {
      this.regressors[t] = regressors[t].clone();
    }
    this.switchingCoefficients = switchingCoefficients.clone();
    this.switchingVariance = switchingVariance;
  }

  /**
   * Filters the data at given parameters, from the ergodic distribution.
   *
   * @param parameters parameters with as many coefficients as there are regressors
   * @throws IllegalArgumentException if their number differs
   */
  public FilteredPath filter(SwitchingRegressionParameters parameters) {
    requireRegressors(parameters);
    int states = parameters.states();
    double[] logDensities = new double[response.length * states];
    SwitchingRegressionEm.fillLogDensities(response, regressors, parameters, logDensities);
    return HamiltonFilter.filterRowMajor(
        parameters.transition(), HamiltonFilter.ergodic(parameters.transition()), logDensities);
  }

  /**
   * Fits from several fixed starts: states by level of residual and by local volatility.
   *
   * @param states 2 or 3
   * @param tolerance EM stops when an iteration raises the log-likelihood by less, positive
   * @param maximumIterations limit, at least 1
   * @throws IllegalArgumentException if an argument is out of range or regressors are collinear
   */
  public Fit fit(int states, double tolerance, int maximumIterations) {
    if (!(states == 2 || states == 3)) {
      throw new IllegalArgumentException("states must be 2 or 3, were " + states);
    }
    requireLimits(tolerance, maximumIterations);
    List<SwitchingRegressionEm> starts = new ArrayList<>();
    int exploring = Math.min(EXPLORING_ITERATIONS, maximumIterations);
    double[] residuals = SwitchingRegressionEm.leastSquaresResiduals(response, regressors);
    List<int[]> groupings = new ArrayList<>(VolatilityGroups.all(residuals, states));
    groupings.addAll(VolatilityGroups.byLevel(residuals, states));
    for (int[] groups : groupings) {
      SwitchingRegressionEm em = em(states);
      em.startFrom(groups);
      em.run(tolerance, exploring);
      starts.add(em);
    }
    return best(starts, tolerance, maximumIterations - exploring);
  }

  /**
   * Fits from given parameters.
   *
   * @param start parameters to begin from
   * @param tolerance EM stops when an iteration raises the log-likelihood by less, positive
   * @param maximumIterations limit, at least 1
   * @throws IllegalArgumentException if an argument is out of range or regressors are collinear
   */
  public Fit fit(SwitchingRegressionParameters start, double tolerance, int maximumIterations) {
    requireRegressors(start);
    requireLimits(tolerance, maximumIterations);
    SwitchingRegressionEm em = em(start.states());
    em.startFrom(start);
    em.run(tolerance, maximumIterations);
    return em.fit(tolerance);
  }

  /** One EM on these data, not yet started. */
  SwitchingRegressionEm em(int states) {
    return new SwitchingRegressionEm(
        response, regressors, states, switchingCoefficients, switchingVariance);
  }

  private static Fit best(
      List<SwitchingRegressionEm> starts, double tolerance, int maximumIterations) {
    Comparator<SwitchingRegressionEm> best =
        Comparator.comparingDouble(SwitchingRegressionEm::logLikelihood).reversed();
    starts.sort(best);
    List<SwitchingRegressionEm> finished = new ArrayList<>(starts.subList(0, FINISHED_STARTS));
    finished.forEach(em -> em.run(tolerance, maximumIterations));
    finished.sort(best);
    return finished.getFirst().fit(tolerance);
  }

  private static void requireLimits(double tolerance, int maximumIterations) {
    if (!(tolerance > 0.0 && maximumIterations >= 1)) {
      throw new IllegalArgumentException(
          "tolerance must be positive and maximumIterations at least 1, were "
              + tolerance
              + " and "
              + maximumIterations);
    }
  }

  private void requireRegressors(SwitchingRegressionParameters parameters) {
    if (parameters.regressors() != switchingCoefficients.length) {
      throw new IllegalArgumentException(
          "parameters must have "
              + switchingCoefficients.length
              + " coefficients, had "
              + parameters.regressors());
    }
  }

  private static void requireData(double[] response, double[][] regressors, int columns) {
    if (!(columns >= 1 && response.length > 2 * columns)) {
      throw new IllegalArgumentException(
          "response must be longer than twice the regressors, had "
              + response.length
              + " and "
              + columns);
    }
    if (regressors.length != response.length) {
      throw new IllegalArgumentException(
          "regressors must have " + response.length + " rows, had " + regressors.length);
    }
    for (int t = 0; t < response.length; t++) {
      requireRow(t, response[t], regressors[t], columns);
    }
  }

  private static void requireRow(int t, double response, double[] row, int columns) {
    if (row.length != columns) {
      throw new IllegalArgumentException(
          "regressors[" + t + "] must have " + columns + " columns, had " + row.length);
    }
    double sum = response;
    for (double value : row) {
      sum += value;
    }
    if (!(Math.abs(sum) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("data at " + t + " must be finite, summed to " + sum);
    }
  }
}
