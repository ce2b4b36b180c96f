package io.foreshock.forecast.regime;

/**
 * The stationary distribution of a chain on a flat array.
 *
 * <p>Reference: W. K. Grassmann, M. I. Taksar and D. P. Heyman, "Regenerative analysis and steady
 * state distributions for Markov chains", Operations Research 33 (1985), 1107–1116. No subtraction
 * occurs, so nearly absorbing chains keep full relative accuracy.
 */
final class Ergodic {

  private Ergodic() {}

  /** Returns π of the row-major matrix; the argument is left alone. */
  static double[] distribution(int states, double[] transition) {
    double[] work = transition.clone();
    double[] left = new double[states];
    for (int n = states - 1; n > 0; n--) {
      left[n] = eliminate(work, states, n);
    }
    return substitute(work, states, left);
  }

  /** Censors the chain on the states below n; returns the probability of leaving n downwards. */
  private static double eliminate(double[] work, int states, int n) {
    double out = 0.0;
    for (int j = 0; j < n; j++) {
      out += work[n * states + j];
    }
    if (!(out > 0.0)) {
      throw new IllegalArgumentException(
          "transition must reach every state from every other; state " + n + " is closed");
    }
    for (int i = 0; i < n; i++) {
      double factor = work[i * states + n] / out;
      for (int j = 0; j < n; j++) {
        work[i * states + j] += factor * work[n * states + j];
      }
    }
    return out;
  }

  private static double[] substitute(double[] work, int states, double[] left) {
    double[] pi = new double[states];
    pi[0] = 1.0;
    double total = 1.0;
    for (int n = 1; n < states; n++) {
      for (int i = 0; i < n; i++) {
        pi[n] += pi[i] * work[i * states + n];
      }
      pi[n] /= left[n];
      total += pi[n];
    }
    for (int n = 0; n < states; n++) {
      pi[n] /= total;
    }
    return pi;
  }
}
