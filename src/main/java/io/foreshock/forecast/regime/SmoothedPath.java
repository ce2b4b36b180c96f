package io.foreshock.forecast.regime;

import java.util.Arrays;

/** Smoothed probabilities: each uses the whole series, hence for estimation and research only. */
public final class SmoothedPath {

  private final int states;
  private final double[] smoothed;
  private final double[] transitions;

  SmoothedPath(int states, double[] smoothed, double[] transitions) {
    this.states = states;
    this.smoothed = smoothed;
    this.transitions = transitions;
  }

  /** Returns the number of observations. */
  public int length() {
    return smoothed.length / states;
  }

  /**
   * Returns a copy of Pr(S_t = j | all data).
   *
   * @param time index of the observation, from 0
   */
  public double[] smoothed(int time) {
    return Arrays.copyOfRange(smoothed, time * states, (time + 1) * states);
  }

  /**
   * Returns the expected number of moves between two states over the series, at least 0.
   *
   * @param from index of the state left
   * @param to index of the state entered
   */
  public double expectedTransitions(int from, int to) {
    return transitions[from * states + to];
  }
}
