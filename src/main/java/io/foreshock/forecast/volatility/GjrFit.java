package io.foreshock.forecast.volatility;

/** A fitted GJR-GARCH(1,1): parameters, how the fit ended, and the variances it implies. */
public final class GjrFit {

  private final GjrParameters parameters;
  private final double logLikelihood;
  private final Convergence convergence;
  private final double[] conditionalVariances;
  private final double[] returns;
  private final GjrSettings settings;
  private final double[] point;
  private final double skewness;
  private final InformationCriteria criteria;

  GjrFit(GjrEstimation estimation, MultiStart outcome, double[] returns, GjrSettings settings) {
    this.settings = settings;
    this.point = outcome.best().point();
    this.parameters = estimation.parameters(point);
    this.logLikelihood = estimation.unscaled(outcome.best().value());
    this.convergence = outcome.convergence();
    this.conditionalVariances = estimation.variances(point);
    this.returns = returns.clone();
    this.skewness = estimation.skewness(point);
    this.criteria = InformationCriteria.of(logLikelihood, estimation.size(), returns.length);
  }

  /** Returns the best parameters found, whether or not the fit converged. */
  public GjrParameters parameters() {
    return parameters;
  }

  /**
   * Returns λ of {@link SkewedStudentT}, in (−1, 1), fitted with the parameters; 0 where the
   * innovations are symmetric.
   */
  public double skewness() {
    return skewness;
  }

  /** Returns AIC and BIC over the fitted parameters. */
  public InformationCriteria informationCriteria() {
    return criteria;
  }

  /** Returns the log-likelihood of the returns as given, in nats. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Returns how the fit ended. Read it before trusting the parameters. */
  public Convergence convergence() {
    return convergence;
  }

  /** Returns h of every return in order and, last, of the one to come; squared log return. */
  public double[] conditionalVariances() {
    return conditionalVariances.clone();
  }

  /** Returns the variance of the return after the last, squared log return. */
  public double nextVariance() {
    return conditionalVariances[returns.length];
  }

  /** Returns (r_t − μ)/√h_t of every return in order. */
  public double[] standardizedResiduals() {
    double[] result = new double[returns.length];
    for (int t = 0; t < result.length; t++) {
      result[t] = (returns[t] - parameters.mu()) / Math.sqrt(conditionalVariances[t]);
    }
    return result;
  }

  /**
   * Computes the standard errors of the fitted parameters.
   *
   * @throws IllegalStateException if the optimum lies on a bound, where the usual errors do not
   *     hold, or a matrix is not positive definite; the message says which
   */
  public StandardErrors standardErrors() {
    return new GjrEstimation(returns, settings).standardErrors(point);
  }
}
