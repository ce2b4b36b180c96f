package io.foreshock.forecast.regime;

/**
 * EM of the switching-mean autoregression: means, autoregression and variance are raised in turn
 * (expectation, conditional maximisation), so no iteration lowers the log-likelihood.
 *
 * <p>Reference: X.-L. Meng and D. B. Rubin, "Maximum likelihood estimation via the ECM algorithm",
 * Biometrika 80 (1993), 267–278.
 */
final class SwitchingAutoregressionEm {

  /** Smallest innovation variance, as a fraction of the starting one. */
  private static final double VARIANCE_FLOOR = 1e-6;

  private final double[] series;
  private final StateHistories histories;
  private final int lags;
  private final double floor;
  private final ForwardBackward pass;
  private SwitchingAutoregressionParameters parameters;
  private double logLikelihood;
  private double lastImprovement = Double.POSITIVE_INFINITY;
  private int iterations;

  SwitchingAutoregressionEm(
      double[] series, StateHistories histories, SwitchingAutoregressionParameters start) {
    this.series = series;
    this.histories = histories;
    this.lags = start.lags();
    this.floor = VARIANCE_FLOOR * start.variance();
    this.pass = new ForwardBackward(series.length - lags, histories.count());
    this.parameters = start;
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
    TransitionMatrix transition = transition();
    double[] autoregression = autoregressionOf(parameters);
    double[] means = means(autoregression);
    double[] nextAutoregression = autoregression(means);
    double variance = Math.max(floor, variance(means, nextAutoregression));
    parameters =
        SwitchingAutoregressionParameters.of(means, nextAutoregression, variance, transition);
    expectation();
    iterations++;
    lastImprovement = logLikelihood - before;
    return logLikelihood;
  }

  MarkovSwitchingAutoregression.Fit fit(double tolerance) {
    EmConvergence convergence =
        new EmConvergence(lastImprovement < tolerance, iterations, lastImprovement);
    return new MarkovSwitchingAutoregression.Fit(parameters, logLikelihood, convergence);
  }

  private void expectation() {
    double[] transition = histories.transition(parameters.transition()).rowMajorNoCopy();
    logLikelihood =
        pass.forward(
            MarkovSwitchingAutoregression.logDensities(series, histories, parameters),
            transition,
            histories.ergodic(parameters.transition()));
    pass.backward(transition);
  }

  private TransitionMatrix transition() {
    int states = parameters.states();
    double[] counts = histories.marginalTransitions(pass.transitions());
    double[] oldest = histories.addFirstHistory(pass.smoothed(), counts);
    double[] present = parameters.transition().rowMajorNoCopy();
    return TransitionMatrix.ofRowMajor(
        states, TransitionStep.withErgodicStart(states, counts, oldest, present));
  }

  private static double[] autoregressionOf(SwitchingAutoregressionParameters parameters) {
    double[] autoregression = new double[parameters.lags()];
    for (int lag = 1; lag <= autoregression.length; lag++) {
      autoregression[lag - 1] = parameters.autoregression(lag);
    }
    return autoregression;
  }

  /** Regresses y_t − Σ φ y_{t−l} on the indicators of the states, lagged ones times −φ. */
  private double[] means(double[] autoregression) {
    WeightedLeastSquares equations = new WeightedLeastSquares(parameters.states());
    for (int history = 0; history < histories.count(); history++) {
      double[] row = new double[parameters.states()];
      row[histories.state(history, 0)] += 1.0;
      for (int lag = 1; lag <= lags; lag++) {
        row[histories.state(history, lag)] -= autoregression[lag - 1];
      }
      for (int t = lags; t < series.length; t++) {
        double response = series[t];
        for (int lag = 1; lag <= lags; lag++) {
          response -= autoregression[lag - 1] * series[t - lag];
        }
        equations.add(row, weight(t, history), weight(t, history) * response);
      }
    }
    return equations.solve();
  }

  private double[] autoregression(double[] means) {
    WeightedLeastSquares equations = new WeightedLeastSquares(lags);
    double[] row = new double[lags];
    for (int history = 0; history < histories.count(); history++) {
      for (int t = lags; t < series.length; t++) {
        for (int lag = 1; lag <= lags; lag++) {
          row[lag - 1] = series[t - lag] - means[histories.state(history, lag)];
        }
        double response = series[t] - means[histories.state(history, 0)];
        equations.add(row, weight(t, history), weight(t, history) * response);
      }
    }
    return equations.solve();
  }

  private double variance(double[] means, double[] autoregression) {
    double sum = 0.0;
    for (int history = 0; history < histories.count(); history++) {
      for (int t = lags; t < series.length; t++) {
        double innovation = series[t] - means[histories.state(history, 0)];
        for (int lag = 1; lag <= lags; lag++) {
          double gap = series[t - lag] - means[histories.state(history, lag)];
          innovation -= autoregression[lag - 1] * gap;
        }
        sum += weight(t, history) * innovation * innovation;
      }
    }
    return sum / (series.length - lags);
  }

  private double weight(int t, int history) {
    return pass.smoothed()[(t - lags) * histories.count() + history];
  }
}
