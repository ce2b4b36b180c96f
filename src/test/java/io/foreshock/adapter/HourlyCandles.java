package io.foreshock.adapter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Hourly history of a market that exists in tests only, in the forms of the exchanges. */
public final class HourlyCandles {

  /** Length of a candle, milliseconds. */
  public static final long HOUR_MS = 3_600_000L;

  private final long firstMs;
  private final long lastMs;
  private final LongPredicate traded;

  /** The candles between two opening times, both included, where the market was traded. */
  public HourlyCandles(String first, String last, LongPredicate traded) {
    this.firstMs = Instant.parse(first).toEpochMilli();
    this.lastMs = Instant.parse(last).toEpochMilli();
    this.traded = traded;
  }

  private LongStream times() {
    return LongStream.iterate(firstMs, time -> time <= lastMs, time -> time + HOUR_MS)
        .filter(traded);
  }

  private static long open(long timeMs) {
    return 1000 + timeMs / HOUR_MS % 97;
  }

  /** One line of the file that is to come out. */
  public static String line(long timeMs, String symbol) {
    long open = open(timeMs);
    return Instant.ofEpochMilli(timeMs)
        + ","
        + symbol
        + ","
        + open
        + ".10,"
        + (open + 3)
        + ".25,"
        + (open - 2)
        + ".5,"
        + (open + 1)
        + ",7.125";
  }

  /** The lines of the file that is to come out, with its header. */
  public List<String> lines(String symbol) {
    return Stream.concat(
            Stream.of("timestamp,symbol,open,high,low,close,volume"),
            times().mapToObj(time -> line(time, symbol)))
        .toList();
  }

  /** A page of Binance: oldest first, from the start time on. */
  public String binance(Map<String, String> asked, int rows) {
    long start = Long.parseLong(asked.get("startTime"));
    return json(times().filter(time -> time >= start).limit(rows), HourlyCandles::kline);
  }

  /** A row of Binance. */
  public static String kline(long time) {
    long open = open(time);
    return "[%d,\"%d.10\",\"%d.25\",\"%d.5\",\"%d\",\"7.125\",%d,\"1.0\",9,\"1\",\"1\",\"0\"]"
        .formatted(time, open, open + 3, open - 2, open + 1, time + HOUR_MS - 1);
  }

  /** A page of Coinbase: newest first, with one row before the start. */
  public String coinbase(Map<String, String> asked) {
    long start = Instant.parse(asked.get("start")).toEpochMilli() - HOUR_MS;
    long end = Instant.parse(asked.get("end")).toEpochMilli();
    long[] times = times().filter(time -> time >= start && time <= end).toArray();
    return json(
        LongStream.range(0, times.length).map(i -> times[(int) (times.length - 1 - i)]),
        time ->
            "[%d,%d.5,%d.25,%d.1,%d,7.125]"
                .formatted(
                    time / 1000, open(time) - 2, open(time) + 3, open(time), open(time) + 1));
  }

  /** An answer of Kraken: the newest rows since a time; the last one is not committed. */
  public String kraken(Map<String, String> asked, int rows) {
    long since = Long.parseLong(asked.get("since")) * 1000;
    long[] times = times().filter(time -> time > since).toArray();
    String list =
        json(
            LongStream.of(times).skip(Math.max(0, times.length - rows)),
            time ->
                "[%d,\"%d.10\",\"%d.25\",\"%d.5\",\"%d\",\"1.0\",\"7.125\",5]"
                    .formatted(
                        time / 1000, open(time), open(time) + 3, open(time) - 2, open(time) + 1));
    return "{\"error\":[],\"result\":{\"XXBTZUSD\":%s,\"last\":%d}}"
        .formatted(list, lastMs / 1000 - 3600);
  }

  /** An answer of Deribit: the newest rows that fit, and where those before them end. */
  public String deribit(Map<String, String> asked, int rows) {
    long start = Long.parseLong(asked.get("start_timestamp"));
    long end = Long.parseLong(asked.get("end_timestamp"));
    long[] times = times().filter(time -> time >= start && time <= end).toArray();
    int left = Math.max(0, times.length - rows);
    String list =
        json(
            LongStream.of(times).skip(left),
            time ->
                "[%d,%d.1,%d.25,%d.5,%d]"
                    .formatted(time, open(time), open(time) + 3, open(time) - 2, open(time) + 1));
    return "{\"jsonrpc\":\"2.0\",\"result\":{\"data\":%s,\"continuation\":%s}}"
        .formatted(list, left == 0 ? "null" : String.valueOf(times[left - 1]));
  }

  private static String json(LongStream times, LongFunction<String> row) {
    return times.mapToObj(row).collect(Collectors.joining(",", "[", "]"));
  }
}
