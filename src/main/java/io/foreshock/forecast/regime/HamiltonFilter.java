package io.foreshock.forecast.regime;

/**
 * The Hamilton filter of a Markov chain seen through densities.
 *
 * <p>ξ(t|t) = ξ(t|t−1) ⊙ η(t) ÷ 1′(ξ(t|t−1) ⊙ η(t)) and ξ(t+1|t) = P′ ξ(t|t), where η holds the
 * density of the observation in each state; densities enter as logarithms and are summed by
 * log-sum-exp, so that an observation far out in every tail does no harm.
 *
 * <p>Reference: J. D. Hamilton, "A new approach to the economic analysis of nonstationary time
 * series and the business cycle", Econometrica 57 (1989), 357–384.
 */
public final class HamiltonFilter {

  private HamiltonFilter() {}

  /**
   * Updates predicted probabilities by one observation.
   *
   * @param predicted Pr(S_t = j | data up to t − 1), a probability vector
   * @param logDensities ln f(y_t | S_t = j), −∞ where impossible
   * @throws IllegalArgumentException if lengths differ, or no state can have made the observation
   */
  public static FilterStep step(double[] predicted, double[] logDensities) {
    requireSameLength(predicted, logDensities);
    double[] filtered = new double[predicted.length];
    double logLikelihood = stepInto(predicted, 0, logDensities, 0, filtered, 0, predicted.length);
    return new FilterStep(filtered, logLikelihood);
  }

  /**
   * Returns the probabilities one step ahead, P′ξ.
   *
   * @param filtered probabilities now
   * @param transition transition matrix of as many states
   */
  public static double[] predict(double[] filtered, TransitionMatrix transition) {
    requireStates(filtered, transition);
    double[] next = new double[filtered.length];
    predictInto(filtered, 0, transition.rowMajorNoCopy(), next, 0, filtered.length);
    return next;
  }

  /**
   * Returns the probabilities several steps ahead, (P′)^steps ξ.
   *
   * @param filtered probabilities now
   * @param transition transition matrix of as many states
   * @param steps number of steps, at least 0
   * @throws IllegalArgumentException if {@code steps} is negative
   */
  public static double[] predict(double[] filtered, TransitionMatrix transition, int steps) {
    if (!(steps >= 0)) {
      throw new IllegalArgumentException("steps must be at least 0, was " + steps);
    }
    requireStates(filtered, transition);
    double[] probabilities = filtered.clone();
    for (int step = 0; step < steps; step++) {
      probabilities = predict(probabilities, transition);
    }
    return probabilities;
  }

  /**
   * Runs the filter over a series.
   *
   * @param transition transition matrix of K states
   * @param initial Pr(S_0 = j) before the first observation
   * @param logDensities ln f(y_t | S_t = j) as rows over t
   */
  public static FilteredPath filter(
      TransitionMatrix transition, double[] initial, double[][] logDensities) {
    requireStates(initial, transition);
    int states = transition.states();
    double[] flat = new double[logDensities.length * states];
    for (int t = 0; t < logDensities.length; t++) {
      requireSameLength(initial, logDensities[t]);
      System.arraycopy(logDensities[t], 0, flat, t * states, states);
    }
    return filterRowMajor(transition, initial, flat);
  }

  /**
   * Returns the long-run share of time in each state, π = P′π, by the subtraction-free elimination
   * of Grassmann, Taksar and Heyman (1985).
   *
   * @param transition transition matrix
   * @throws IllegalArgumentException if the chain falls apart, so that π is not unique
   */
  public static double[] ergodic(TransitionMatrix transition) {
    return Ergodic.distribution(transition.states(), transition.rowMajorNoCopy());
  }

  /**
   * Returns the expected duration of each state in observations, 1 ÷ (1 − p_jj), at least 1;
   * infinite for an absorbing state.
   *
   * @param transition transition matrix
   */
  public static double[] expectedDurations(TransitionMatrix transition) {
    double[] durations = new double[transition.states()];
    for (int state = 0; state < durations.length; state++) {
      durations[state] = 1.0 / (1.0 - transition.probability(state, state));
    }
    return durations;
  }

  static FilteredPath filterRowMajor(
      TransitionMatrix transition, double[] initial, double[] logDensities) {
    int states = transition.states();
    ForwardBackward pass = new ForwardBackward(logDensities.length / states, states);
    double logLikelihood = pass.forward(logDensities, transition.rowMajorNoCopy(), initial);
    return new FilteredPath(states, pass.predicted(), pass.filtered(), logLikelihood);
  }

  /** One update on slices of flat arrays; returns the log-likelihood of the observation. */
  static double stepInto(
      double[] predicted,
      int predictedAt,
      double[] logDensities,
      int logDensitiesAt,
      double[] filtered,
      int filteredAt,
      int states) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < states; j++) {
      if (predicted[predictedAt + j] > 0.0) {
        largest = Math.max(largest, logDensities[logDensitiesAt + j]);
      }
    }
    if (!(Math.abs(largest) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "some possible state must have a finite log density, largest was " + largest);
    }
    double sum = 0.0;
    for (int j = 0; j < states; j++) {
      double gap = logDensities[logDensitiesAt + j] - largest;
      double weight = predicted[predictedAt + j];
      // The largest density needs no exponential; an unreachable state could overflow one.
      double joint = weight == 0.0 ? 0.0 : gap == 0.0 ? weight : weight * StrictMath.exp(gap);
      filtered[filteredAt + j] = joint;
      sum += joint;
    }
    for (int j = 0; j < states; j++) {
      filtered[filteredAt + j] /= sum;
    }
    return largest + StrictMath.log(sum);
  }

  /** P′ξ on slices of flat arrays. */
  static void predictInto(
      double[] filtered, int filteredAt, double[] transition, double[] next, int at, int states) {
    for (int to = 0; to < states; to++) {
      double sum = 0.0;
      for (int from = 0; from < states; from++) {
        sum += filtered[filteredAt + from] * transition[from * states + to];
      }
      next[at + to] = sum;
    }
  }

  private static void requireSameLength(double[] predicted, double[] logDensities) {
    if (predicted.length != logDensities.length) {
      throw new IllegalArgumentException(
          "logDensities must have one entry per state, "
              + predicted.length
              + ", had "
              + logDensities.length);
    }
  }

  private static void requireStates(double[] probabilities, TransitionMatrix transition) {
    if (probabilities.length != transition.states()) {
      throw new IllegalArgumentException(
          "probabilities must have "
              + transition.states()
              + " entries, had "
              + probabilities.length);
    }
  }
}
