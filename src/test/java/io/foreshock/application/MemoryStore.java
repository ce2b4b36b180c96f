package io.foreshock.application;

import io.foreshock.market.AppendResult;
import io.foreshock.market.BarIntake;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.QuarantinedBar;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.market.StoredMarket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Bars in memory; a market can be broken, so that reading it fails. */
public final class MemoryStore implements MarketDataStore {

  private record Held(Market market, long barLengthMs, List<PriceBar> bars, long revision) {}

  private final Map<MarketId, Held> markets = new TreeMap<>();
  private final Set<MarketId> broken = ConcurrentHashMap.newKeySet();
  private final List<MarketId> reads = new ArrayList<>();

  void fail(MarketId id, boolean failing) {
    if (failing) {
      broken.add(id);
    } else {
      broken.remove(id);
    }
  }

  /** Returns the markets read since the last call. */
  synchronized List<MarketId> takeReads() {
    List<MarketId> taken = reads.stream().sorted().toList();
    reads.clear();
    return taken;
  }

  @Override
  public synchronized AppendResult append(
      Market market, long barLengthMs, List<PriceBar> bars, long receivedAtMs) {
    Held before = markets.get(market.id());
    if (before != null && before.barLengthMs() != barLengthMs) {
      throw new IllegalArgumentException("barLengthMs is another, was " + barLengthMs);
    }
    List<PriceBar> all = new ArrayList<>(before == null ? List.of() : before.bars());
    int had = all.size();
    for (PriceBar bar : bars) {
      if (!all.contains(bar)) {
        all.add(bar);
      }
    }
    long revision = before == null ? 1 : before.revision() + (all.size() > had ? 1 : 0);
    markets.put(market.id(), new Held(market, barLengthMs, all, revision));
    return new AppendResult(all.size() - had, (long) bars.size() - (all.size() - had), 0);
  }

  @Override
  public synchronized List<StoredMarket> markets() {
    return markets.values().stream().map(MemoryStore::stored).toList();
  }

  private static StoredMarket stored(Held held) {
    return new StoredMarket(
        held.market(),
        held.barLengthMs(),
        held.bars().size(),
        held.bars().getFirst().openTimeMs(),
        held.bars().getLast().openTimeMs(),
        0,
        held.revision());
  }

  @Override
  public synchronized Optional<StoredMarket> market(MarketId marketId) {
    return Optional.ofNullable(markets.get(marketId)).map(MemoryStore::stored);
  }

  @Override
  public synchronized PriceSeries read(MarketId marketId) {
    reads.add(marketId);
    Held held = markets.get(marketId);
    if (held == null) {
      throw new IllegalArgumentException("cannot read " + marketId);
    }
    if (broken.contains(marketId)) {
      throw new StoreUnavailableException("cannot read " + marketId, new IOException("broken"));
    }
    return BarIntake.of(marketId, held.barLengthMs(), held.bars(), Long.MAX_VALUE).accepted();
  }

  @Override
  public List<QuarantinedBar> quarantined(MarketId marketId, int limit) {
    return List.of();
  }
}
