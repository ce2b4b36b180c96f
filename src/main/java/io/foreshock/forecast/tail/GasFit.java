package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/** A fitted one-factor model of one side and level, and how the fit went. */
public final class GasFit {

  private final GasParameters parameters;
  private final Side side;
  private final double alpha;
  private final double meanLoss;
  private final double[] factors;
  private final int evaluations;
  private final boolean converged;

  GasFit(
      GasObjective objective,
      SimplexSearch search,
      int evaluations,
      Side side,
      double[] logReturns) {
    this.parameters = objective.parameters(search.point());
    this.side = side;
    this.alpha = objective.sample().alpha();
    this.meanLoss = search.value() + StrictMath.log(objective.sample().scale());
    this.factors = GasOneFactor.filter(parameters, logReturns, side, alpha);
    this.evaluations = evaluations;
    this.converged = search.settled();
  }

  /** Returns the best parameters found, in the unit of the returns. */
  public GasParameters parameters() {
    return parameters;
  }

  /** Returns the side whose losses were fitted. */
  public Side side() {
    return side;
  }

  /** Returns the tail probability, in (0, 0.5). */
  public double alpha() {
    return alpha;
  }

  /** Returns the mean FZ0 loss over the days of the fit, for returns in the unit given. */
  public double meanLoss() {
    return meanLoss;
  }

  /** Returns κ of every day of the fit and, last, of the one to come. */
  public double[] factors() {
    return factors.clone();
  }

  /** Returns κ of the day after the last. */
  public double nextFactor() {
    return factors[factors.length - 1];
  }

  /** Returns the value at risk of the day after the last, a positive log loss. */
  public double nextValueAtRisk() {
    return parameters.valueAtRisk(nextFactor());
  }

  /** Returns the expected shortfall of the day after the last, not below the value at risk. */
  public double nextExpectedShortfall() {
    return parameters.expectedShortfall(nextFactor());
  }

  /** Returns how often the loss was worked out. */
  public int evaluations() {
    return evaluations;
  }

  /** Tells whether a last new search around the best point gained nothing. */
  public boolean converged() {
    return converged;
  }
}
