package io.foreshock.portfolio.collateral;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Prints how often stablecoins left their peg and how far they fell: the figures of {@link
 * PeggedAsset} and docs/collateral.md. Needs no build. The data are not part of the project; run by
 * hand where they are:
 *
 * <pre>java src/test/java/io/foreshock/portfolio/collateral/PegCalibration.java FOLDER</pre>
 *
 * <p>The lowest price of a coin on a day, in dollars, is the lowest of
 *
 * <ul>
 *   <li>the day's {@code price_low} in {@code stablecoin_1d_pegs.csv.gz};
 *   <li>the hourly closes in {@code crypto_1h_stress_names.csv.gz}, which are in USDT, times the
 *       USDT's value, 1 ÷ the median price of BUSD, TUSD, USDC and USDP in it while three of them
 *       trade (closes, as the lows of one venue hold prices of 0.2 in hours that closed at par);
 *   <li>the hourly pool price c of {@code stablecoin_1h_dex_depth.csv.gz}, USDC in USDT: c for USDC
 *       and 1 ÷ c for USDT.
 * </ul>
 *
 * <p>A day below 0.99 is off the peg. Days off the peg with fewer than seven known days on it
 * between them are one episode. A day is at risk if it is no later day of an episode.
 */
final class PegCalibration {

  private static final double OFF_PEG = 0.99;
  private static final int DAYS_BETWEEN_EPISODES = 7;
  private static final int LEAST_WITNESSES = 3;
  private static final List<String> WITNESSES = List.of("BUSD", "TUSD", "USDC", "USDP");
  private static final List<String> HOURLY = List.of("BUSD", "TUSD", "USDC", "USDP", "UST", "SUSD");

  private PegCalibration() {}

  /**
   * What was counted of one coin.
   *
   * @param first first known day
   * @param last last known day
   * @param days known days
   * @param daysAtRisk days on which the peg held or was just lost
   * @param episodes how often it was lost
   * @param depths sum over the episodes of 1 − lowest price
   * @param deepest largest of them
   */
  record Figures(
      String symbol,
      LocalDate first,
      LocalDate last,
      int days,
      int daysAtRisk,
      int episodes,
      double depths,
      double deepest) {

    /** p = (k + ½) ÷ (n + 1), the mean under Jeffreys' prior. */
    double chance() {
      return (episodes + 0.5) / (daysAtRisk + 1.0);
    }

    /** J = (Σ depths + 1) ÷ (k + 1): as if one more episode had taken all. */
    double depth() {
      return (depths + 1.0) / (episodes + 1.0);
    }
  }

  /**
   * Runs.
   *
   * @param args the folder of the data
   */
  public static void main(String[] args) throws IOException {
    Map<String, SortedMap<LocalDate, Double>> lows = lows(Path.of(args[0]));
    System.out.println("| coin | days | at risk | episodes | deepest | p, ppm | J, ppm |");
    System.out.println("|---|---|---|---|---|---|---|");
    all(lows).forEach(PegCalibration::print);
    System.out.println("\n| coin | episodes 2021 | p·J 2021 × days 2022 | loss in 2022 |");
    System.out.println("|---|---|---|---|");
    lows.forEach(PegCalibration::printForesight);
    System.out.println("\n| pool price off 1 by | hours | median liquidity, 2022 median = 1 |");
    System.out.println("|---|---|---|");
    printDepth(Path.of(args[0]));
  }

