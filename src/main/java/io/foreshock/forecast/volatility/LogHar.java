package io.foreshock.forecast.volatility;

import io.foreshock.feature.LogVarianceSeries;
import java.util.Locale;

/**
 * Heterogeneous autoregression of log realised variance: ln rv_{t+1} = b0 + b1 ln rv_t + b2 w_t +
 * b3 m_t + e, with w and m the means of ln rv (means of logarithms, not logarithms of means) over a
 * week and a month ending at t.
 *
 * <p>The forecast of rv is exp(fit + s²/2), the mean of a lognormal with residual variance s².
 *
 * <p>Reference: F. Corsi, "A simple approximate long-memory model of realized volatility", Journal
 * of Financial Econometrics 7 (2009), 174–196.
 *
 * @param lags days of the two means
 * @param intercept b0, logarithm of squared log return
 * @param daily b1
 * @param weekly b2
 * @param monthly b3
 * @param residualVariance s² = Σe²/(n − 4), positive
 * @param observations n, rows of the regression
 */
public record LogHar(
    HarLags lags,
    double intercept,
    double daily,
    double weekly,
    double monthly,
    double residualVariance,
    int observations)
    implements RealizedVarianceModel {

  /** Fewest rows of a regression: 25 for each coefficient. */
  private static final int MINIMUM_ROWS = 100;

  /** Checks that every number is finite and the residual variance positive. */
  public LogHar {
    double sum = intercept + daily + weekly + monthly;
    if (!(Math.abs(sum) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "coefficients must be finite, were %s, %s, %s, %s",
              intercept,
              daily,
              weekly,
              monthly));
    }
    if (!(residualVariance > 0.0 && residualVariance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "residualVariance must be positive and finite, was " + residualVariance);
    }
  }

  /**
   * Fits by ordinary least squares on all days before {@code end}.
   *
   * @param series realised variances; days from {@code end} on are not read
   * @param end number of days known, at most the length of {@code series}
   * @throws IllegalArgumentException if fewer than 100 rows can be formed, or the regressors do not
   *     vary enough to be told apart
   */
  public static LogHar fit(LogVarianceSeries series, int end, HarLags lags) {
    return fit(series, end, lags, 1);
  }

  /**
   * Fits the log of the mean daily variance of the next days directly, one regression per horizon.
   *
   * @param series realised variances; days from {@code end} on are not read
   * @param end number of days known, at most the length of {@code series}
   * @param horizonDays days of the target, at least 1; all of them must be observed
   * @throws IllegalArgumentException if an argument is out of range, fewer than 100 rows can be
   *     formed, or the regressors do not vary enough to be told apart
   */
  public static LogHar fit(LogVarianceSeries series, int end, HarLags lags, int horizonDays) {
    LinearRegression regression = regression(series, end, lags, horizonDays);
    double[] b = regression.coefficients();
    return new LogHar(
        lags, b[0], b[1], b[2], b[3], regression.residualVariance(), regression.observations());
  }

  /**
   * Returns the regression behind {@link #fit}, for its standard errors and R²; coefficients in the
   * order b0 to b3.
   */
  public static LinearRegression regression(LogVarianceSeries series, int end, HarLags lags) {
    return regression(series, end, lags, 1);
  }

  /**
   * Returns the regression behind {@link #fit(LogVarianceSeries, int, HarLags, int)}. Targets of
   * successive rows share days, so errors are to be Newey–West's with at least {@code horizonDays}
   * − 1 lags.
   */
  public static LinearRegression regression(
      LogVarianceSeries series, int end, HarLags lags, int horizonDays) {
    ReturnChecks.requirePositive("horizonDays", horizonDays);
    if (!(end >= 0 && end <= series.length())) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "end must be in [0, %d], was %d", series.length(), end));
    }
    int begin = series.firstUsable() + lags.month();
    int last = end - horizonDays;
    int rows = countRows(series, begin, last, horizonDays);
    if (rows < MINIMUM_ROWS) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "log-HAR needs at least %d rows, has %d", MINIMUM_ROWS, rows));
    }
    double[][] regressors = new double[rows][];
    double[] targets = new double[rows];
    int row = 0;
    for (int t = begin; t <= last; t++) {
      if (isObserved(series, t, horizonDays)) {
        regressors[row] = regressors(series, t - 1, lags);
        targets[row] = target(series, t, horizonDays);
        row++;
      }
    }
    return LinearRegression.fit(regressors, targets, "log-HAR");
  }

  private static int countRows(LogVarianceSeries series, int begin, int last, int horizonDays) {
    int rows = 0;
    for (int t = begin; t <= last; t++) {
      rows += isObserved(series, t, horizonDays) ? 1 : 0;
    }
    return rows;
  }

  private static boolean isObserved(LogVarianceSeries series, int from, int days) {
    boolean observed = true;
    for (int t = from; t < from + days; t++) {
      observed &= series.isObserved(t);
    }
    return observed;
  }

  private static double target(LogVarianceSeries series, int from, int days) {
    if (days == 1) {
      return series.logVariance(from);
    }
    double sum = 0.0;
    for (int t = from; t < from + days; t++) {
      sum += StrictMath.exp(series.logVariance(t));
    }
    return StrictMath.log(sum / days);
  }

  private static double[] regressors(LogVarianceSeries series, int t, HarLags lags) {
    return new double[] {
      1.0, series.logVariance(t), series.mean(t, lags.week()), series.mean(t, lags.month())
    };
  }

  /**
   * Returns the forecast of the mean daily rv of the days of the fit's horizon after {@code t}, the
   * next day alone where it is 1, from days up to {@code t}; squared log return.
   *
   * @throws IllegalArgumentException if there is not a month of usable days ending at {@code t}
   */
  public double forecast(LogVarianceSeries series, int t) {
    double[] x = regressors(series, t, lags);
    double fit = intercept + daily * x[1] + weekly * x[2] + monthly * x[3];
    return StrictMath.exp(fit + 0.5 * residualVariance);
  }

  @Override
  public double forecast(RealizedMeasures measures, int t) {
    return forecast(measures.logVariance(), t);
  }
}
