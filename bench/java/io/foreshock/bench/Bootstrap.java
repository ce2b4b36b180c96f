package io.foreshock.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Makes markets that look like real ones: blocks of twenty consecutive days of the bundled S&P 500
 * are drawn with replacement and chained (circular block bootstrap), so jumps and clusters stay
 * what they were. The same numbers give the same file.
 */
public final class Bootstrap {

  private static final String SOURCE = "../training-data/sp500-daily-2000-2020/bars.csv.gz";
  private static final int BLOCK = 20;
  private static final Instant END = Instant.parse("2024-01-01T00:00:00Z");

  private Bootstrap() {}

  /** One day relative to the close before it. */
  private record Move(double open, double high, double low, double close, double volume) {}

  /**
   * Writes a file.
   *
   * @param args pairs: {@code --markets}, {@code --days} bars of each, {@code --minutes} length of
   *     a bar (1440), {@code --seed} (1), {@code --layout} {@code bars}, or {@code table} for the
   *     columns of the store's table, {@code --out} file
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    List<Move> moves = moves();
    int markets = Integer.parseInt(options.get("markets"));
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(options.get("out")))) {
      boolean table = options.getOrDefault("layout", "bars").equals("table");
      if (!table) {
        out.write("timestamp,symbol,open,high,low,close,volume\n");
      }
      for (int market = 0; market < markets; market++) {
        write(out, market, moves, options, table);
      }
    }
  }

  private static void write(
      BufferedWriter out, int market, List<Move> moves, Map<String, String> options, boolean table)
      throws IOException {
    int days = Integer.parseInt(options.get("days"));
    long lengthMs =
        Duration.ofMinutes(Long.parseLong(options.getOrDefault("minutes", "1440"))).toMillis();
    long seed = Long.parseLong(options.getOrDefault("seed", "1"));
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + market);
    double close = 100.0;
    int at = 0;
    for (int day = 0; day < days; day++) {
      at = day % BLOCK == 0 ? random.nextInt(moves.size()) : (at + 1) % moves.size();
      Move move = moves.get(at);
      long openMs = END.toEpochMilli() - (days - day) * lengthMs;
      String prices =
          String.format(
              Locale.ROOT,
              "%.6f,%.6f,%.6f,%.6f,%.0f%n",
              close * move.open(),
              close * move.high(),
              close * move.low(),
              close * move.close(),
              move.volume());
      out.write(
          table
              ? market + 1 + "," + openMs / lengthMs + "," + openMs + "," + prices
              : Instant.ofEpochMilli(openMs) + "," + symbol(market) + "," + prices);
      close = Double.parseDouble(String.format(Locale.ROOT, "%.6f", close * move.close()));
    }
  }

  private static String symbol(int market) {
    return String.format(Locale.ROOT, "BENCH%04d", market);
  }

  private static List<Move> moves() throws IOException {
    Path source = Path.of(System.getProperty("bench.home", "bench")).resolve(SOURCE);
    List<Move> moves = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(source)), StandardCharsets.UTF_8))) {
      double before = 0.0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",");
        if (!cells[0].startsWith("timestamp")) {
          double close = Double.parseDouble(cells[5]);
          if (before > 0.0) {
            moves.add(move(cells, before, close));
          }
          before = close;
        }
      }
    }
    return moves;
  }

  private static Move move(String[] cells, double before, double close) {
    return new Move(
        Double.parseDouble(cells[2]) / before,
        Double.parseDouble(cells[3]) / before,
        Double.parseDouble(cells[4]) / before,
        close / before,
        Double.parseDouble(cells[6]));
  }
}
