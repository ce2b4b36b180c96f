package io.foreshock.forecast.regime;

/** The result of one step of the Hamilton filter. */
public final class FilterStep {

  private final double[] filtered;
  private final double logLikelihood;

  FilterStep(double[] filtered, double logLikelihood) {
    this.filtered = filtered;
    this.logLikelihood = logLikelihood;
  }

  /** Returns a copy of Pr(S_t = j | data up to t), one per state. */
  public double[] filtered() {
    return filtered.clone();
  }

  /** Returns ln f(y_t | data up to t − 1), the observation's share of the log-likelihood. */
  public double logLikelihood() {
    return logLikelihood;
  }
}