  private static void print(Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d, %s to %s | %d | %d | %.4f | %d | %d |%n",
        figures.symbol(),
        figures.days(),
        figures.first(),
        figures.last(),
        figures.daysAtRisk(),
        figures.episodes(),
        figures.deepest(),
        ppm(figures.chance()),
        ppm(figures.depth()));
  }

  /** What the year 2021 alone would have asked for the days of 2022, and what they took. */
  private static void printForesight(String symbol, SortedMap<LocalDate, Double> lows) {
    LocalDate border = LocalDate.of(2022, 1, 1);
    Figures before = figures(symbol, lows.headMap(border));
    Figures after = figures(symbol, lows.tailMap(border));
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.4f | %.4f |%n",
        symbol,
        before.episodes(),
        before.chance() * before.depth() * after.daysAtRisk(),
        after.depths());
  }

  static long ppm(double fraction) {
    return (long) Math.ceil(fraction * 1e6);
  }

  static List<Figures> of(Path folder) throws IOException {
    return all(lows(folder));
  }

  private static List<Figures> all(Map<String, SortedMap<LocalDate, Double>> lows) {
    List<Figures> figures = new ArrayList<>();
    lows.forEach((symbol, days) -> figures.add(figures(symbol, days)));
    return figures;
  }

  /** Counts one coin, whose days are in order of time. */
  static Figures figures(String symbol, SortedMap<LocalDate, Double> lows) {
    int atRisk = 0;
    int daysOn = DAYS_BETWEEN_EPISODES;
    List<Double> lowest = new ArrayList<>();
    for (double low : lows.values()) {
      if (low >= OFF_PEG) {
        daysOn++;
        atRisk++;
      } else if (daysOn >= DAYS_BETWEEN_EPISODES) {
        lowest.add(low);
        atRisk++;
        daysOn = 0;
      } else {
        atRisk -= daysOn; // the days between belong to the episode
        lowest.set(lowest.size() - 1, Math.min(lowest.getLast(), low));
        daysOn = 0;
      }
    }
    return new Figures(
        symbol,
        lows.firstKey(),
        lows.lastKey(),
        lows.size(),
        atRisk,
        lowest.size(),
        lowest.stream().mapToDouble(low -> 1.0 - low).sum(),
        lowest.stream().mapToDouble(low -> 1.0 - low).max().orElse(0.0));
  }

  private static Map<String, SortedMap<LocalDate, Double>> lows(Path folder) throws IOException {
    Map<String, SortedMap<LocalDate, Double>> lows = new TreeMap<>();
    for (Map<String, String> row : rows(folder.resolve("stablecoin_1d_pegs.csv.gz"))) {
      lower(lows, row.get("symbol"), row, number(row, "price_low"));
    }
    addHourly(lows, folder.resolve("crypto_1h_stress_names.csv.gz"));
    for (Map<String, String> row : rows(folder.resolve("stablecoin_1h_dex_depth.csv.gz"))) {
      lower(lows, "USDC", row, number(row, "close"));
      lower(lows, "USDT", row, 1.0 / number(row, "close"));
    }
    return lows;
  }

  private static void addHourly(Map<String, SortedMap<LocalDate, Double>> lows, Path file)
      throws IOException {
    Map<String, Map<String, Map<String, String>>> hours = new TreeMap<>();
    for (Map<String, String> row : rows(file)) {
      String coin = row.get("symbol").replace("USDT", "");
      if (HOURLY.contains(coin)) {
        hours.computeIfAbsent(row.get("timestamp"), time -> new TreeMap<>()).put(coin, row);
      }
    }
    hours.values().forEach(hour -> addHour(lows, hour));
  }

  private static void addHour(
      Map<String, SortedMap<LocalDate, Double>> lows, Map<String, Map<String, String>> hour) {
    double[] witnesses =
        WITNESSES.stream()
            .filter(hour::containsKey)
            .mapToDouble(coin -> number(hour.get(coin), "close"))
            .sorted()
            .toArray();
    if (witnesses.length >= LEAST_WITNESSES) {
      double usdt = 1.0 / median(witnesses);
      lower(lows, "USDT", hour.values().iterator().next(), usdt);
      hour.forEach((coin, row) -> lower(lows, coin, row, usdt * number(row, "close")));
    }
  }

  private static void lower(
      Map<String, SortedMap<LocalDate, Double>> lows,
      String coin,
      Map<String, String> row,
      double price) {
    LocalDate day = LocalDate.parse(row.get("timestamp").substring(0, 10));
    lows.computeIfAbsent(coin, symbol -> new TreeMap<>()).merge(day, price, Math::min);
  }

  private static void printDepth(Path folder) throws IOException {
    List<Map<String, String>> rows = rows(folder.resolve("stablecoin_1h_dex_depth.csv.gz"));
    double usual = median(liquidity(rows, 0.0, 1.0));
    double[] bounds = {0.0, 0.0005, 0.001, 0.0025, 0.005, 1.0};
    for (int i = 0; i + 1 < bounds.length; i++) {
      double[] found = liquidity(rows, bounds[i], bounds[i + 1]);
      System.out.printf(
          Locale.ROOT,
          "| %.2f to %.2f %% | %d | %.6f |%n",
          100 * bounds[i],
          100 * bounds[i + 1],
          found.length,
          median(found) / usual);
    }
  }

  private static double[] liquidity(List<Map<String, String>> rows, double from, double to) {
    return rows.stream()
        .filter(row -> Math.abs(number(row, "close") - 1.0) >= from)
        .filter(row -> Math.abs(number(row, "close") - 1.0) < to)
        .mapToDouble(row -> number(row, "pool_liquidity"))
        .sorted()
        .toArray();
  }

  private static double median(double[] ascending) {
    int half = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[half]
        : 0.5 * (ascending[half - 1] + ascending[half]);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** The rows of a compressed file by the names of its header; no field holds a comma. */
  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> names = Arrays.asList(reader.readLine().split(","));
      String line = reader.readLine();
      while (line != null) {
        rows.add(row(names, line.split(",")));
        line = reader.readLine();
      }
    }
    return rows;
  }

  private static Map<String, String> row(List<String> names, String[] fields) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < fields.length; i++) {
      row.put(names.get(i), fields[i]);
    }
    return row;
  }
}
