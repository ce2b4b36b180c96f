package io.foreshock.portfolio.liquidity;

/** Checks of amounts of quote currency. */
final class Money {

  /** Above all there is in any currency; beyond it powers of a notional would overflow. */
  static final double LARGEST = 1e30;

  private Money() {}

  /** Returns |notional|, or throws where it is NaN or above {@link #LARGEST}. */
  static double size(double notional) {
    double size = Math.abs(notional);
    if (!(size <= LARGEST)) {
      throw new IllegalArgumentException("notional must be at most 1e30 in size, was " + notional);
    }
    return size;
  }

  static void requirePositive(String name, double amount) {
    if (!(amount > 0.0 && amount <= LARGEST)) {
      throw new IllegalArgumentException(name + " must be in (0, 1e30], was " + amount);
    }
  }
}
