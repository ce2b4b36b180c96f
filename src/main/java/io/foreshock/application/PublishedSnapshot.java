package io.foreshock.application;

import io.foreshock.market.MarketId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything published at one moment, under one sequence number. Immutable: a request that holds it
 * sees one consistent state whatever is published meanwhile.
 *
 * @param sequence grows with every change
 * @param markets publications by market
 * @param refused why markets in the store have no publication, by market
 */
public record PublishedSnapshot(
    long sequence,
    SortedMap<MarketId, MarketPublication> markets,
    SortedMap<MarketId, String> refused) {

  /** Nothing published yet. */
  public static final PublishedSnapshot EMPTY =
      new PublishedSnapshot(0, new TreeMap<>(), new TreeMap<>());

  /** Copies the maps. */
  public PublishedSnapshot {
    markets = Collections.unmodifiableSortedMap(new TreeMap<>(markets));
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /** Returns one market's publication. */
  public Optional<MarketPublication> market(MarketId marketId) {
    return Optional.ofNullable(markets.get(marketId));
  }

  /**
   * Returns the snapshot after some markets were evaluated anew: this one where nothing came out
   * differently.
   *
   * @param published their publications
   * @param newlyRefused reasons of those that have none
   */
  PublishedSnapshot with(
      Map<MarketId, MarketPublication> published, Map<MarketId, String> newlyRefused) {
    TreeMap<MarketId, MarketPublication> nextMarkets = new TreeMap<>(markets);
    TreeMap<MarketId, String> nextRefused = new TreeMap<>(refused);
    published.forEach((id, publication) -> nextRefused.remove(id));
    nextMarkets.putAll(published);
    nextRefused.putAll(newlyRefused);
    boolean same = nextRefused.equals(refused) && published.values().stream().allMatch(this::holds);
    return same ? this : new PublishedSnapshot(sequence + 1, nextMarkets, nextRefused);
  }

  /**
   * Returns the snapshot without what the store does not know: this one where it knows all of it.
   *
   * @param known markets in the store
   */
  PublishedSnapshot onlyOf(Set<MarketId> known) {
    if (known.containsAll(markets.keySet()) && known.containsAll(refused.keySet())) {
      return this;
    }
    TreeMap<MarketId, MarketPublication> nextMarkets = new TreeMap<>(markets);
    TreeMap<MarketId, String> nextRefused = new TreeMap<>(refused);
    nextMarkets.keySet().retainAll(known);
    nextRefused.keySet().retainAll(known);
    return new PublishedSnapshot(sequence + 1, nextMarkets, nextRefused);
  }

  private boolean holds(MarketPublication publication) {
    return market(publication.marketId())
        .filter(publication::sameAs)
        .filter(held -> held.seal().equals(publication.seal()))
        .isPresent();
  }
}
