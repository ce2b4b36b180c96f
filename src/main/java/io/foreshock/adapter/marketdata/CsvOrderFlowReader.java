package io.foreshock.adapter.marketdata;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.foreshock.feature.OrderFlow;
import io.foreshock.feature.OrderFlowBar;
import io.foreshock.market.TopOfBook;
import io.foreshock.market.Trade;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of order flow from {@code .csv} and {@code .csv.gz} files of top-of-book quotes and of
 * trades, read side by side. Memory grows with the number of symbols only.
 *
 * <p>Quotes have the columns {@code timestamp} (ISO-8601), {@code symbol}, {@code bid_price},
 * {@code bid_size}, {@code ask_price}, {@code ask_size}; trades {@code timestamp}, {@code symbol},
 * {@code price}, {@code size} and, where there, {@code side}: {@code buy} or {@code sell}, who
 * crossed the spread, empty where the source does not know. Other columns are ignored. Rows are in
 * time order, those of all symbols together. A row that is not, cannot be read or cannot have
 * happened is set aside, counted and reported.
 */
public final class CsvOrderFlowReader {

  private static final List<String> QUOTE_COLUMNS =
      List.of("timestamp", "symbol", "bid_price", "bid_size", "ask_price", "ask_size");
  private static final List<String> TRADE_COLUMNS = List.of("timestamp", "symbol", "price", "size");

  private final long barLengthMs;
  private final long knownUntilMs;

  /** Hears every bar once it is over; those of one symbol in time order. */
  @FunctionalInterface
  public interface Sink {

    /**
     * Called once for every bar that had an event.
     *
     * @param symbol symbol as in the files
     * @param bar its order flow
     */
    void accept(String symbol, OrderFlowBar bar);
  }

  /**
   * Makes a reader.
   *
   * @param barLengthMs length of the bars, positive
   * @param knownUntilMs time of knowledge, epoch milliseconds: later rows are set aside, and a bar
   *     that is not over by then is not told
   * @throws IllegalArgumentException if the length is not positive
   */
  public CsvOrderFlowReader(long barLengthMs, long knownUntilMs) {
    if (!(barLengthMs > 0)) {
      throw new IllegalArgumentException("barLengthMs must be positive, was " + barLengthMs);
    }
    this.barLengthMs = barLengthMs;
    this.knownUntilMs = knownUntilMs;
  }

  /**
   * Reads the files.
   *
   * @param quotes file of quotes; empty leaves what needs them unknown
   * @param trades file of trades; empty leaves what needs them unknown
   * @param sink hears the bars as they end
   * @throws IOException if a file is not there, cannot be read or ends inside its compression
   * @throws IllegalArgumentException if a column is missing; the message names the file
   */
  public OrderFlowFiles read(Optional<Path> quotes, Optional<Path> trades, Sink sink)
      throws IOException {
    try (InputStream quoteBytes = bytes(quotes);
        InputStream quoteText = text(quotes, quoteBytes);
        InputStream tradeBytes = bytes(trades);
        InputStream tradeText = text(trades, tradeBytes)) {
      return merged(
          rows(quotes, quoteText, QUOTE_COLUMNS, CsvOrderFlowReader::quote),
          rows(trades, tradeText, TRADE_COLUMNS, CsvOrderFlowReader::trade),
          sink);
    } catch (UncheckedIOException e) {
      throw new IOException("quotes " + quotes + ", trades " + trades + ": " + e.getMessage(), e);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "quotes " + quotes + ", trades " + trades + ": " + e.getMessage(), e);
    }
  }

  private static InputStream bytes(Optional<Path> file) throws IOException {
    return file.isPresent() ? Files.newInputStream(file.get()) : InputStream.nullInputStream();
  }

  private static InputStream text(Optional<Path> file, InputStream bytes) throws IOException {
    return file.isPresent() ? CsvText.of(file.get(), bytes) : bytes;
  }

  private <E> EventRows<E> rows(
      Optional<Path> file,
      InputStream text,
      List<String> columns,
      Function<EventRow, @Nullable E> maker) {
    if (file.isEmpty()) {
      EventRow none = new EventRow(columns, columns, "");
      return new EventRows<>(Collections.emptyIterator(), none, maker, knownUntilMs);
    }
    String source = String.valueOf(file.get().getFileName());
    Iterator<CsvRecord> records = CsvText.records(text);
    EventRow row = new EventRow(CsvText.header(records, source), columns, source);
    return new EventRows<>(records, row, maker, knownUntilMs);
  }

  /** Of a trade and a quote at the same time the trade goes first: the quote may be its result. */
  private OrderFlowFiles merged(EventRows<TopOfBook> quotes, EventRows<Trade> trades, Sink sink) {
    Map<String, OrderFlow> flows = new LinkedHashMap<>();
    Function<String, OrderFlow> begun =
        symbol -> new OrderFlow(barLengthMs, bar -> sink.accept(symbol, bar));
    while (quotes.event() != null || trades.event() != null) {
      TopOfBook quote = quotes.event();
      Trade trade = trades.event();
      if (trade != null && trades.timeMs() <= quotes.timeMs()) {
        flows.computeIfAbsent(trades.symbol(), begun).add(trade);
        trades.advance();
      } else if (quote != null) {
        flows.computeIfAbsent(quotes.symbol(), begun).add(quote);
        quotes.advance();
      }
    }
    flows.values().forEach(flow -> flow.finish(knownUntilMs));
    return new OrderFlowFiles(quotes.counts(), trades.counts());
  }

  private static @Nullable TopOfBook quote(EventRow row) {
    double bidPrice = row.positive("bid_price");
    double bidSize = row.positive("bid_size");
    double askPrice = row.positive("ask_price");
    double askSize = row.positive("ask_size");
    if (bidPrice > askPrice) {
      row.report("bid_price", "is above the ask");
    }
    return row.problem() == null
        ? new TopOfBook(row.timeMs(), bidPrice, bidSize, askPrice, askSize)
        : null;
  }

  private static @Nullable Trade trade(EventRow row) {
    double price = row.positive("price");
    double size = row.positive("size");
    Trade.Aggressor aggressor = aggressor(row);
    return row.problem() == null ? new Trade(row.timeMs(), price, size, aggressor) : null;
  }

  private static Trade.Aggressor aggressor(EventRow row) {
    return switch (row.text("side").toLowerCase(Locale.ROOT)) {
      case "" -> Trade.Aggressor.UNKNOWN;
      case "buy" -> Trade.Aggressor.BUYER;
      case "sell" -> Trade.Aggressor.SELLER;
      default -> {
        row.report("side", "is neither buy nor sell");
        yield Trade.Aggressor.UNKNOWN;
      }
    };
  }
}
