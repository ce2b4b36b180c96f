package io.foreshock.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Series the benchmarks run on, from the test resources. */
final class Series {

  private static final Path GOLDEN =
      Path.of(System.getProperty("bench.home", "bench"), "../src/test/resources/golden");

  private Series() {}

  /** Daily DEM/GBP returns, per cent, 1974 of them (Bollerslev and Ghysels, 1996). */
  static double[] demGbp() {
    return read("g01_dem2gbp.csv");
  }

  /** Daily S&P 500 log returns, per cent. */
  static double[] sp500() {
    return read("g02_sp500_logret_pct.csv");
  }

  private static double[] read(String name) {
    try {
      return Files.readAllLines(GOLDEN.resolve(name)).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .mapToDouble(Double::parseDouble)
          .toArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
