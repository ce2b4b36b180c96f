package io.foreshock.forecast.volatility;

/** What every fitted variance model of returns answers, whatever its recursion and innovations. */
public sealed interface VolatilityFit permits GjrFit, VarianceFit {

  /** Returns the log-likelihood of the data as given, in nats. */
  double logLikelihood();

  /** Returns how the fit ended. Read it before trusting the parameters. */
  Convergence convergence();

  /** Returns AIC and BIC over the fitted parameters. */
  InformationCriteria informationCriteria();

  /** Returns h of every return in order and, last, of the one to come; squared log return. */
  double[] conditionalVariances();

  /** Returns the variance of the return after the last, squared log return. */
  double nextVariance();

  /** Returns (r_t − μ)/√h_t of every return in order. */
  double[] standardizedResiduals();

  /**
   * Returns the expected variances of the returns 1, 2, …, {@code bars} bars ahead, squared log
   * return; their sum is the variance over the horizon.
   *
   * @param bars 1 or more
   * @throws IllegalArgumentException if {@code bars} is below 1 or a variance overflows
   */
  double[] varianceForecasts(int bars);

  /**
   * Computes the standard errors of the fitted parameters.
   *
   * @throws IllegalStateException if the optimum lies on a bound, where the usual errors do not
   *     hold, or a matrix is not positive definite; the message says which
   */
  StandardErrors standardErrors();

  /**
   * Tests what the model left behind in its standardised residuals.
   *
   * @param lags autocorrelations taken in, at least 1 and below the number of returns
   * @throws IllegalArgumentException if {@code lags} is out of range
   */
  default ResidualDiagnostics diagnostics(int lags) {
    return ResidualDiagnostics.of(standardizedResiduals(), lags);
  }
}
