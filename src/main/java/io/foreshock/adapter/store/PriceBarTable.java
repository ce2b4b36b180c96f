package io.foreshock.adapter.store;

import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.StoredMarket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of accepted bars. An unknown value is null there and NaN here. */
final class PriceBarTable {

  private static final int ROWS_PER_BATCH = 1_000;

  /** Stands for null on the way out: no accepted value is negative, and it saves asking wasNull. */
  private static final double UNKNOWN = -1.0;

  private static final String INSERT =
      """
      insert into price_bar (market_key, slot, open_time_ms, open_price, high_price, low_price,
                             close_price, volume)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String COLUMNS =
      """
      select slot, open_time_ms, coalesce(open_price, -1.0), coalesce(high_price, -1.0),
             coalesce(low_price, -1.0), close_price, coalesce(volume, -1.0)
      from price_bar
      """;
  private static final String SELECT_ALL = COLUMNS + "where market_key = ? order by slot";
  private static final String SELECT_SPAN =
      COLUMNS + "where market_key = ? and slot between ? and ?";

  private PriceBarTable() {}

  /** Returns the slot of an opening time: that time divided by the bar length, rounded down. */
  static long slot(long openTimeMs, long barLengthMs) {
    return Math.floorDiv(openTimeMs, barLengthMs);
  }

  static void insert(Connection connection, MarketTable.Row market, List<PriceBar> bars)
      throws SQLException {
    long barLengthMs = market.stored().barLengthMs();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int waiting = 0;
      for (PriceBar bar : bars) {
        bind(statement, market.key(), barLengthMs, bar);
        statement.addBatch();
        if (++waiting == ROWS_PER_BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement statement, int key, long barLengthMs, PriceBar bar)
      throws SQLException {
    statement.setInt(1, key);
    statement.setLong(2, slot(bar.openTimeMs(), barLengthMs));
    statement.setLong(3, bar.openTimeMs());
    setKnown(statement, 4, bar.open());
    setKnown(statement, 5, bar.high());
    setKnown(statement, 6, bar.low());
    setKnown(statement, 7, bar.close());
    setKnown(statement, 8, bar.volume());
  }

  private static void setKnown(PreparedStatement statement, int column, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(column, Types.DOUBLE);
    } else {
      statement.setDouble(column, value + 0.0); // -0.0 becomes 0.0, which SQLite makes of it anyway
    }
  }

  /** Returns all bars of a market in time order. */
  static PriceSeries series(Connection connection, MarketTable.Row market) throws SQLException {
    StoredMarket stored = market.stored();
    PriceSeries.Builder series =
        PriceSeries.builder(
            stored.market().id(), stored.barLengthMs(), Math.toIntExact(stored.bars()));
    try (PreparedStatement statement = connection.prepareStatement(SELECT_ALL)) {
      statement.setInt(1, market.key());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          series.add(
              rows.getLong(2),
              known(rows.getDouble(3)),
              known(rows.getDouble(4)),
              known(rows.getDouble(5)),
              rows.getDouble(6),
              known(rows.getDouble(7)));
        }
      }
    }
    return series.build();
  }

  /** Returns the bars of a market by slot, from the first slot to the last, both included. */
  static Map<Long, PriceBar> bySlot(
      Connection connection, MarketTable.Row market, long firstSlot, long lastSlot)
      throws SQLException {
    Map<Long, PriceBar> bars = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT_SPAN)) {
      statement.setInt(1, market.key());
      statement.setLong(2, firstSlot);
      statement.setLong(3, lastSlot);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          bars.put(rows.getLong(1), bar(rows));
        }
      }
    }
    return bars;
  }

  private static PriceBar bar(ResultSet rows) throws SQLException {
    return new PriceBar(
        rows.getLong(2),
        known(rows.getDouble(3)),
        known(rows.getDouble(4)),
        known(rows.getDouble(5)),
        rows.getDouble(6),
        known(rows.getDouble(7)));
  }

  private static double known(double value) {
    return value == UNKNOWN ? Double.NaN : value;
  }
}
