package io.foreshock.forecast.volatility;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A fitted variance model: parameters, how the fit ended, and the variances it implies.
 *
 * @param <P> parameters of the model
 */
public final class VarianceFit<P> implements VolatilityFit {

  private final P parameters;
  private final double logLikelihood;
  private final Convergence convergence;
  private final InformationCriteria criteria;
  private final double[] conditionalVariances;
  private final double[] standardizedResiduals;
  private final IntFunction<double[]> forecasts;
  private final Supplier<StandardErrors> errors;

  VarianceFit(
      P parameters,
      double logLikelihood,
      Convergence convergence,
      InformationCriteria criteria,
      double[] conditionalVariances,
      double[] standardizedResiduals,
      IntFunction<double[]> forecasts,
      Supplier<StandardErrors> errors) {
    this.parameters = parameters;
    this.logLikelihood = logLikelihood;
    this.convergence = convergence;
    this.criteria = criteria;
    this.conditionalVariances = conditionalVariances;
    this.standardizedResiduals = standardizedResiduals;
    this.forecasts = forecasts;
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

  @Override
  public double logLikelihood() {
    return logLikelihood;
  }

  @Override
  public Convergence convergence() {
    return convergence;
  }

  @Override
  public InformationCriteria informationCriteria() {
    return criteria;
  }

  @Override
  public double[] conditionalVariances() {
    return conditionalVariances.clone();
  }

  @Override
  public double nextVariance() {
    return conditionalVariances[conditionalVariances.length - 1];
  }

  @Override
  public double[] standardizedResiduals() {
    return standardizedResiduals.clone();
  }

  @Override
  public double[] varianceForecasts(int bars) {
    return forecasts.apply(bars);
  }

  @Override
  public StandardErrors standardErrors() {
    return errors.get();
  }
}
