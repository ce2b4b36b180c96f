package io.foreshock.forecast.regime;

import java.util.Arrays;

/** EM of one start of the Markov-switching regression; no iteration lowers the log-likelihood. */
final class SwitchingRegressionEm {

  /** Smallest residual variance as a fraction of the least-squares one. */
  private static final double VARIANCE_FLOOR = 1e-6;

  private static final double STARTING_CERTAINTY = 0.8;

  private final double[] y;
  private final double[][] x;
  private final int states;
  private final boolean[] switchingCoefficients;
  private final boolean switchingVariance;
  private final double floor;
  private final ForwardBackward pass;
  private final double[] logDensities;
  private SwitchingRegressionParameters parameters;
  private double logLikelihood = Double.NEGATIVE_INFINITY;
  private double lastImprovement = Double.POSITIVE_INFINITY;
  private int iterations;

  SwitchingRegressionEm(
      double[] y,
      double[][] x,
      int states,
      boolean[] switchingCoefficients,
      boolean switchingVariance) {
    this.y = y;
    this.x = x;
    this.states = states;
    this.switchingCoefficients = switchingCoefficients;
    this.switchingVariance = switchingVariance;
    this.pass = new ForwardBackward(y.length, states);
    this.logDensities = new double[y.length * states];
    double variance = meanSquare(leastSquaresResiduals(y, x));
    if (!(variance > 0.0)) {
      throw new IllegalArgumentException("response must not be fitted exactly by the regressors");
    }
    this.floor = VARIANCE_FLOOR * variance;
    this.parameters = equalStates(x[0].length, variance);
  }

