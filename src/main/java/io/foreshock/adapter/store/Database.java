package io.foreshock.adapter.store;

import io.foreshock.market.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on a connection: reads in autocommit, because a read inside a transaction would take
 * SQLite's write lock, and writes in one transaction that takes effect whole or not at all.
 */
final class Database {

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work on an open connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  /** Work on an open connection that yields nothing. */
  @FunctionalInterface
  interface Action {
    void run(Connection connection) throws SQLException;
  }

  /**
   * Reads.
   *
   * @param purpose what is read, for the message of a failure
   */
  <T extends @Nullable Object> T read(String purpose, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.run(connection);
    } catch (SQLException failure) {
      throw unavailable(purpose, failure);
    }
  }

  /**
   * Writes in one transaction; when this returns, it is committed.
   *
   * @param purpose what is written, for the message of a failure
   */
  <T extends @Nullable Object> T write(String purpose, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      return commitOrRollBack(connection, work);
    } catch (SQLException failure) {
      throw unavailable(purpose, failure);
    }
  }

  /** Writes in one transaction; see {@link #write}. */
  void execute(String purpose, Action action) {
    this.<@Nullable Void>write(
        purpose,
        connection -> {
          action.run(connection);
          return null;
        });
  }

  private static <T extends @Nullable Object> T commitOrRollBack(
      Connection connection, Work<T> work) throws SQLException {
    try {
      T result = work.run(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error failure) {
      rollBack(connection, failure);
      throw failure;
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  private static StoreUnavailableException unavailable(String purpose, SQLException failure) {
    return new StoreUnavailableException(
        "could not " + purpose + ": " + failure.getMessage(), failure);
  }
}
