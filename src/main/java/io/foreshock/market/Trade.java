package io.foreshock.market;

/**
 * One trade.
 *
 * @param timeMs time of the trade, epoch milliseconds
 * @param price quote currency, positive
 * @param size base units, positive
 * @param aggressor who crossed the spread
 */
public record Trade(long timeMs, double price, double size, Aggressor aggressor) {

  /** The side that took liquidity. */
  public enum Aggressor {
    /** The buyer lifted an offer. */
    BUYER,
    /** The seller hit a bid. */
    SELLER,
    /** The source does not say. */
    UNKNOWN
  }

  /** Checks that price and size are positive and finite. */
  public Trade {
    TopOfBook.requirePositive("price", price);
    TopOfBook.requirePositive("size", size);
  }
}
