package io.foreshock.forecast.volatility;

/**
 * What a volatility model left behind in its standardised residuals z, which it takes for
 * independent with mean 0 and variance 1.
 *
 * @param levels Ljung–Box test of z: autocorrelation of the returns
 * @param squares Ljung–Box test of z² (McLeod and Li 1983): clustering of volatility
 */
public record ResidualDiagnostics(LjungBox levels, LjungBox squares) {

  /**
   * Tests residuals.
   *
   * @param standardizedResiduals finite, oldest first
   * @param lags autocorrelations taken in, at least 1 and below the number of residuals
   * @throws IllegalArgumentException if an argument is out of range or z or z² is constant
   */
  public static ResidualDiagnostics of(double[] standardizedResiduals, int lags) {
    return new ResidualDiagnostics(
        LjungBox.of(standardizedResiduals, lags, 0),
        LjungBox.ofSquares(standardizedResiduals, lags));
  }
}
