package io.foreshock.portfolio.liquidation;

import io.foreshock.market.Side;

/**
 * Distribution of a day's log return in units of the volatility forecast for the day, with how far
 * the price went beyond both ends of such a day.
 */
public interface ResidualLaw {

  /**
   * Returns the residual that is not exceeded with a probability.
   *
   * @param probability in (0, 1)
   */
  double quantile(double probability);

  /** Returns the mean square, positive. */
  double meanSquare();

  /**
   * Returns how far the price went against a side beyond the worse of the day's two ends, in units
   * of volatility, at least 0; NaN where that is not known.
   *
   * @param side whose losses are looked at
   * @param probability that of {@link #quantile}: both are of one day
   */
  double overshoot(Side side, double probability);
}
