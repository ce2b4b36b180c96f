package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.List;

/**
 * The Hamilton filter with frozen parameters, one return at a time: the serving path. It knows
 * nothing of later returns, so a series cut at t gives the same bits up to t.
 *
 * <p>Two states are CALM and STRESSED, three are all regimes.
 */
public final class OnlineRegimeFilter {

  private final StudentTSwitchingParameters parameters;

  /**
   * Makes a filter.
   *
   * @param parameters frozen parameters
   */
  public OnlineRegimeFilter(StudentTSwitchingParameters parameters) {
    this.parameters = parameters;
  }

  /** Returns the frozen parameters. */
  public StudentTSwitchingParameters parameters() {
    return parameters;
  }

  /**
   * Returns the state before any return: the ergodic distribution.
   *
   * @throws IllegalArgumentException if the chain falls apart
   */
  public RegimeFilterState start() {
    return new RegimeFilterState(RegimeProbabilities.ofStates(parameters.ergodic()), 0, 0.0);
  }

  /**
   * Returns the state after one more return.
   *
   * @param state the state before
   * @param logReturn the return, finite, in the unit of the parameters
   * @throws IllegalArgumentException if the return is not finite, or the state is of another model
   */
  public RegimeFilterState update(RegimeFilterState state, double logReturn) {
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    int states = parameters.states();
    double[] predicted = predict(state.filtered(), 1);
    double[] logDensities = new double[states];
    for (int k = 0; k < states; k++) {
      logDensities[k] = parameters.component(k).logDensity(logReturn);
    }
    double[] filtered = new double[states];
    double gain = HamiltonFilter.stepInto(predicted, 0, logDensities, 0, filtered, 0, states);
    return new RegimeFilterState(
        RegimeProbabilities.ofStates(filtered),
        state.observations() + 1,
        state.logLikelihood() + gain);
  }

  /**
   * Returns the regime probabilities of the next observation, one step ahead.
   *
   * @param state the state now
   */
  public RegimeProbabilities predicted(RegimeFilterState state) {
    return atHorizon(state, 1);
  }

  /**
   * Returns the regime probabilities several observations ahead.
   *
   * @param state the state now
   * @param steps observations ahead, at least 0; 0 is now
   * @throws IllegalArgumentException if {@code steps} is negative
   */
  public RegimeProbabilities atHorizon(RegimeFilterState state, int steps) {
    return RegimeProbabilities.ofStates(predict(state.filtered(), steps));
  }

  /**
   * Returns the filtered probabilities after each return of a series, begun at {@link #start}.
   *
   * @param logReturns finite returns in time order
   * @throws IllegalArgumentException if one is not finite
   */
  public List<RegimeProbabilities> filter(double[] logReturns) {
    List<RegimeProbabilities> path = new ArrayList<>(logReturns.length);
    RegimeFilterState state = start();
    for (double logReturn : logReturns) {
      state = update(state, logReturn);
      path.add(state.filtered());
    }
    return path;
  }

  private double[] predict(RegimeProbabilities now, int steps) {
    return HamiltonFilter.predict(
        now.toStates(parameters.states()), parameters.transition(), steps);
  }
}
