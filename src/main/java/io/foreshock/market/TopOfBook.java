package io.foreshock.market;

/**
 * The best bid and ask of an order book at one time.
 *
 * @param timeMs time of the quote, epoch milliseconds
 * @param bidPrice best bid, quote currency, positive, at most the ask
 * @param bidSize what is wanted at it, base units, positive
 * @param askPrice best ask, quote currency, positive
 * @param askSize what is offered at it, base units, positive
 */
public record TopOfBook(
    long timeMs, double bidPrice, double bidSize, double askPrice, double askSize) {

  /** Checks that all are positive and finite and that the book is not crossed. */
  public TopOfBook {
    requirePositive("bidPrice", bidPrice);
    requirePositive("bidSize", bidSize);
    requirePositive("askPrice", askPrice);
    requirePositive("askSize", askSize);
    if (!(bidPrice <= askPrice)) {
      throw new IllegalArgumentException(
          "bidPrice must be at most askPrice " + askPrice + ", was " + bidPrice);
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  /** Returns the middle between bid and ask, quote currency. */
  public double middle() {
    return 0.5 * (bidPrice + askPrice);
  }
}
