package io.foreshock.adapter.store;

import io.foreshock.market.BarValidator;
import io.foreshock.market.Market;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Prints how fast a million hourly bars of 23 markets go in and come out. Run by hand:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test
 *     -Dexec.mainClass=io.foreshock.adapter.store.StoreBenchmark -Dexec.args=sqlite</pre>
 */
final class StoreBenchmark {

  private static final int MARKETS = 23;
  private static final int BARS = 45_000;

  private StoreBenchmark() {}

  /**
   * Runs.
   *
   * @param args {@code sqlite} or {@code postgresql}
   */
  public static void main(String[] args) throws Exception {
    TestDatabase database =
        args[0].equals("sqlite")
            ? TestDatabase.sqlite(Files.createTempDirectory("store"))
            : TestDatabase.postgresql();
    try (Connection held = database.dataSource().getConnection()) {
      held.isValid(1);
      run(database);
    }
    System.exit(0);
  }

  private static void run(TestDatabase database) throws SQLException {
    SqlMarketDataStore store = new SqlMarketDataStore(database.dataSource(), BarValidator::judge);
    double appended = 0;
    double repeated = 0;
    double read = 0;
    double slowestRead = 0;
    for (int i = 0; i < MARKETS; i++) {
      Market market = Bars.market("M" + i);
      List<PriceBar> bars = Bars.walk(i, Bars.START, Bars.HOUR, BARS);
      appended += seconds(() -> store.append(market, Bars.HOUR, bars, Bars.RECEIVED));
    }
    for (int i = 0; i < MARKETS; i++) {
      Market market = Bars.market("M" + i);
      List<PriceBar> bars = Bars.walk(i, Bars.START, Bars.HOUR, BARS);
      repeated += seconds(() -> store.append(market, Bars.HOUR, bars, Bars.RECEIVED));
      double one = seconds(() -> require(store.read(market.id())));
      slowestRead = Math.max(slowestRead, one);
      read += one;
    }
    System.out.printf(
        "append %.2f s, append again %.2f s, read %.2f s (%.1f ms a market, slowest %.1f ms)%n",
        appended, repeated, read, 1e3 * read / MARKETS, 1e3 * slowestRead);
  }

  private static void require(PriceSeries series) {
    if (series.size() != BARS) {
      throw new IllegalStateException("bars lost, were " + series.size());
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return 1e-9 * (System.nanoTime() - start);
  }
}
