package io.foreshock.forecast.volatility;

/** A fitted GJR-GARCH(1,1): parameters, how the fit ended, and the variances it implies. */
public final class GjrFit implements VolatilityFit {

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

  @Override
  public InformationCriteria informationCriteria() {
    return criteria;
  }

  @Override
  public double logLikelihood() {
    return logLikelihood;
  }

  @Override
  public Convergence convergence() {
    return convergence;
  }

  @Override
  public double[] conditionalVariances() {
    return conditionalVariances.clone();
  }

  @Override
  public double nextVariance() {
    return conditionalVariances[returns.length];
  }

  @Override
  public double[] standardizedResiduals() {
    double[] result = new double[returns.length];
    for (int t = 0; t < result.length; t++) {
      result[t] = (returns[t] - parameters.mu()) / Math.sqrt(conditionalVariances[t]);
    }
    return result;
  }

  @Override
  public double[] varianceForecasts(int bars) {
    ReturnChecks.requirePositive("bars", bars);
    double[] result = new double[bars];
    result[0] = nextVariance();
    for (int k = 1; k < bars; k++) {
      result[k] = GjrGarch.varianceForecast(parameters, result[k - 1], 2);
    }
    return result;
  }

  @Override
  public StandardErrors standardErrors() {
    return new GjrEstimation(returns, settings).standardErrors(point);
  }
}
