package io.foreshock.adapter.store;

import io.foreshock.market.MarketId;
import io.foreshock.publication.PublishedSetStore;
import io.foreshock.publication.StoredSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Published sets in a relational database; replacing a market's history is one transaction. */
public final class SqlPublishedSetStore implements PublishedSetStore {

  private static final int ROWS_PER_BATCH = 500;

  private static final String LOCK =
      """
      insert into publication (market_id, replacements) values (?, 1)
      on conflict (market_id) do update set replacements = publication.replacements + 1
      """;
  private static final String DELETE = "delete from published_set where market_id = ?";
  private static final String INSERT =
      """
      insert into published_set (market_id, sequence, set_id, observed_at_ms, valid_from_ms,
                                 document, explanation)
      values (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String COLUMNS =
      """
      select market_id, sequence, set_id, observed_at_ms, valid_from_ms, document, explanation
      from published_set
      """;
  private static final String SELECT_LATEST =
      COLUMNS + "where market_id = ? order by sequence desc limit 1";
  private static final String SELECT_IN_FORCE =
      COLUMNS
          + """
          where market_id = ? and valid_from_ms <= ?
          order by valid_from_ms desc, sequence desc
          limit 1
          """;
  private static final String SELECT_BY_ID = COLUMNS + "where set_id = ?";

  private final Database database;

  /**
   * Wires the store.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlPublishedSetStore(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @Override
  public void replace(MarketId marketId, List<StoredSet> sets) {
    requireHistoryOf(marketId, sets);
    database.execute(
        "replace the published sets of " + marketId,
        connection -> {
          update(connection, LOCK, marketId);
          update(connection, DELETE, marketId);
          insert(connection, sets);
        });
  }

  private static void requireHistoryOf(MarketId marketId, List<StoredSet> sets) {
    long last = -1;
    Set<String> ids = new HashSet<>();
    for (StoredSet set : sets) {
      if (!set.marketId().equals(marketId)) {
        throw new IllegalArgumentException(
            "sets must belong to " + marketId + ", one belongs to " + set.marketId());
      }
      if (!(set.sequence() > last)) {
        throw new IllegalArgumentException(
            "sequence must increase, was " + set.sequence() + " after " + last);
      }
      if (!ids.add(set.setId())) {
        throw new IllegalArgumentException("setId must be unique, was twice " + set.setId());
      }
      last = set.sequence();
    }
  }

  private static void update(Connection connection, String sql, MarketId marketId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, marketId.value());
      statement.executeUpdate();
    }
  }

  private static void insert(Connection connection, List<StoredSet> sets) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int waiting = 0;
      for (StoredSet set : sets) {
        bind(statement, set);
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

  private static void bind(PreparedStatement statement, StoredSet set) throws SQLException {
    statement.setString(1, set.marketId().value());
    statement.setLong(2, set.sequence());
    statement.setString(3, set.setId());
    statement.setLong(4, set.observedAtMs());
    statement.setLong(5, set.validFromMs());
    statement.setString(6, set.document());
    statement.setString(7, set.explanation());
  }

  @Override
  public Optional<StoredSet> latest(MarketId marketId) {
    return first(
        "read the latest set of " + marketId,
        SELECT_LATEST,
        statement -> statement.setString(1, marketId.value()));
  }

  @Override
  public Optional<StoredSet> inForce(MarketId marketId, long asOfMs) {
    return first(
        "read the set of " + marketId + " in force",
        SELECT_IN_FORCE,
        statement -> {
          statement.setString(1, marketId.value());
          statement.setLong(2, asOfMs);
        });
  }

  @Override
  public Optional<StoredSet> bySetId(String setId) {
    return first("read a set", SELECT_BY_ID, statement -> statement.setString(1, setId));
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private Optional<StoredSet> first(String purpose, String sql, Binding binding) {
    return database.read(
        purpose,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(set(rows)) : Optional.empty();
            }
          }
        });
  }

  private static StoredSet set(ResultSet rows) throws SQLException {
    return new StoredSet(
        new MarketId(rows.getString(1)),
        rows.getLong(2),
        rows.getString(3),
        rows.getLong(4),
        rows.getLong(5),
        rows.getString(6),
        rows.getString(7));
  }
}
