package io.foreshock.adapter.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A migrated database of its own for one test.
 *
 * @param url where it is; any number of data sources and processes may open it
 */
record TestDatabase(String url) {

  /** The settings of the service's own data source. */
  private static final String PRAGMAS =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&foreign_keys=true"
          + "&transaction_mode=IMMEDIATE";

  /** Makes an SQLite file. */
  static TestDatabase sqlite(Path directory) {
    String url = "jdbc:sqlite:" + directory.resolve(UUID.randomUUID() + ".db") + PRAGMAS;
    migrate(url, "classpath:db/common");
    return new TestDatabase(url);
  }

  /** Empties the PostgreSQL database that all tests of this process share. */
  static TestDatabase postgresql() throws SQLException {
    TestDatabase database = new TestDatabase(Server.URL);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          truncate market, price_bar, quarantined_bar,
                   fitted_parameters, service_state, training_run, training_event,
                   price_report,
                   account, account_position, account_asset
          """);
      statement.execute("update training_lease set expires_at_ms = 0");
    }
    return database;
  }

  private static void migrate(String url, String... locations) {
    Flyway.configure().dataSource(url, null, null).locations(locations).load().migrate();
  }

  /** Returns a data source that opens a connection each time. */
  DataSource dataSource() {
    return new Unpooled(url);
  }

  /** Started and migrated on first use, stopped with the process. */
  private static final class Server {
    static final String URL = start();

    private static String start() {
      try {
        String url =
            EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres")
                + "&reWriteBatchedInserts=true";
        migrate(url, "classpath:db/common", "classpath:db/postgres");
        return url;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Unpooled(String url) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      return DriverManager.getConnection(url);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
      return DriverManager.getConnection(url, username, password);
    }

    @Override
    public PrintWriter getLogWriter() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
