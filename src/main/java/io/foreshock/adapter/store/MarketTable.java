package io.foreshock.adapter.store;

import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import io.foreshock.market.TradingCalendar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of registered markets. */
final class MarketTable {

  private static final String COLUMNS =
      """
      select market_key, id, symbol, asset_class, quote_currency, calendar, profile, clock,
             bar_length_ms, bars, first_open_time_ms, last_open_time_ms, quarantined, revision
      from market
      """;
  private static final String SELECT_ALL = COLUMNS + "order by id";
  private static final String SELECT_ONE = COLUMNS + "where id = ?";
  // Any conflict is tolerated: two writers may pick the same key, the loser then tries again.
  private static final String REGISTER =
      """
      insert into market (market_key, id, symbol, asset_class, quote_currency, calendar, profile,
                          clock, bar_length_ms, revision, bars, quarantined)
      select coalesce(max(market_key), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0
      from market
      where true
      on conflict do nothing
      """;
  private static final String LOCK = "update market set revision = revision where id = ?";
  private static final String UPDATE =
      """
      update market
      set bars = ?, first_open_time_ms = ?, last_open_time_ms = ?, quarantined = ?, revision = ?
      where market_key = ?
      """;

  private MarketTable() {}

  /**
   * A row.
   *
   * @param key the market's number in the other tables
   * @param stored what the store holds of it
   */
  record Row(int key, StoredMarket stored) {}

  /**
   * Registers the market unless it is there, and holds its row until the transaction ends, so that
   * its writers come one after another.
   */
  static Row lock(Connection connection, Market market, long barLengthMs) throws SQLException {
    while (!locked(connection, market.id())) {
      register(connection, market, barLengthMs);
    }
    return find(connection, market.id()).orElseThrow();
  }

  private static boolean locked(Connection connection, MarketId marketId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, marketId.value());
      return statement.executeUpdate() == 1;
    }
  }

  private static void register(Connection connection, Market market, long barLengthMs)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REGISTER)) {
      statement.setString(1, market.id().value());
      statement.setString(2, market.symbol());
      statement.setString(3, market.assetClass().name());
      statement.setString(4, market.quoteCurrency());
      statement.setString(5, market.calendar().name());
      statement.setString(6, market.profile());
      statement.setString(7, market.clock().name());
      statement.setLong(8, barLengthMs);
      statement.executeUpdate();
    }
  }

  static Optional<Row> find(Connection connection, MarketId marketId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_ONE)) {
      statement.setString(1, marketId.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  static List<StoredMarket> all(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_ALL);
        ResultSet rows = statement.executeQuery()) {
      List<StoredMarket> markets = new ArrayList<>();
      while (rows.next()) {
        markets.add(row(rows).stored());
      }
      return List.copyOf(markets);
    }
  }

  /** Writes the counts, the span and the revision of a market; call it under {@link #lock}. */
  static void update(Connection connection, Row row) throws SQLException {
    StoredMarket stored = row.stored();
    boolean empty = stored.bars() == 0;
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      statement.setLong(1, stored.bars());
      statement.setObject(2, empty ? null : stored.firstOpenTimeMs(), Types.BIGINT);
      statement.setObject(3, empty ? null : stored.lastOpenTimeMs(), Types.BIGINT);
      statement.setLong(4, stored.quarantined());
      statement.setLong(5, stored.revision());
      statement.setInt(6, row.key());
      statement.executeUpdate();
    }
  }

  private static Row row(ResultSet rows) throws SQLException {
    StoredMarket stored =
        new StoredMarket(
            market(rows),
            rows.getLong("bar_length_ms"),
            rows.getLong("bars"),
            rows.getLong("first_open_time_ms"),
            rows.getLong("last_open_time_ms"),
            rows.getLong("quarantined"),
            rows.getLong("revision"));
    return new Row(rows.getInt("market_key"), stored);
  }

  private static Market market(ResultSet rows) throws SQLException {
    return new Market(
        new MarketId(rows.getString("id")),
        rows.getString("symbol"),
        AssetClass.valueOf(rows.getString("asset_class")),
        rows.getString("quote_currency"),
        TradingCalendar.valueOf(rows.getString("calendar")),
        rows.getString("profile"),
        ClockMode.valueOf(rows.getString("clock")));
  }
}
