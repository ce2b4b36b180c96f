package io.foreshock.adapter.store;

import io.foreshock.publication.ServiceState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The service's small facts in a relational database. */
public final class SqlServiceState implements ServiceState {

  private static final String SELECT = "select state_value from service_state where state_key = ?";
  private static final String UPSERT =
      """
      insert into service_state (state_key, state_value) values (?, ?)
      on conflict (state_key) do update set state_value = excluded.state_value
      """;

  private final Database database;

  /**
   * Wires the state.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlServiceState(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @Override
  public Optional<String> get(String key) {
    return database.read("read the service's state", connection -> get(connection, key));
  }

  private static Optional<String> get(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  @Override
  public void put(String key, String value) {
    StoreKey.require(key);
    database.execute("write the service's state", connection -> put(connection, key, value));
  }

  private static void put(Connection connection, String key, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, key);
      statement.setString(2, value);
      statement.executeUpdate();
    }
  }
}
