package io.foreshock.portfolio.collateral;

/** Checks of numbers that come from outside, in positive form, so that NaN fails. */
final class Checks {

  private static final double LARGEST = 1e30; // above all there is of anything

  private Checks() {}

  static double price(String name, double price) {
    if (!(price > 0.0 && price <= LARGEST)) {
      throw new IllegalArgumentException(name + " must be in (0, 1e30], was " + price);
    }
    return price;
  }

  static double finite(String name, double number) {
    if (!(Math.abs(number) <= LARGEST)) {
      throw new IllegalArgumentException(name + " must be at most 1e30 in size, was " + number);
    }
    return number;
  }
}
