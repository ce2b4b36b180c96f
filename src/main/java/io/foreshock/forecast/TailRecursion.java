package io.foreshock.forecast;

import io.foreshock.market.Side;
import org.jspecify.annotations.Nullable;

/**
 * A recursion of one side's value at risk and expected shortfall at one level, as {@link
 * TailFilter} runs it: a state that each return moves. Parameters are arrays, in the form in which
 * a memory of fits keeps them.
 */
interface TailRecursion {

  /** Returns the name of the model, its settings and the version of its estimator. */
  String estimator();

  /**
   * Fits to a window of returns.
   *
   * @param window log returns per day, oldest first
   * @param alpha tail probability
   * @param warmStart parameters of an earlier fit, or null
   * @throws IllegalArgumentException if the window cannot be fitted
   */
  double[] fit(double[] window, Side side, double alpha, double @Nullable [] warmStart);

  /** Returns the state before the first return of the window. */
  double start(double[] parameters);

  /** Returns the state after a return. */
  double next(double[] parameters, double state, Side side, double alpha, double logReturn);

  /** Returns the value at risk in a state, a positive log loss. */
  double valueAtRisk(double[] parameters, double state);

  /** Returns the expected shortfall in a state, not below the value at risk. */
  double expectedShortfall(double[] parameters, double state);
}
