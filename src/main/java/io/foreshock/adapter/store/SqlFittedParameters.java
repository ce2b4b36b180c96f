package io.foreshock.adapter.store;

import io.foreshock.forecast.FittedParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The memory of fits in a relational database. Fits wait in memory and are written many at a time,
 * because a commit costs far more than a row. Safe for threads.
 */
public final class SqlFittedParameters implements FittedParameters {

  private static final int WRITE_AT = 500;
  private static final int HEX_DIGITS = 16;
  private static final int HEX_RADIX = 16;

  private static final String SELECT = "select parameters from fitted_parameters where fit_key = ?";
  private static final String UPSERT =
      """
      insert into fitted_parameters (fit_key, parameters) values (?, ?)
      on conflict (fit_key) do update set parameters = excluded.parameters
      """;

  private final Database database;
  private final Map<String, double[]> waiting = new LinkedHashMap<>();

  /**
   * Wires the memory.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlFittedParameters(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @Override
  public synchronized double @Nullable [] find(String key) {
    double[] recent = waiting.get(key);
    return recent == null ? stored(key) : recent.clone();
  }

  private double @Nullable [] stored(String key) {
    return database.<double @Nullable []>read(
        "look up fitted parameters", connection -> stored(connection, key));
  }

  private static double @Nullable [] stored(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? parse(rows.getString(1)) : null;
      }
    }
  }

  @Override
  public synchronized void remember(String key, double[] parameters) {
    waiting.put(StoreKey.require(key), parameters.clone());
    if (waiting.size() >= WRITE_AT) {
      flush();
    }
  }

  @Override
  public synchronized void flush() {
    if (!waiting.isEmpty()) {
      database.execute("remember fitted parameters", this::write);
      waiting.clear();
    }
  }

  private void write(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      for (Map.Entry<String, double[]> fit : waiting.entrySet()) {
        statement.setString(1, fit.getKey());
        statement.setString(2, format(fit.getValue()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Sixteen hexadecimal digits per value, its IEEE 754 bits. */
  private static String format(double[] parameters) {
    StringBuilder text = new StringBuilder(parameters.length * HEX_DIGITS);
    for (double parameter : parameters) {
      text.append(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(parameter)));
    }
    return text.toString();
  }

  private static double[] parse(String text) {
    double[] parameters = new double[text.length() / HEX_DIGITS];
    for (int i = 0; i < parameters.length; i++) {
      int from = i * HEX_DIGITS;
      parameters[i] =
          Double.longBitsToDouble(Long.parseUnsignedLong(text, from, from + HEX_DIGITS, HEX_RADIX));
    }
    return parameters;
  }
}
