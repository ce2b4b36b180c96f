package io.foreshock.forecast.volatility;

/**
 * Expected variances under a recursion of the log variance, ln h_{t+1} = c + p ln h_t + news_t with
 * independent news, each expectation of e^news taken exactly over a pool of past news.
 */
final class LogVarianceForecast {

  private LogVarianceForecast() {}

  /**
   * Returns E h of the bars 1, 2, …, {@code bars} ahead.
   *
   * @throws IllegalArgumentException if an argument is out of range or a variance overflows
   */
  static double[] of(
      double nextVariance, int bars, double constant, double persistence, double[] news) {
    ReturnChecks.requireVariance("nextVariance", nextVariance);
    ReturnChecks.requirePositive("bars", bars);
    ReturnChecks.requirePositive("number of residuals", news.length);
    double[] result = new double[bars];
    double logVariance = StrictMath.log(nextVariance);
    double logMeans = 0.0;
    double power = 1.0;
    result[0] = nextVariance;
    for (int k = 1; k < bars; k++) {
      logMeans += StrictMath.log(meanExponential(news, power));
      logVariance = constant + persistence * logVariance;
      power *= persistence;
      result[k] = StrictMath.exp(logVariance + logMeans);
      ReturnChecks.requireVariance("variance " + (k + 1) + " bars ahead", result[k]);
    }
    return result;
  }

  private static double meanExponential(double[] values, double power) {
    double sum = 0.0;
    for (double value : values) {
      sum += StrictMath.exp(power * value);
    }
    return sum / values.length;
  }
}
