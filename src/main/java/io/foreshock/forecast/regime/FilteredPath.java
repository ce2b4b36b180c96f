package io.foreshock.forecast.regime;

import java.util.Arrays;

/** What the Hamilton filter says at each time of a series, using the data up to that time. */
public final class FilteredPath {

  private final int states;
  private final double[] predicted;
  private final double[] filtered;
  private final double logLikelihood;

  FilteredPath(int states, double[] predicted, double[] filtered, double logLikelihood) {
    this.states = states;
    this.predicted = predicted;
    this.filtered = filtered;
    this.logLikelihood = logLikelihood;
  }

  /** Returns the number of observations. */
  public int length() {
    return filtered.length / states;
  }

  /** Returns the number of states. */
  public int states() {
    return states;
  }

  /** Returns the log-likelihood of the series, the sum over its observations. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /**
   * Returns a copy of Pr(S_t = j | data up to t).
   *
   * @param time index of the observation, from 0
   */
  public double[] filtered(int time) {
    return Arrays.copyOfRange(filtered, time * states, (time + 1) * states);
  }

  /**
   * Returns a copy of Pr(S_t = j | data up to t − 1).
   *
   * @param time index of the observation, from 0, where it is the initial distribution
   */
  public double[] predicted(int time) {
    return Arrays.copyOfRange(predicted, time * states, (time + 1) * states);
  }

  double[] predictedNoCopy() {
    return predicted;
  }

  double[] filteredNoCopy() {
    return filtered;
  }
}
