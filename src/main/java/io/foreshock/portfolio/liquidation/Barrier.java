package io.foreshock.portfolio.liquidation;

import io.foreshock.market.Side;

/**
 * The price at which a position is liquidated, seen from the price now.
 *
 * @param side direction of the position: a long one is liquidated below the price, a short one
 *     above
 * @param logDistance |ln(liquidation price ÷ price)|, positive and finite
 */
public record Barrier(Side side, double logDistance) {

  /** Checks the distance. */
  public Barrier {
    if (!(logDistance > 0.0 && logDistance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "logDistance must be positive and finite, was " + logDistance);
    }
  }

  /**
   * Returns the barrier of a liquidation price.
   *
   * @param side direction of the position
   * @param price price now, positive and finite
   * @param liquidationPrice below it for a long position, above it for a short one
   * @throws IllegalArgumentException if a price is not positive and finite, or the liquidation
   *     price lies on the wrong side or at the price itself
   */
  public static Barrier at(Side side, double price, double liquidationPrice) {
    requirePositive("price", price);
    requirePositive("liquidationPrice", liquidationPrice);
    double distance = side.loss(StrictMath.log(liquidationPrice / price));
    if (!(distance > 0.0)) {
      throw new IllegalArgumentException(
          "liquidationPrice of a "
              + (side == Side.LONG ? "long position must be below" : "short position must be above")
              + " the price of "
              + price
              + ", was "
              + liquidationPrice);
    }
    return new Barrier(side, distance);
  }

  /** Returns the distance as a fraction of the price, 1 − e^(−x) for long and e^x − 1 for short. */
  public double priceFraction() {
    return side.lossFraction(logDistance);
  }

  /**
   * Returns how far a path that has moved by a log return is from the barrier; below 0 beyond it.
   */
  double left(double logReturn) {
    return side == Side.LONG ? logDistance + logReturn : logDistance - logReturn;
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }
}
