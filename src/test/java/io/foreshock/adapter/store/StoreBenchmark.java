package io.foreshock.adapter.store;

import io.foreshock.market.BarValidator;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.function.IntConsumer;

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

  private static void run(TestDatabase database) {
    SqlMarketDataStore store = new SqlMarketDataStore(database.dataSource(), BarValidator::judge);
    measure("append", i -> append(store, i));
    measure("append again", i -> append(store, i));
    measure("read", i -> read(store, i));
    measure("read again", i -> read(store, i));
  }

  private static void append(SqlMarketDataStore store, int market) {
    List<PriceBar> bars = Bars.walk(market, Bars.START, Bars.HOUR, BARS);
    store.append(Bars.market("M" + market), Bars.HOUR, bars, Bars.RECEIVED);
  }

  private static void read(SqlMarketDataStore store, int market) {
    PriceSeries series = store.read(Bars.market("M" + market).id());
    if (series.size() != BARS) {
      throw new IllegalStateException("bars lost, were " + series.size());
    }
  }

  /** The time of this thread on a processor is what a busy machine leaves comparable. */
  private static void measure(String what, IntConsumer work) {
    long wall = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int market = 0; market < MARKETS; market++) {
      work.accept(market);
    }
    processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
    wall = System.nanoTime() - wall;
    System.out.printf(
        "%-13s %d bars: %.2f s, %.2f s of processor; %.1f ms and %.1f ms a market%n",
        what,
        MARKETS * BARS,
        1e-9 * wall,
        1e-9 * processor,
        1e-6 * wall / MARKETS,
        1e-6 * processor / MARKETS);
  }
}
