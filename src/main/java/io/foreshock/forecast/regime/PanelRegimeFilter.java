package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.List;

/**
 * The filter of a panel model on one market, which may never have been seen: every return is
 * measured in the market's long-run volatility as known before it, √((n₀σ₀² + Σr²) ÷ (n₀ + n)) with
 * a prior volatility σ₀ worth n₀ returns. Knows nothing of later returns.
 */
public final class PanelRegimeFilter implements RegimeLabeller {

  private final OnlineRegimeFilter filter;
  private final double priorVolatility;
  private final double priorObservations;

  /**
   * Makes a filter.
   *
   * @param parameters common parameters, in units of long-run volatility
   * @param priorVolatility σ₀, volatility of markets of the class, in the unit of the returns,
   *     positive
   * @param priorObservations n₀, how many returns it is worth, positive
   * @throws IllegalArgumentException if a number is not positive and finite
   */
  public PanelRegimeFilter(
      StudentTSwitchingParameters parameters, double priorVolatility, double priorObservations) {
    requirePositive("priorVolatility", priorVolatility);
    requirePositive("priorObservations", priorObservations);
    this.filter = new OnlineRegimeFilter(parameters);
    this.priorVolatility = priorVolatility;
    this.priorObservations = priorObservations;
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  /**
   * What is remembered between two returns.
   *
   * @param regime state of the filter of standardised returns
   * @param sumOfSquares of the returns seen, in their unit
   */
  public record State(RegimeFilterState regime, double sumOfSquares) {}

  /**
   * Returns the state before any return: the ergodic distribution.
   *
   * @throws IllegalArgumentException if the chain falls apart
   */
  public State start() {
    return new State(filter.start(), 0.0);
  }

  /** Returns the long-run volatility as known now, in the unit of the returns. */
  public double longRunVolatility(State state) {
    double squares = priorObservations * priorVolatility * priorVolatility + state.sumOfSquares();
    return Math.sqrt(squares / (priorObservations + state.regime().observations()));
  }

  /**
   * Returns the state after one more return.
   *
   * @param state the state before
   * @param logReturn the return, finite
   * @throws IllegalArgumentException if it is not finite
   */
  public State update(State state, double logReturn) {
    RegimeFilterState regime = filter.update(state.regime(), logReturn / longRunVolatility(state));
    return new State(regime, state.sumOfSquares() + logReturn * logReturn);
  }

  /** Returns the regime probabilities of the next observation. */
  public RegimeProbabilities predicted(State state) {
    return filter.predicted(state.regime());
  }

  /**
   * Returns the parameters of the market's returns as known now, in their unit: those whose mixture
   * is the distribution of the next return.
   */
  public StudentTSwitchingParameters parameters(State state) {
    return filter.parameters().scaledBy(longRunVolatility(state));
  }

  @Override
  public List<Regime> labels(double[] logReturns) {
    List<Regime> labels = new ArrayList<>(logReturns.length);
    State state = start();
    for (double logReturn : logReturns) {
      state = update(state, logReturn);
      labels.add(state.regime().filtered().mostLikely());
    }
    return labels;
  }
}
