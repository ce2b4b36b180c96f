package io.foreshock.forecast.volatility;

import java.util.function.Supplier;

/**
 * A fitted variance model: parameters, how the fit ended, and the variances it implies.
 *
 * @param <P> parameters of the model
 */
public final class VarianceFit<P> {

  private final P parameters;
  private final double logLikelihood;
  private final Convergence convergence;
  private final InformationCriteria criteria;
  private final double[] conditionalVariances;
  private final double[] standardizedResiduals;
  private final Supplier<StandardErrors> errors;

  VarianceFit(
      P parameters,
      double logLikelihood,
      Convergence convergence,
      InformationCriteria criteria,
      double[] conditionalVariances,
      double[] standardizedResiduals,
      Supplier<StandardErrors> errors) {
    this.parameters = parameters;
    this.logLikelihood = logLikelihood;
    this.convergence = convergence;
    this.criteria = criteria;
    this.conditionalVariances = conditionalVariances;
    this.standardizedResiduals = standardizedResiduals;
    this.errors = errors;
  }

  /** Returns (r_t − μ)/√h_t; h may be longer than r. */
  static double[] residuals(double[] returns, double mu, double[] variances) {
    double[] result = new double[returns.length];
    for (int t = 0; t < result.length; t++) {
      result[t] = (returns[t] - mu) / Math.sqrt(variances[t]);
    }
    return result;
  }

  /** Returns the best parameters found, whether or not the fit converged. */
  public P parameters() {
    return parameters;
  }

  /** Returns the log-likelihood of the data as given, in nats. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Returns how the fit ended. Read it before trusting the parameters. */
  public Convergence convergence() {
    return convergence;
  }

  /** Returns AIC and BIC over the fitted parameters. */
  public InformationCriteria informationCriteria() {
    return criteria;
  }

  /** Returns h of every return in order and, last, of the one to come; squared log return. */
  public double[] conditionalVariances() {
    return conditionalVariances.clone();
  }

  /** Returns the variance of the return after the last, squared log return. */
  public double nextVariance() {
    return conditionalVariances[conditionalVariances.length - 1];
  }

  /** Returns (r_t − μ)/√h_t of every return in order. */
  public double[] standardizedResiduals() {
    return standardizedResiduals.clone();
  }

  /**
   * Computes the standard errors of the fitted parameters: from the Hessian, the outer product of
   * scores, or both.
   *
   * @throws IllegalStateException if the optimum lies on a bound, where the usual errors do not
   *     hold, or a matrix is not positive definite; the message says which
   */
  public StandardErrors standardErrors() {
    return errors.get();
  }
}
