package io.foreshock.forecast.tail;

/**
 * Filtered historical simulation over one step: past residuals z times tomorrow's sigma are the
 * scenarios, r* = z·σ.
 *
 * <p>Reference: J. Hull, A. White, "Incorporating volatility updating into the historical
 * simulation method for value-at-risk", Journal of Risk 1 (1998), 5–19.
 */
public final class FilteredHistoricalSimulation {

  private FilteredHistoricalSimulation() {}

  /**
   * Returns the tail of the next step's log return.
   *
   * @param pool residuals of the model that made sigma
   * @param sigma forecast volatility of the step, log, decimal, positive
   * @throws IllegalArgumentException if sigma is not positive and finite
   * @throws IllegalStateException if the pool is empty
   */
  public static TailForecast oneStep(ResidualPool pool, double sigma) {
    return pool.tail().scaled(sigma);
  }
}
