package io.foreshock.application;

import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.Seal;
import java.util.Optional;

/**
 * Everything published of one market at one moment. Immutable.
 *
 * @param market the market
 * @param barLengthMs length of its bars, milliseconds
 * @param bars number of bars it was made from
 * @param lastCloseMs close of the last bar, epoch milliseconds
 * @param set the set
 * @param setId its identity
 * @param seal place in the chain and signatures; empty where it was evaluated on request
 * @param evaluation how it came about
 */
public record MarketPublication(
    Market market,
    long barLengthMs,
    int bars,
    long lastCloseMs,
    MarginSet set,
    String setId,
    Optional<Seal> seal,
    MarketEvaluation evaluation) {

  /** Tells whether another publication says the same, made from the same bars. */
  boolean sameAs(MarketPublication other) {
    return market.equals(other.market)
        && setId.equals(other.setId)
        && bars == other.bars
        && lastCloseMs == other.lastCloseMs;
  }

  /** Returns the publication with a seal. */
  MarketPublication sealed(Seal by) {
    return new MarketPublication(
        market, barLengthMs, bars, lastCloseMs, set, setId, Optional.of(by), evaluation);
  }

  /** Returns the market's id. */
  public MarketId marketId() {
    return market.id();
  }
}
