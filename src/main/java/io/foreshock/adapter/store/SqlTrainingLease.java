package io.foreshock.adapter.store;

import io.foreshock.training.TrainingLease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to train as one row of a relational database. Taking it is one conditional update: of
 * two that try at once, the second waits for the first and then finds the condition false.
 */
public final class SqlTrainingLease implements TrainingLease {

  private static final String SELECT =
      "select holder, token, expires_at_ms from training_lease where lease_name = 'training'";
  private static final String ACQUIRE =
      """
      update training_lease set holder = ?, token = token + 1, expires_at_ms = ?
      where lease_name = 'training' and expires_at_ms <= ?
      """;
  private static final String RENEW =
      """
      update training_lease set expires_at_ms = ?
      where lease_name = 'training' and token = ? and expires_at_ms > ?
      """;
  private static final String RELEASE =
      "update training_lease set expires_at_ms = 0 where lease_name = 'training' and token = ?";

  private final Database database;

  /**
   * Wires the lease.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlTrainingLease(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @Override
  public Optional<Held> acquire(String holder, long nowMs, long untilMs) {
    requireLater(nowMs, untilMs);
    return database.write(
        "take the lease of training",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ACQUIRE)) {
            statement.setString(1, StoreKey.require(holder));
            statement.setLong(2, untilMs);
            statement.setLong(3, nowMs);
            return statement.executeUpdate() == 0
                ? Optional.empty()
                : Optional.of(read(connection));
          }
        });
  }

  @Override
  public Optional<Held> renew(Held held, long nowMs, long untilMs) {
    requireLater(nowMs, untilMs);
    return database.write(
        "renew the lease of training",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setLong(1, untilMs);
            statement.setLong(2, held.token());
            statement.setLong(3, nowMs);
            return statement.executeUpdate() == 0
                ? Optional.empty()
                : Optional.of(new Held(held.holder(), held.token(), untilMs));
          }
        });
  }

  private static void requireLater(long nowMs, long untilMs) {
    if (!(untilMs > nowMs)) {
      throw new IllegalArgumentException(
          "untilMs must be after nowMs, was " + untilMs + " at " + nowMs);
    }
  }

  @Override
  public void release(Held held) {
    database.execute(
        "release the lease of training",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setLong(1, held.token());
            statement.executeUpdate();
          }
        });
  }

  @Override
  public Optional<Held> current(long nowMs) {
    return Optional.of(database.read("look at the lease of training", SqlTrainingLease::read))
        .filter(held -> held.expiresAtMs() > nowMs);
  }

  private static Held read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return new Held(rows.getString(1), rows.getLong(2), rows.getLong(3));
    }
  }
}
