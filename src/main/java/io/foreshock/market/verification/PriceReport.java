package io.foreshock.market.verification;

import io.foreshock.market.MarketId;

/**
 * A price as a source reported it: impossible values are possible here, {@link RefusalReason#of}
 * judges them.
 *
 * @param sourceId source that reports
 * @param marketId market the price is of
 * @param price quote currency for one base unit
 * @param confidence half-width of what the source thinks likely, quote currency; 0 where it states
 *     no doubt
 * @param observedAtMs when the source saw the price, epoch milliseconds
 * @param arrivedAtMs when the report came in, epoch milliseconds; before that nobody knew of it
 */
public record PriceReport(
    String sourceId,
    MarketId marketId,
    double price,
    double confidence,
    long observedAtMs,
    long arrivedAtMs) {

  /**
   * Tells whether another report has the same source, market and time of observation, of which
   * there can be one only.
   */
  public boolean hasKeyOf(PriceReport other) {
    return sourceId.equals(other.sourceId)
        && marketId.equals(other.marketId)
        && observedAtMs == other.observedAtMs;
  }

  /** Tells whether another report says the same price and confidence. */
  public boolean saysTheSameAs(PriceReport other) {
    return Double.compare(price, other.price) == 0
        && Double.compare(confidence, other.confidence) == 0;
  }

  /** Returns the age of the observation, milliseconds; 0 where it lies ahead. */
  public long ageMs(long nowMs) {
    if (observedAtMs >= nowMs) {
      return 0;
    }
    long ageMs = nowMs - observedAtMs;
    return ageMs < 0 ? Long.MAX_VALUE : ageMs; // beyond what a long can tell apart
  }
}
