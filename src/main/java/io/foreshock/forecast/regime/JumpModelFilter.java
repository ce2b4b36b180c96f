package io.foreshock.forecast.regime;

/**
 * The labels of a jump model as they were known at the time: after each return the state at the end
 * of the cheapest path so far. Earlier labels are never rewritten, so a series cut at t gives the
 * same labels up to t. Not safe for threads.
 *
 * <p>Reference: P. Nystrup, P. Kolm, E. Lindström, "Greedy online classification of persistent
 * market states using realized intraday volatility features", Journal of Financial Data Science 2
 * (2020), 25–39.
 */
public final class JumpModelFilter {

  private final JumpModelParameters parameters;
  private final JumpFeatures features = new JumpFeatures();
  private double[] values;

  /** Makes a filter that has seen nothing. */
  public JumpModelFilter(JumpModelParameters parameters) {
    this.parameters = parameters;
    this.values = new double[parameters.states()];
  }

  /**
   * Takes in a return and returns the regime after it; of equally cheap ones the calmer, so that
   * returns before the first move, which say nothing, are calm. Two states are CALM and STRESSED.
   *
   * @param logReturn finite
   * @throws IllegalArgumentException if it is not finite
   */
  public Regime update(double logReturn) {
    if (features.add(logReturn)) {
      double[] losses = parameters.losses(features.values());
      values = fromZero(JumpPath.next(values, losses, parameters.penalty()));
    }
    return regime(JumpPath.cheapest(values));
  }

  /** Only differences count, and sums over years would lose digits. */
  private static double[] fromZero(double[] values) {
    double least = values[JumpPath.cheapest(values)];
    for (int k = 0; k < values.length; k++) {
      values[k] -= least;
    }
    return values;
  }

  private Regime regime(int state) {
    return state == 0
        ? Regime.CALM
        : state == parameters.states() - 1 ? Regime.STRESSED : Regime.ELEVATED;
  }
}
