package io.foreshock.forecast.regime;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The Hamilton filter of a Markov-switching GARCH with frozen parameters, one return at a time, and
 * the distribution of the next return. It knows nothing of later returns, so a series cut at t
 * gives the same bits up to t.
 *
 * <p>Before any return every variance is unconditional and the chain ergodic; the first return
 * moves the variances only, and those after it both. Value at risk and expected shortfall are those
 * of the whole mixture, in positive log-return losses.
 *
 * <p>Reference: M. Haas, S. Mittnik and M. Paolella, "A new approach to Markov-switching GARCH
 * models", Journal of Financial Econometrics 2 (2004), 493–530.
 */
public final class SwitchingGarchFilter {

  private final SwitchingGarchParameters parameters;
  private final StudentTComponent[] standard;

  /**
   * Makes a filter.
   *
   * @param parameters frozen parameters
   */
  public SwitchingGarchFilter(SwitchingGarchParameters parameters) {
    this.parameters = parameters;
    this.standard = new StudentTComponent[parameters.states()];
    for (int k = 0; k < standard.length; k++) {
      standard[k] = new StudentTComponent(0.0, 1.0, parameters.regime(k).degreesOfFreedom());
    }
  }

  /** Returns the frozen parameters. */
  public SwitchingGarchParameters parameters() {
    return parameters;
  }

  /**
   * Returns the state before any return.
   *
   * @throws IllegalArgumentException if the chain falls apart
   */
  public SwitchingGarchState start() {
    return new SwitchingGarchState(
        RegimeProbabilities.ofStates(parameters.ergodic()),
        parameters.unconditionalVariances(),
        0,
        0.0);
  }

  /**
   * Returns the state after one more return.
   *
   * @param state the state before
   * @param logReturn the return, finite, in the unit of the parameters
   * @throws IllegalArgumentException if the return is not finite, or the state is of another model
   */
  public SwitchingGarchState update(SwitchingGarchState state, double logReturn) {
    requireOwn(state);
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    int states = parameters.states();
    double[] variances = new double[states];
    for (int k = 0; k < states; k++) {
      variances[k] = parameters.regime(k).next(state.nextVariance(k), logReturn);
    }
    if (state.observations() == 0) {
      return new SwitchingGarchState(state.filtered(), variances, 1, 0.0);
    }
    double[] logDensities = new double[states];
    for (int k = 0; k < states; k++) {
      double h = state.nextVariance(k);
      logDensities[k] = standard[k].logDensity(logReturn / Math.sqrt(h)) - 0.5 * StrictMath.log(h);
    }
    double[] filtered = new double[states];
    double gain = HamiltonFilter.stepInto(weights(state), 0, logDensities, 0, filtered, 0, states);
    return new SwitchingGarchState(
        RegimeProbabilities.ofStates(filtered),
        variances,
        state.observations() + 1,
        state.logLikelihood() + gain);
  }

  /**
   * Returns the state after a series, begun at {@link #start}.
   *
   * @param logReturns finite returns in time order
   * @throws IllegalArgumentException if one is not finite
   */
  public SwitchingGarchState after(double[] logReturns) {
    SwitchingGarchState state = start();
    for (double logReturn : logReturns) {
      state = update(state, logReturn);
    }
    return state;
  }

  /**
   * Returns the filtered probabilities after each return of a series, begun at {@link #start}.
   *
   * @param logReturns finite returns in time order
   * @throws IllegalArgumentException if one is not finite
   */
  public List<RegimeProbabilities> filter(double[] logReturns) {
    List<RegimeProbabilities> path = new ArrayList<>(logReturns.length);
    SwitchingGarchState state = start();
    for (double logReturn : logReturns) {
      state = update(state, logReturn);
      path.add(state.filtered());
    }
    return path;
  }

  /**
   * Returns the regime probabilities of the next observation.
   *
   * @param state the state now
   */
  public RegimeProbabilities predicted(SwitchingGarchState state) {
    return RegimeProbabilities.ofStates(weights(state));
  }

  /**
   * Returns the variance of the next return, Σ ξ_k h_k, positive, return squared.
   *
   * @param state the state now
   */
  public double nextVariance(SwitchingGarchState state) {
    double[] weights = weights(state);
    double variance = 0.0;
    for (int k = 0; k < weights.length; k++) {
      variance += weights[k] * state.nextVariance(k);
    }
    return variance;
  }

  /**
   * Returns the value at risk of the next return, the loss exceeded with probability alpha.
   *
   * @param state the state now
   * @param alpha tail probability, in (0, 0.5)
   * @param side LONG: loss = −return; SHORT: loss = +return; equal here, as the mean is 0
   * @throws IllegalArgumentException if alpha is out of range, or the state is of another model
   */
  public double valueAtRisk(SwitchingGarchState state, double alpha, Side side) {
    return RegimeMixture.valueAtRisk(weights(state), components(state), alpha, side);
  }

  /**
   * Returns the expected shortfall of the next return, the mean of the losses at or beyond the
   * value at risk.
   *
   * @param state the state now
   * @param alpha tail probability, in (0, 0.5)
   * @param side LONG: loss = −return; SHORT: loss = +return; equal here, as the mean is 0
   * @throws IllegalArgumentException if alpha is out of range, or the state is of another model
   */
  public double expectedShortfall(SwitchingGarchState state, double alpha, Side side) {
    return RegimeMixture.expectedShortfall(weights(state), components(state), alpha, side);
  }

  private double[] weights(SwitchingGarchState state) {
    requireOwn(state);
    return HamiltonFilter.predict(
        state.filtered().toStates(parameters.states()), parameters.transition());
  }

  private StudentTComponent[] components(SwitchingGarchState state) {
    StudentTComponent[] components = new StudentTComponent[parameters.states()];
    for (int k = 0; k < components.length; k++) {
      double degreesOfFreedom = parameters.regime(k).degreesOfFreedom();
      components[k] = new StudentTComponent(0.0, state.nextVariance(k), degreesOfFreedom);
    }
    return components;
  }

  private void requireOwn(SwitchingGarchState state) {
    if (state.states() != parameters.states()) {
      throw new IllegalArgumentException(
          "state must have " + parameters.states() + " regimes, had " + state.states());
    }
  }
}
