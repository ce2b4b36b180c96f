package io.foreshock.forecast.volatility;

/**
 * What stands for the variance and the squared innovation of the day before the first return.
 *
 * <p>Log-likelihoods made under different rules must not be compared: on the DEM/GBP benchmark they
 * differ by two units.
 */
public enum StartVariance {
  /**
   * Mean squared innovation of the whole sample, a function of the mean being fitted. Fiorentini,
   * Calzolari and Panattoni, "Analytic derivatives and the computation of GARCH estimates", Journal
   * of Applied Econometrics 11 (1996), 399–417.
   */
  SAMPLE_VARIANCE,

  /**
   * Weighted mean of the first 75 squared deviations from the sample mean, weights 0.94^i. Follows
   * the level at the beginning of the sample, so a crisis at its end does not reach back.
   */
  BACKCAST
}
