package io.foreshock.application;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Port: downloads history from an exchange's public interface into a file. */
@FunctionalInterface
public interface FetchBars {

  /**
   * Downloads, or goes on with a download of the same request that was broken off.
   *
   * @param request what to download and where to put it
   * @param progress told how far in time the download has come
   * @throws IOException if the exchange cannot be reached, refuses, or answers with something else
   *     than it documents; rows that were complete by then are kept for the next attempt
   * @throws IllegalArgumentException if the exchange has no such data, or the file may not be
   *     written; the message names what is wrong
   */
  Fetched fetch(Request request, StepProgress progress) throws IOException;

  /** An exchange with a public interface. */
  enum Source {
    BINANCE,
    COINBASE,
    KRAKEN,
    DERIBIT
  }

  /** What kind of history. */
  enum Kind {
    /** Open, high, low, close and volume per interval. */
    CANDLES,
    /** Rates paid between long and short holders of a perpetual contract. */
    FUNDING,
    /** A volatility index implied by option prices, in percent per year, as candles. */
    IMPLIED_VOLATILITY
  }

  /**
   * What to download and where to put it.
   *
   * @param source the exchange
   * @param symbol its name of the instrument, such as {@code BTCUSDT}
   * @param kind what kind of history
   * @param intervalMs milliseconds from row to row, positive
   * @param fromMs first opening time wanted, epoch milliseconds
   * @param toMs opening time from which on no more is wanted; empty means up to now
   * @param out path of the file to write; it must not be there yet
   * @param baseUrl where the interface is, if not at the exchange's own address
   */
  record Request(
      Source source,
      String symbol,
      Kind kind,
      long intervalMs,
      long fromMs,
      OptionalLong toMs,
      String out,
      Optional<String> baseUrl) {

    /** Checks the interval and the order of the times. */
    public Request {
      if (!(intervalMs > 0)) {
        throw new IllegalArgumentException("intervalMs must be positive, was " + intervalMs);
      }
      if (toMs.isPresent() && !(fromMs < toMs.getAsLong())) {
        throw new IllegalArgumentException("the end must be later than the start");
      }
    }
  }

  /**
   * Times at which the exchange has no rows.
   *
   * @param fromMs opening time of the first one missing, epoch milliseconds
   * @param toMs opening time of the first one there again, or the end of the download
   * @param missing how many are missing, positive
   */
  record Gap(long fromMs, long toMs, long missing) {}

  /**
   * A finished download.
   *
   * @param out path of the file
   * @param rows rows in it, positive
   * @param keptRows how many of them an earlier attempt had brought
   * @param firstMs first opening time, epoch milliseconds
   * @param lastMs last opening time, epoch milliseconds
   * @param gaps what is missing, in order of time; nothing was filled in
   * @param sha256 hash of the file, 64 lower-case hexadecimal digits
   */
  record Fetched(
      String out,
      long rows,
      long keptRows,
      long firstMs,
      long lastMs,
      List<Gap> gaps,
      String sha256) {

    /** Copies the list. */
    public Fetched {
      gaps = List.copyOf(gaps);
    }
  }
}
