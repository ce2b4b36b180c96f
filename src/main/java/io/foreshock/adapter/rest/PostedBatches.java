package io.foreshock.adapter.rest;

import io.foreshock.application.IngestBars;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds market and bar length of posted bars; all of a request is checked before any is stored. */
@Singleton
final class PostedBatches {

  private static final String SYMBOL = "symbol";

  private final MarketDirectory directory;
  private final MarketDataStore store;

  PostedBatches(MarketDirectory directory, MarketDataStore store) {
    this.directory = directory;
    this.store = store;
  }

  /**
   * Returns the batches of a request.
   *
   * @throws InvalidRequestException if a symbol can be no market, or a bar length is not known or
   *     another than the stored one
   */
  List<IngestBars.Batch> of(PostedBars posted) {
    Map<MarketId, String> symbols = new LinkedHashMap<>();
    List<IngestBars.Batch> batches = new ArrayList<>();
    for (Map.Entry<String, PostedBars.OfSymbol> entry : posted.bySymbol().entrySet()) {
      PostedBars.OfSymbol bars = entry.getValue();
      Market market = market(entry.getKey(), bars);
      requireOneSymbol(bars, entry.getKey(), symbols.putIfAbsent(market.id(), entry.getKey()));
      Optional<StoredMarket> stored = store.market(market.id());
      stored.ifPresent(known -> requireOneSymbol(bars, market.symbol(), known.market().symbol()));
      long lengthMs = barLengthMs(entry.getKey(), bars, posted.barLengthSeconds(), stored);
      batches.add(new IngestBars.Batch(market, lengthMs, bars.bars()));
    }
    return batches;
  }

  private Market market(String symbol, PostedBars.OfSymbol bars) {
    try {
      return directory.resolve(symbol, AssetClass.UNCLASSIFIED);
    } catch (IllegalArgumentException e) {
      throw InvalidRequestException.inBody(bars.pointerTo(SYMBOL), String.valueOf(e.getMessage()));
    }
  }

  private static void requireOneSymbol(
      PostedBars.OfSymbol bars, String symbol, @Nullable String other) {
    if (other != null && !other.equals(symbol)) {
      throw InvalidRequestException.inBody(
          bars.pointerTo(SYMBOL),
          "symbols '" + other + "' and '" + symbol + "' would both be one market");
    }
  }

  private static long barLengthMs(
      String symbol,
      PostedBars.OfSymbol bars,
      OptionalLong statedSeconds,
      Optional<StoredMarket> stored) {
    if (statedSeconds.isPresent()) {
      return stated(symbol, statedSeconds.getAsLong(), stored);
    }
    return stored
        .map(StoredMarket::barLengthMs)
        .orElseGet(() ->
            PostedBarLength.infer(bars.bars())
                .orElseThrow(() ->
                    InvalidRequestException.inBody(
                        bars.pointerTo("timestamp"),
                        "the bar length of '"
                            + symbol
                            + "' cannot be told from its times; state barLengthSeconds")));
  }

  private static long stated(String symbol, long seconds, Optional<StoredMarket> stored) {
    boolean readable = seconds > 0 && seconds <= 86_400;
    if (!readable || !PostedBarLength.isKnown(seconds * 1000)) {
      throw InvalidRequestException.inBody(
          PostedBars.BAR_LENGTH_POINTER,
          "barLengthSeconds must be a common bar length from 60 to 86400, was " + seconds);
    }
    stored
        .filter(known -> known.barLengthMs() != seconds * 1000)
        .ifPresent(known -> {
          throw InvalidRequestException.inBody(
              PostedBars.BAR_LENGTH_POINTER,
              "bars of '"
                  + symbol
                  + "' are stored with "
                  + known.barLengthMs() / 1000
                  + " seconds, barLengthSeconds was "
                  + seconds);
        });
    return seconds * 1000;
  }
}
