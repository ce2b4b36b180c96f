package io.foreshock.forecast.volatility;

/**
 * HAR with the jump part: rv_{t+1} = b0 + b1 rv_t + b2 w_t + b3 m_t + bJ J_t + e. A jump is
 * forgotten faster than continuous variance, so bJ is negative as a rule.
 *
 * <p>A forecast outside the range of the fitted targets is replaced by their mean, so it is never
 * negative; nothing after the fit is read for it.
 *
 * <p>Reference: T. Andersen, T. Bollerslev, F. Diebold, "Roughing it up: including jump components
 * in the measurement, modeling, and forecasting of return volatility", Review of Economics and
 * Statistics 89 (2007), 701–720.
 */
public final class HarJ implements RealizedVarianceModel {

  private final LinearHar linear;

  private HarJ(LinearHar linear) {
    this.linear = linear;
  }

  /**
   * Fits by ordinary least squares on the days from {@code from} to before {@code end}.
   *
   * @param measures realised variances with jumps
   * @param from first day read
   * @param end first day not read
   * @throws IllegalArgumentException if fewer than 125 rows can be formed or the regressors do not
   *     vary enough to be told apart
   * @throws IllegalStateException if the measures hold no jumps
   */
  public static HarJ fit(RealizedMeasures measures, int from, int end, HarLags lags) {
    return fit(measures, from, end, lags, 1);
  }

  /**
   * Fits the mean daily variance of the next days directly, one regression per horizon.
   *
   * <p>Targets of successive rows share days, so errors are to be Newey–West's with at least {@code
   * horizonDays} − 1 lags.
   *
   * @param measures realised variances with jumps
   * @param from first day read
   * @param end first day not read
   * @param horizonDays days of the target, at least 1
   * @throws IllegalArgumentException if an argument is out of range, too few rows can be formed or
   *     the regressors do not vary enough to be told apart
   * @throws IllegalStateException if the measures hold no jumps
   */
  public static HarJ fit(
      RealizedMeasures measures, int from, int end, HarLags lags, int horizonDays) {
    return new HarJ(
        LinearHar.fit("HAR-J", measures, from, end, lags, horizonDays, RealizedMeasures::jump));
  }

  /** Returns the regression; coefficients in the order b0 to b3, bJ. */
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
