package io.foreshock.forecast.tail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The benchmark league's series with our estimators run on them, each once. */
final class Leagues {

  private static final Map<String, VarEsLeague> RUN = new HashMap<>();

  /** Series whose absence has been told. */
  private static final Set<String> MISSING = new HashSet<>();

  /** A row of a reference table. */
  record Row(String series, String model, int level, double jointLoss, double tick, double hits) {}

  private Leagues() {}

  static List<Row> rows(String file) {
    return Golden.rows(file).stream().skip(1).map(Leagues::row).toList();
  }

  private static Row row(String line) {
    String[] cells = line.split(",");
    int level = Arrays.binarySearch(VarEsLeague.ALPHAS, Double.parseDouble(cells[2]));
    return new Row(
        cells[0],
        cells[1],
        level,
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]));
  }

  static VarEsLeague of(String series) throws IOException {
    VarEsLeague league = RUN.get(series);
    if (league == null) {
      league = notRun(series);
      league.runAll();
      RUN.put(series, league);
    }
    return league;
  }

  /** The league of a series before anything has run. */
  static VarEsLeague notRun(String series) throws IOException {
    return switch (series) {
      case "sp500" -> new VarEsLeague(numbers("g02_sp500_logret_pct.csv"), 1000, 50);
      case "nasdaq" -> new VarEsLeague(numbers("g02_nasdaq_logret_pct.csv"), 1000, 50);
      case "smi" -> new VarEsLeague(numbers("regime/input_smi.csv"), 1000, 50);
      case "dem2gbp" -> new VarEsLeague(numbers("g01_dem2gbp.csv"), 750, 50);
      case "btcusdt", "ethusdt" -> new VarEsLeague(crypto(series), 500, 25);
      default -> throw new IllegalArgumentException("no series is called " + series);
    };
  }

  static double[] numbers(String file) {
    return Golden.rows(file).stream().mapToDouble(Double::parseDouble).toArray();
  }

  /** Daily returns that lie outside the project; a test that needs them is skipped without. */
  private static double[] crypto(String series) throws IOException {
    Path file =
        Path.of(
            System.getProperty("foreshock.shared", "../shared"),
            "golden",
            "input_" + series + "_daily_rv24h.csv");
    String message = "SKIPPED: no reference input at " + file.toAbsolutePath().normalize();
    if (!Files.exists(file) && MISSING.add(series)) {
      System.out.println(message);
    }
    assumeTrue(Files.exists(file), message);
    return Files.readAllLines(file).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
        .toArray();
  }
}
