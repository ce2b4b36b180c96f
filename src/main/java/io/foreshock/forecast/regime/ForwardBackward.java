package io.foreshock.forecast.regime;

import java.util.Arrays;

/** Filter and smoother over one series on arrays allocated once, the E step of every EM here. */
final class ForwardBackward {

  /** Below this a reciprocal would overflow; such a state has no mass worth keeping. */
  static final double SMALLEST_PREDICTED = 1e-300;

  private final int length;
  private final int states;
  private final double[] predicted;
  private final double[] filtered;
  private final double[] smoothed;
  private final double[] transitions;
  private final double[] reciprocal;

  ForwardBackward(int length, int states) {
    this(length, states, new double[length * states], new double[length * states]);
  }

  private ForwardBackward(int length, int states, double[] predicted, double[] filtered) {
    this.length = length;
    this.states = states;
    this.predicted = predicted;
    this.filtered = filtered;
    this.smoothed = new double[length * states];
    this.transitions = new double[states * states];
    this.reciprocal = new double[states];
  }

  /** Takes over a path filtered elsewhere, for {@link #backward}; its numbers are not changed. */
  static ForwardBackward over(FilteredPath path) {
    return new ForwardBackward(
        path.length(), path.states(), path.predictedNoCopy(), path.filteredNoCopy());
  }

  /** Filters the series and returns its log-likelihood. */
  double forward(double[] logDensities, double[] transition, double[] initial) {
    if (states == 2) {
      return TwoStatePass.forward(logDensities, transition, initial, predicted, filtered);
    }
    if (length > 0) {
      System.arraycopy(initial, 0, predicted, 0, states);
    }
    double logLikelihood = 0.0;
    for (int t = 0; t < length; t++) {
      int at = t * states;
      logLikelihood +=
          HamiltonFilter.stepInto(predicted, at, logDensities, at, filtered, at, states);
      if (t + 1 < length) {
        HamiltonFilter.predictInto(filtered, at, transition, predicted, at + states, states);
      }
    }
    return logLikelihood;
  }

  /**
   * Smooths what {@link #forward} left, or what was taken over, and counts expected transitions.
   */
  void backward(double[] transition) {
    Arrays.fill(transitions, 0.0);
    int last = (length - 1) * states;
    System.arraycopy(filtered, last, smoothed, last, states);
    if (states == 2) {
      TwoStatePass.backward(predicted, filtered, transition, smoothed, transitions);
      return;
    }
    for (int at = last - states; at >= 0; at -= states) {
      backwardStep(transition, at);
    }
  }

  private void backwardStep(double[] transition, int at) {
    for (int to = 0; to < states; to++) {
      double probability = predicted[at + states + to];
      reciprocal[to] = probability >= SMALLEST_PREDICTED ? 1.0 / probability : 0.0;
    }
    for (int from = 0; from < states; from++) {
      double sum = 0.0;
      for (int to = 0; to < states; to++) {
        int move = from * states + to;
        // The first three factors are Pr(from | to, data up to t), at most 1.
        double joint =
            filtered[at + from] * transition[move] * reciprocal[to] * smoothed[at + states + to];
        transitions[move] += joint;
        sum += joint;
      }
      smoothed[at + from] = sum;
    }
  }

  double[] predicted() {
    return predicted;
  }

  double[] filtered() {
    return filtered;
  }

  double[] smoothed() {
    return smoothed;
  }

  double[] transitions() {
    return transitions;
  }
}
