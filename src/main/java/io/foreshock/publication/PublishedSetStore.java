package io.foreshock.publication;

import io.foreshock.market.MarketId;
import java.util.List;
import java.util.Optional;

/** Port: where published sets are kept. Every method either takes effect whole or not at all. */
public interface PublishedSetStore {

  /**
   * Replaces everything published for a market: a REPLAY history is recomputed as a whole. Readers
   * see the old history or the new one, never a mixture. When the method returns, the history
   * survives a crash.
   *
   * @param marketId the market
   * @param sets its sets in the order of their sequence numbers; empty withdraws the market
   * @throws IllegalArgumentException if a set belongs to another market, the sequence does not
   *     strictly increase, or a set id occurs twice
   */
  void replace(MarketId marketId, List<StoredSet> sets);

  /** Returns the set with the highest sequence number. */
  Optional<StoredSet> latest(MarketId marketId);

  /**
   * Returns the set in force at a moment: the newest whose {@code validFromMs} is not later.
   *
   * @param marketId the market
   * @param asOfMs the moment, epoch milliseconds
   */
  Optional<StoredSet> inForce(MarketId marketId, long asOfMs);

  /** Returns the set of that identity. */
  Optional<StoredSet> bySetId(String setId);
}
