package io.foreshock.forecast.volatility;

/** A heterogeneous autoregression fitted on the past, forecasting realised variance. */
public sealed interface RealizedVarianceModel permits Har, HarJ, HarQ, LogHar {

  /**
   * Returns the forecast of the mean daily rv of the days of the fit's horizon after {@code t}, the
   * next day alone where it is 1, from days up to {@code t}; squared log return.
   *
   * @throws IllegalArgumentException if there is not a month of days ending at {@code t}
   * @throws IllegalStateException if the measures lack what the model reads
   */
  double forecast(RealizedMeasures measures, int t);

  /** Returns s² of the regression, in the squared unit of its target. */
  double residualVariance();

  /** Returns the number of rows of the regression. */
  int observations();
}
