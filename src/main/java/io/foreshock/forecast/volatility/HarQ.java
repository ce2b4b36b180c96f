package io.foreshock.forecast.volatility;

/**
 * HAR whose daily weight falls with the measurement error: rv_{t+1} = b0 + (b1 + bQ √rq_t) rv_t +
 * b2 w_t + b3 m_t + e. √rq is not demeaned, which would shift b1 only.
 *
 * <p>A forecast outside the range of the fitted targets is replaced by their mean, so it is never
 * negative; nothing after the fit is read for it.
 *
 * <p>Reference: T. Bollerslev, A. Patton, R. Quaedvlieg, "Exploiting the errors: a simple approach
 * for improved volatility forecasting", Journal of Econometrics 192 (2016), 1–18.
 */
public final class HarQ implements RealizedVarianceModel {

  private final LinearHar linear;

  private HarQ(LinearHar linear) {
    this.linear = linear;
  }

  /**
   * Fits by ordinary least squares on the days from {@code from} to before {@code end}.
   *
   * @param measures realised variances with quarticity
   * @param from first day read
   * @param end first day not read
   * @throws IllegalArgumentException if fewer than 125 rows can be formed or the regressors do not
   *     vary enough to be told apart
   * @throws IllegalStateException if the measures hold no quarticity
   */
  public static HarQ fit(RealizedMeasures measures, int from, int end, HarLags lags) {
    return fit(measures, from, end, lags, 1);
  }

  /**
   * Fits the mean daily variance of the next days directly, one regression per horizon.
   *
   * <p>Targets of successive rows share days, so errors are to be Newey–West's with at least {@code
   * horizonDays} − 1 lags.
   *
   * @param measures realised variances with quarticities
   * @param from first day read
   * @param end first day not read
   * @param horizonDays days of the target, at least 1
   * @throws IllegalArgumentException if an argument is out of range, too few rows can be formed or
   *     the regressors do not vary enough to be told apart
   * @throws IllegalStateException if the measures hold no quarticities
   */
  public static HarQ fit(
      RealizedMeasures measures, int from, int end, HarLags lags, int horizonDays) {
    return new HarQ(
        LinearHar.fit(
            "HARQ",
            measures,
            from,
            end,
            lags,
            horizonDays,
            (m, t) -> m.rootQuarticity(t) * m.variance(t)));
  }

  /** Returns the regression; coefficients in the order b0 to b3, bQ. */
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
