package io.foreshock.portfolio.pricing;

/** The checks several types here share. Positive forms, so that NaN fails. */
final class Ranges {

  /** Days of a year in this package. */
  static final double DAYS_PER_YEAR = 365.0;

  /** Bound of prices and quantities, so that no product of them leaves the range of numbers. */
  static final double LARGEST = 1e100;

  private Ranges() {}

  static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be at least 0 and finite, was " + value);
    }
  }

  static void requireForward(double forward) {
    if (!(forward >= 0.0 && forward <= LARGEST)) {
      throw new IllegalArgumentException("forward must be in [0, 1e100], was " + forward);
    }
  }

  static void requireQuantity(double quantity) {
    if (!(Math.abs(quantity) <= LARGEST)) {
      throw new IllegalArgumentException("quantity must be within ±1e100, was " + quantity);
    }
  }

  static void requireVolatility(double volatility) {
    if (!(volatility > 0.0 && volatility <= OptionTerms.MAXIMUM_VOLATILITY)) {
      throw new IllegalArgumentException("volatility must be in (0, 10], was " + volatility);
    }
  }
}
