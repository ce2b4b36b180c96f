package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/** A fitted CAViaR recursion of one side and level, and how the fit went. */
public final class CaviarFit {

  private final CaviarParameters parameters;
  private final CaviarForm form;
  private final Side side;
  private final double alpha;
  private final double tickLoss;
  private final double shortfallRatio;
  private final double[] valuesAtRisk;
  private final double[] logReturns;
  private final int evaluations;
  private final boolean converged;

  CaviarFit(CaviarObjective objective, SimplexSearch search, Side side, double[] logReturns) {
    this.parameters = objective.parameters(search.point());
    this.form = objective.form();
    this.side = side;
    this.alpha = objective.sample().alpha();
    this.tickLoss = search.value() * objective.sample().scale();
    this.valuesAtRisk = objective.valuesAtRisk(search.point());
    this.logReturns = logReturns.clone();
    this.shortfallRatio = ratioBeyond();
    this.evaluations = search.evaluations();
    this.converged = search.settled();
  }

  /** Mean of loss ÷ VaR over the days beyond; an optimum leaves about nα ≥ 5 of them. */
  private double ratioBeyond() {
    double sum = 0.0;
    int beyond = 0;
    for (int t = 0; t < logReturns.length; t++) {
      double loss = side.loss(logReturns[t]);
      if (loss > valuesAtRisk[t]) {
        sum += loss / valuesAtRisk[t];
        beyond++;
      }
    }
    if (beyond == 0) {
      throw new IllegalArgumentException(
          "logReturns hold no loss of the " + side + " side beyond the fitted value at risk");
    }
    return sum / beyond;
  }

  /** Returns the best parameters found, in the unit of the returns. */
  public CaviarParameters parameters() {
    return parameters;
  }

  /** Returns the form fitted. */
  public CaviarForm form() {
    return form;
  }

  /** Returns the side whose losses were fitted. */
  public Side side() {
    return side;
  }

  /** Returns the tail probability, in (0, 0.5). */
  public double alpha() {
    return alpha;
  }

  /** Returns the mean tick loss over the days of the fit, in the unit of the returns. */
  public double tickLoss() {
    return tickLoss;
  }

  /** Returns the mean of loss ÷ VaR where the loss exceeded it, above 1: ES is this times VaR. */
  public double shortfallRatio() {
    return shortfallRatio;
  }

  /**
   * Returns the value at risk of every day of the fit and, last, of the one to come. The past ones
   * are in-sample: their parameters have seen later days.
   */
  public double[] valuesAtRisk() {
    return valuesAtRisk.clone();
  }

  /** Returns the value at risk of the day after the last, a positive log loss. */
  public double nextValueAtRisk() {
    return valuesAtRisk[logReturns.length];
  }

  /** Returns the expected shortfall of the day after the last, above the value at risk. */
  public double nextExpectedShortfall() {
    return shortfallRatio * nextValueAtRisk();
  }

  /**
   * Returns log return ÷ VaR of every day of the fit, the residuals of a quantile recursion: their
   * pool carries the fitted level to farther ones.
   */
  public double[] standardizedReturns() {
    double[] result = new double[logReturns.length];
    for (int t = 0; t < result.length; t++) {
      result[t] = logReturns[t] / valuesAtRisk[t];
    }
    return result;
  }

  /** Returns how often the tick loss was worked out. */
  public int evaluations() {
    return evaluations;
  }

  /** Tells whether a last new search around the best point gained nothing. */
  public boolean converged() {
    return converged;
  }
}
