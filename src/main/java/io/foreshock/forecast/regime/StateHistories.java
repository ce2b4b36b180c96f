package io.foreshock.forecast.regime;

/**
 * The chain of histories (S_t, S_{t−1}, …, S_{t−p}) of a Markov chain, numbered S_t + K·S_{t−1} +
 * K²·S_{t−2} + …: itself a Markov chain of K^(p+1) states.
 */
final class StateHistories {

  private final int states;
  private final int lags;
  private final int count;

  StateHistories(int states, int lags) {
    this.states = states;
    this.lags = lags;
    int product = 1;
    for (int l = 0; l <= lags; l++) {
      product *= states;
    }
    this.count = product;
  }

  int count() {
    return count;
  }

  /** Returns the state that the history had some lags ago, 0 being now. */
  int state(int history, int lag) {
    int rest = history;
    for (int l = 0; l < lag; l++) {
      rest /= states;
    }
    return rest % states;
  }

  /** Returns the history that follows when the given state comes next. */
  int next(int history, int state) {
    return state + states * (history % (count / states));
  }

  /** Returns the transition matrix of histories. */
  TransitionMatrix transition(TransitionMatrix chain) {
    double[] flat = new double[count * count];
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < states; to++) {
        flat[from * count + next(from, to)] = chain.probability(state(from, 0), to);
      }
    }
    return TransitionMatrix.ofRowMajor(count, flat);
  }

  /** Returns the distribution of histories of an ergodic chain. */
  double[] ergodic(TransitionMatrix chain) {
    double[] oldest = HamiltonFilter.ergodic(chain);
    double[] probabilities = new double[count];
    for (int history = 0; history < count; history++) {
      double probability = oldest[state(history, lags)];
      for (int lag = lags; lag > 0; lag--) {
        probability *= chain.probability(state(history, lag), state(history, lag - 1));
      }
      probabilities[history] = probability;
    }
    return probabilities;
  }

  /** Sums rows over histories to rows over the present state. */
  double[] marginal(double[] rows) {
    double[] marginal = new double[rows.length / count * states];
    for (int i = 0; i < rows.length; i++) {
      marginal[i / count * states + state(i % count, 0)] += rows[i];
    }
    return marginal;
  }

  /** Sums expected transitions between histories to transitions between states. */
  double[] marginalTransitions(double[] transitions) {
    double[] marginal = new double[states * states];
    for (int i = 0; i < transitions.length; i++) {
      marginal[state(i / count, 0) * states + state(i % count, 0)] += transitions[i];
    }
    return marginal;
  }

  /** Adds the transitions inside the first history, and returns the weights of its oldest state. */
  double[] addFirstHistory(double[] smoothed, double[] transitions) {
    double[] oldest = new double[states];
    for (int history = 0; history < count; history++) {
      oldest[state(history, lags)] += smoothed[history];
      for (int lag = lags; lag > 0; lag--) {
        transitions[state(history, lag) * states + state(history, lag - 1)] += smoothed[history];
      }
    }
    return oldest;
  }
}
