package io.foreshock.forecast.volatility;

/**
 * Heterogeneous autoregression of realised variance: rv_{t+1} = b0 + b1 rv_t + b2 w_t + b3 m_t + e,
 * with w and m the means of rv over a week and a month ending at t.
 *
 * <p>A forecast outside the range of the fitted targets is replaced by their mean, so it is never
 * negative; nothing after the fit is read for it.
 *
 * <p>Reference: F. Corsi, "A simple approximate long-memory model of realized volatility", Journal
 * of Financial Econometrics 7 (2009), 174–196.
 */
public final class Har implements RealizedVarianceModel {

  private final LinearHar linear;

  private Har(LinearHar linear) {
    this.linear = linear;
  }

  /**
   * Fits by ordinary least squares on the days from {@code from} to before {@code end}.
   *
   * @param measures realised variances
   * @param from first day read
   * @param end first day not read
   * @throws IllegalArgumentException if fewer than 100 rows can be formed or the regressors do not
   *     vary enough to be told apart
   */
  public static Har fit(RealizedMeasures measures, int from, int end, HarLags lags) {
    return fit(measures, from, end, lags, 1);
  }

  /**
   * Fits the mean daily variance of the next days directly, one regression per horizon.
   *
   * <p>Targets of successive rows share days, so errors are to be Newey–West's with at least {@code
   * horizonDays} − 1 lags.
   *
   * @param measures realised variances
   * @param from first day read
   * @param end first day not read
   * @param horizonDays days of the target, at least 1
   * @throws IllegalArgumentException if an argument is out of range, too few rows can be formed or
   *     the regressors do not vary enough to be told apart
   */
  public static Har fit(
      RealizedMeasures measures, int from, int end, HarLags lags, int horizonDays) {
    return new Har(LinearHar.fit("HAR", measures, from, end, lags, horizonDays, /* extra= */ null));
  }

  /** Returns the regression; coefficients in the order b0 to b3. */
  public LinearRegression regression() {
    return linear.regression();
  }

  @Override
  public double forecast(RealizedMeasures measures, int t) {
    return linear.forecast(measures, t);
  }

  @Override
  public double residualVariance() {
    return regression().residualVariance();
  }

  @Override
  public int observations() {
    return regression().observations();
  }
}