  static double[] leastSquaresResiduals(double[] y, double[][] x) {
    WeightedLeastSquares equations = new WeightedLeastSquares(x[0].length);
    for (int t = 0; t < y.length; t++) {
      equations.add(x[t], 1.0, y[t]);
    }
    double[] coefficients = equations.solve();
    double[] residuals = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      residuals[t] = y[t];
      for (int m = 0; m < coefficients.length; m++) {
        residuals[t] -= coefficients[m] * x[t][m];
      }
    }
    return residuals;
  }

  static void fillLogDensities(
      double[] y, double[][] x, SwitchingRegressionParameters parameters, double[] logDensities) {
    int states = parameters.states();
    for (int k = 0; k < states; k++) {
      double variance = parameters.variance(k);
      double constant = -0.5 * StrictMath.log(2.0 * Math.PI * variance);
      for (int t = 0; t < y.length; t++) {
        double gap = residual(y[t], x[t], parameters, k);
        logDensities[t * states + k] = constant - 0.5 * gap * gap / variance;
      }
    }
  }

  void startFrom(int[] groups) {
    double[] gamma = pass.smoothed();
    Arrays.fill(gamma, (1.0 - STARTING_CERTAINTY) / (states - 1));
    for (int t = 0; t < y.length; t++) {
      gamma[t * states + groups[t]] = STARTING_CERTAINTY;
    }
    double[][] coefficients = coefficients();
    parameters =
        SwitchingRegressionParameters.of(
            coefficients, variances(coefficients), transitionsOf(groups));
    expectation();
  }

  /** Counts moves between groups, each begun at one so that none is impossible. */
  private TransitionMatrix transitionsOf(int[] groups) {
    double[] counts = new double[states * states];
    Arrays.fill(counts, 1.0);
    for (int t = 1; t < groups.length; t++) {
      counts[groups[t - 1] * states + groups[t]] += 1.0;
    }
    return TransitionMatrix.ofRowMajor(states, TransitionStep.fromCounts(states, counts, counts));
  }

  void startFrom(SwitchingRegressionParameters start) {
    parameters = start;
    expectation();
  }

  void run(double tolerance, int maximumIterations) {
    for (int i = 0; i < maximumIterations && lastImprovement >= tolerance; i++) {
      iterate();
    }
  }

  /** One iteration; returns the log-likelihood after it. */
  double iterate() {
    double before = logLikelihood;
    double[][] coefficients = coefficients();
    double[] first = Arrays.copyOf(pass.smoothed(), states);
    double[] transition =
        TransitionStep.withErgodicStart(
            states, pass.transitions(), first, parameters.transition().rowMajorNoCopy());
    parameters =
        SwitchingRegressionParameters.of(
            coefficients, variances(coefficients), TransitionMatrix.ofRowMajor(states, transition));
    expectation();
    iterations++;
    lastImprovement = logLikelihood - before;
    return logLikelihood;
  }

  double logLikelihood() {
    return logLikelihood;
  }

  MarkovSwitchingRegression.Fit fit(double tolerance) {
    Convergence convergence =
        new Convergence(lastImprovement < tolerance, iterations, lastImprovement);
    return new MarkovSwitchingRegression.Fit(parameters, logLikelihood, convergence);
  }

  /** Equal states, the weights of the first least squares. */
  private SwitchingRegressionParameters equalStates(int regressors, double variance) {
    double[] variances = new double[states];
    Arrays.fill(variances, variance);
    double[][] even = new double[states][states];
    for (double[] row : even) {
      Arrays.fill(row, 1.0 / states);
    }
    return SwitchingRegressionParameters.of(
        new double[states][regressors], variances, TransitionMatrix.of(even));
  }

  private void expectation() {
    fillLogDensities(y, x, parameters, logDensities);
    double[] transition = parameters.transition().rowMajorNoCopy();
    logLikelihood =
        pass.forward(logDensities, transition, Ergodic.distribution(states, transition));
    pass.backward(transition);
  }

  /** Weighted least squares of all states at once, the unknowns of common coefficients shared. */
  private double[][] coefficients() {
    int[] position = new int[switchingCoefficients.length];
    int unknowns = 0;
    for (int m = 0; m < position.length; m++) {
      position[m] = unknowns;
      unknowns += switchingCoefficients[m] ? states : 1;
    }
    double[] solution = equations(position, unknowns).solve();
    double[][] coefficients = new double[states][position.length];
    for (int k = 0; k < states; k++) {
      for (int m = 0; m < position.length; m++) {
        coefficients[k][m] = solution[position[m] + (switchingCoefficients[m] ? k : 0)];
      }
    }
    return coefficients;
  }

  private WeightedLeastSquares equations(int[] position, int unknowns) {
    WeightedLeastSquares equations = new WeightedLeastSquares(unknowns);
    double[] gamma = pass.smoothed();
    for (int k = 0; k < states; k++) {
      double[] row = new double[unknowns];
      for (int t = 0; t < y.length; t++) {
        for (int m = 0; m < position.length; m++) {
          row[position[m] + (switchingCoefficients[m] ? k : 0)] = x[t][m];
        }
        double weight = gamma[t * states + k] / parameters.variance(k);
        equations.add(row, weight, weight * y[t]);
      }
    }
    return equations;
  }

  private double[] variances(double[][] coefficients) {
    double[] gamma = pass.smoothed();
    double[] squares = new double[states];
    double[] weights = new double[states];
    for (int t = 0; t < y.length; t++) {
      for (int k = 0; k < states; k++) {
        double gap = y[t];
        for (int m = 0; m < coefficients[k].length; m++) {
          gap -= coefficients[k][m] * x[t][m];
        }
        squares[k] += gamma[t * states + k] * gap * gap;
        weights[k] += gamma[t * states + k];
      }
    }
    double common = Arrays.stream(squares).sum() / Arrays.stream(weights).sum();
    double[] variances = new double[states];
    for (int k = 0; k < states; k++) {
      variances[k] = Math.max(floor, switchingVariance ? squares[k] / weights[k] : common);
    }
    return variances;
  }

  private static double residual(
      double y, double[] x, SwitchingRegressionParameters parameters, int state) {
    double residual = y;
    for (int m = 0; m < x.length; m++) {
      residual -= parameters.coefficient(state, m) * x[m];
    }
    return residual;
  }

  private static double meanSquare(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }
}
