package io.foreshock.adapter.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.FetchBars.Kind;
import io.foreshock.application.FetchBars.Source;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** One public interface of an exchange: how to ask it, and how to read its answers. */
interface Venue {

  /** The columns of candles. */
  String CANDLE_COLUMNS = "timestamp,symbol,open,high,low,close,volume";

  /**
   * Returns the interface that has this kind of history.
   *
   * @throws IllegalArgumentException if the exchange does not have it
   */
  static Venue of(Source source, Kind kind) {
    return switch (source) {
      case BINANCE ->
          switch (kind) {
            case CANDLES -> new BinanceCandles();
            case FUNDING -> new BinanceFunding();
            case IMPLIED_VOLATILITY -> throw lacks(source, kind, "deribit");
          };
      case COINBASE -> only(kind, Kind.CANDLES, new CoinbaseCandles(), source);
      case KRAKEN -> only(kind, Kind.CANDLES, new KrakenCandles(), source);
      case DERIBIT -> only(kind, Kind.IMPLIED_VOLATILITY, new DeribitVolatility(), source);
    };
  }

  private static Venue only(Kind asked, Kind there, Venue venue, Source source) {
    if (asked != there) {
      throw lacks(source, asked, asked == Kind.IMPLIED_VOLATILITY ? "deribit" : "binance");
    }
    return venue;
  }

  private static IllegalArgumentException lacks(Source source, Kind kind, String instead) {
    return new IllegalArgumentException(
        name(source) + " has no " + name(kind) + " to fetch; " + instead + " has");
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns where the interface is, without a slash at the end. */
  String baseUrl();

  /** Returns the intervals it has, in minutes. */
  Set<Long> intervalMinutes();

  /** Returns how long to wait between two pages, milliseconds, to stay below its limits. */
  long pauseMs();

  /** Returns path and query that ask for a page. */
  String path(Query query);

  /**
   * Reads an answer.
   *
   * @throws MalformedPageException if it is not what the exchange documents
   * @throws TransientFailure if the answer says to ask again later
   */
  Page page(JsonNode body, Query query) throws IOException;

  /** Returns the header of the file. */
  default String header() {
    return CANDLE_COLUMNS;
  }

  /** Returns the symbol that the rows carry. */
  default String rowSymbol(String symbol) {
    return symbol;
  }

  /** Returns how long after its opening time a row is complete, milliseconds. */
  default long completeAfterMs(long intervalMs) {
    return intervalMs;
  }
}
