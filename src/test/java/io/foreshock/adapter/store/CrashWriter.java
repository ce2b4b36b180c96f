package io.foreshock.adapter.store;

import io.foreshock.market.BarValidator;
import io.foreshock.market.PriceBar;
import io.foreshock.market.StoredMarket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A process that appends batch after batch until it is killed, and says which ones are stored. */
final class CrashWriter {

  static final int BATCH = 500;
  static final String MARKET = "CRASH";

  private CrashWriter() {}

  /** Returns the bars of a batch: the same ones in every process. */
  static List<PriceBar> batch(long number) {
    return Bars.walk(number, Bars.START + number * BATCH * Bars.HOUR, Bars.HOUR, BATCH);
  }

  /**
   * Appends for ever.
   *
   * @param args where the database is
   */
  public static void main(String[] args) throws SQLException {
    TestDatabase database = new TestDatabase(args[0]);
    // Held open as a pool would, so that closing the last connection does not empty the log.
    try (Connection held = database.dataSource().getConnection()) {
      held.isValid(1);
      append(new SqlMarketDataStore(database.dataSource(), BarValidator::judge));
    }
  }

  private static void append(SqlMarketDataStore store) {
    long next = store.market(Bars.market(MARKET).id()).map(StoredMarket::bars).orElse(0L) / BATCH;
    while (true) {
      store.append(Bars.market(MARKET), Bars.HOUR, batch(next), Bars.RECEIVED);
      System.out.println(next);
      System.out.flush();
      next++;
    }
  }
}
