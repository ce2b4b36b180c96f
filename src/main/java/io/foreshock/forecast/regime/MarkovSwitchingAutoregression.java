package io.foreshock.forecast.regime;

import java.util.Arrays;

/**
 * Hamilton's autoregression about a switching mean, y_t − m(S_t) = Σ_l φ_l (y_{t−l} − m(S_{t−l})) +
 * σ ε_t, with Gaussian ε, common σ and an ergodic start; filtered over the histories of p + 1
 * states. Research model and yardstick of the filter; nothing served depends on it.
 *
 * <p>Reference: J. D. Hamilton, "A new approach to the economic analysis of nonstationary time
 * series and the business cycle", Econometrica 57 (1989), 357–384.
 */
public final class MarkovSwitchingAutoregression {

  /** A quarter's state is more likely to last than not; EM corrects the rest. */
  private static final double STARTING_STAY = 0.8;

  private final double[] series;
  private final int lags;

  /**
   * The result of a fit.
   *
   * @param parameters estimated parameters
   * @param logLikelihood log-likelihood at them, given the first observations
   * @param convergence how EM ended
   */
  public record Fit(
      SwitchingAutoregressionParameters parameters,
      double logLikelihood,
      EmConvergence convergence) {}

  /**
   * Makes a model of a series; the first {@code lags} observations are given.
   *
   * @param series y over time, finite, longer than four times the lags and than 10; copied
   * @param lags number of lags, 1 to 6
   * @throws IllegalArgumentException if an argument is out of range
   */
  public MarkovSwitchingAutoregression(double[] series, int lags) {
    if (!(lags >= 1 && lags <= 6)) {
      throw new IllegalArgumentException("lags must be in 1 to 6, were " + lags);
    }
    if (!(series.length > 4 * lags && series.length > 10)) {
      throw new IllegalArgumentException(
          "series must be longer than 10 and 4 × lags, had " + series.length);
    }
    for (double value : series) {
      if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("series must be finite, had " + value);
      }
    }
    this.series = series.clone();
    this.lags = lags;
  }

  /**
   * Filters the series at given parameters; time 0 is the first observation after the lags.
   *
   * @param parameters parameters with as many lags
   * @throws IllegalArgumentException if the lags differ
   */
  public FilteredPath filter(SwitchingAutoregressionParameters parameters) {
    StateHistories histories = histories(parameters);
    FilteredPath path = filterHistories(histories, parameters);
    return new FilteredPath(
        parameters.states(),
        histories.marginal(path.predictedNoCopy()),
        histories.marginal(path.filteredNoCopy()),
        path.logLikelihood());
  }

  /**
   * Smooths the series at given parameters: estimation and research only, as it looks ahead.
   *
   * @param parameters parameters with as many lags
   * @throws IllegalArgumentException if the lags differ
   */
  public SmoothedPath smoothOffline(SwitchingAutoregressionParameters parameters) {
    StateHistories histories = histories(parameters);
    FilteredPath path = filterHistories(histories, parameters);
    ForwardBackward pass = new ForwardBackward(path.length(), histories.count());
    pass.load(path);
    pass.backward(histories.transition(parameters.transition()).rowMajorNoCopy());
    return new SmoothedPath(
        parameters.states(),
        histories.marginal(pass.smoothed()),
        histories.marginalTransitions(pass.transitions()));
  }

  /**
   * Returns starting values: means at even quantiles, no autoregression, states that last.
   *
   * @param states at least 2
   * @throws IllegalArgumentException if there are fewer states, or the middle half of the series
   *     does not vary
   */
  public SwitchingAutoregressionParameters startingValues(int states) {
    if (!(states >= 2)) {
      throw new IllegalArgumentException("states must be at least 2, were " + states);
    }
    double[] sorted = series.clone();
    Arrays.sort(sorted);
    double[] means = new double[states];
    double[][] stay = new double[states][states];
    for (int k = 0; k < states; k++) {
      means[k] = sorted[(int) ((k + 0.5) / states * sorted.length)];
      Arrays.fill(stay[k], (1.0 - STARTING_STAY) / (states - 1));
      stay[k][k] = STARTING_STAY;
    }
    double spread = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
    if (!(spread > 0.0)) {
      throw new IllegalArgumentException(
          "middle half of the series must vary, was " + sorted[sorted.length / 4] + " throughout");
    }
    return SwitchingAutoregressionParameters.of(
        means, new double[lags], 0.25 * spread * spread, TransitionMatrix.of(stay));
  }

  /**
   * Fits by EM from given parameters; EM finds the local maximum above them.
   *
   * @param start parameters to begin from, for instance {@link #startingValues}
   * @param tolerance EM stops when an iteration raises the log-likelihood by less, positive
   * @param maximumIterations limit, at least 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public Fit fit(SwitchingAutoregressionParameters start, double tolerance, int maximumIterations) {
    if (!(tolerance > 0.0 && maximumIterations >= 1)) {
      throw new IllegalArgumentException(
          "tolerance must be positive and maximumIterations at least 1, were "
              + tolerance
              + " and "
              + maximumIterations);
    }
    SwitchingAutoregressionEm em = new SwitchingAutoregressionEm(series, histories(start), start);
    em.run(tolerance, maximumIterations);
    return em.fit(tolerance);
  }

  static double[] logDensities(
      double[] series, StateHistories histories, SwitchingAutoregressionParameters parameters) {
    int lags = parameters.lags();
    int count = histories.count();
    double[] logDensities = new double[(series.length - lags) * count];
    double constant = -0.5 * StrictMath.log(2.0 * Math.PI * parameters.variance());
    for (int history = 0; history < count; history++) {
      for (int t = lags; t < series.length; t++) {
        double gap = innovation(series, t, histories, history, parameters);
        logDensities[(t - lags) * count + history] =
            constant - 0.5 * gap * gap / parameters.variance();
      }
    }
    return logDensities;
  }

  static double innovation(
      double[] series,
      int t,
      StateHistories histories,
      int history,
      SwitchingAutoregressionParameters parameters) {
    double innovation = series[t] - parameters.mean(histories.state(history, 0));
    for (int lag = 1; lag <= parameters.lags(); lag++) {
      double gap = series[t - lag] - parameters.mean(histories.state(history, lag));
      innovation -= parameters.autoregression(lag) * gap;
    }
    return innovation;
  }

  private FilteredPath filterHistories(
      StateHistories histories, SwitchingAutoregressionParameters parameters) {
    return HamiltonFilter.filterRowMajor(
        histories.transition(parameters.transition()),
        histories.ergodic(parameters.transition()),
        logDensities(series, histories, parameters));
  }

  private StateHistories histories(SwitchingAutoregressionParameters parameters) {
    if (parameters.lags() != lags) {
      throw new IllegalArgumentException(
          "parameters must have " + lags + " lags, had " + parameters.lags());
    }
    return new StateHistories(parameters.states(), lags);
  }
}
