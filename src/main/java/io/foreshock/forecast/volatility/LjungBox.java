package io.foreshock.forecast.volatility;

import java.util.Locale;
import org.hipparchus.special.Gamma;

/**
 * Ljung–Box test that a series has no autocorrelation up to some lag, Q = n(n+2) Σ ρ̂_k²/(n−k), χ²
 * under the hypothesis. On squared standardised residuals it asks whether a volatility model left
 * any clustering behind (A. McLeod, W. Li 1983).
 *
 * <p>Reference: G. Ljung, G. Box, "On a measure of lack of fit in time series models", Biometrika
 * 65 (1978), 297–303.
 *
 * @param statistic Q, ≥ 0
 * @param degreesOfFreedom of the χ² law, at least 1
 * @param pValue probability of a larger Q under the hypothesis, in [0, 1]
 */
public record LjungBox(double statistic, int degreesOfFreedom, double pValue) {

  /** Variance, relative to the largest square, below which a series is constant. */
  private static final double CONSTANT_SPREAD = 1e-20;

  /** Checks the ranges. */
  public LjungBox {
    if (!(statistic >= 0.0 && degreesOfFreedom >= 1 && pValue >= 0.0 && pValue <= 1.0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "statistic, degreesOfFreedom and pValue must be >= 0, >= 1 and in [0, 1],"
                  + " were %s, %d, %s",
              statistic,
              degreesOfFreedom,
              pValue));
    }
  }

  /**
   * Tests the series itself.
   *
   * @param values finite, oldest first
   * @param lags autocorrelations taken in, at least 1 and below the number of values
   * @param fittedParameters coefficients of an autoregression whose residuals these are, each of
   *     which costs a degree of freedom; 0 for the residuals of a volatility model
   * @throws IllegalArgumentException if an argument is out of range or the series is constant
   */
  public static LjungBox of(double[] values, int lags, int fittedParameters) {
    if (!(lags >= 1 && lags < values.length && fittedParameters >= 0 && fittedParameters < lags)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "0 <= fittedParameters < lags < values must hold, were %d, %d, %d",
              fittedParameters,
              lags,
              values.length));
    }
    double[] deviations = deviations(values);
    double variation = product(deviations, 0);
    int n = values.length;
    double sum = 0.0;
    for (int k = 1; k <= lags; k++) {
      double correlation = product(deviations, k) / variation;
      sum += correlation * correlation / (n - k);
    }
    double statistic = n * (n + 2.0) * sum;
    int degrees = lags - fittedParameters;
    return new LjungBox(
        statistic, degrees, Gamma.regularizedGammaQ(0.5 * degrees, 0.5 * statistic));
  }

  /** Tests the squares of the series; arguments as for {@link #of} with no fitted parameters. */
  public static LjungBox ofSquares(double[] values, int lags) {
    double[] squares = new double[values.length];
    for (int t = 0; t < squares.length; t++) {
      squares[t] = values[t] * values[t];
    }
    return of(squares, lags, 0);
  }

  private static double[] deviations(double[] values) {
    double mean = VectorMath.mean(values);
    double largest = 0.0;
    double variation = 0.0;
    double[] result = new double[values.length];
    for (int t = 0; t < result.length; t++) {
      result[t] = values[t] - mean;
      variation += result[t] * result[t];
      largest = Math.max(largest, values[t] * values[t]);
    }
    if (!(variation > CONSTANT_SPREAD * values.length * largest
        && variation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "values must be finite and not constant, sum of squared deviations was " + variation);
    }
    return result;
  }

  private static double product(double[] deviations, int lag) {
    double sum = 0.0;
    for (int t = lag; t < deviations.length; t++) {
      sum += deviations[t] * deviations[t - lag];
    }
    return sum;
  }
}
