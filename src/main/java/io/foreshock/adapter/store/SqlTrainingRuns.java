package io.foreshock.adapter.store;

import io.foreshock.training.LeaseLostException;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingLease.Held;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingRuns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The record of trainings in a relational database. */
public final class SqlTrainingRuns implements TrainingRuns {

  private static final String SAVE = TrainingRunRow.UPDATE + " and state in ('QUEUED', 'RUNNING')";
  private static final String END_QUEUED = TrainingRunRow.UPDATE + " and state = 'QUEUED'";
  private static final String FIND = TrainingRunRow.SELECT + " where run_id = ?";
  private static final String WITH_KEY = TrainingRunRow.SELECT + " where request_key = ?";
  private static final String LATEST =
      TrainingRunRow.SELECT + " order by queued_at_ms desc, run_id desc limit ?";
  private static final String OPEN =
      TrainingRunRow.SELECT + " where state in ('QUEUED', 'RUNNING') order by queued_at_ms, run_id";
  private static final String ADD_EVENT =
      """
      insert into training_event (
        run_id, event_number, at_ms, state, reason, stage, done_parts, total_parts)
      select ?, coalesce(max(event_number), 0) + 1, ?, ?, ?, ?, ?, ?
      from training_event where run_id = ?
      """;
  private static final String EVENTS =
      """
      select event_number, at_ms, state, reason, stage, done_parts, total_parts
      from training_event where run_id = ? and event_number > ? order by event_number limit ?
      """;
  private static final String ASK_CANCEL =
      "update training_run set cancel_asked = 1 where run_id = ?";
  private static final String CANCEL_ASKED =
      "select cancel_asked from training_run where run_id = ?";
  private static final String READ = "read the record of trainings";

  private final Database database;

  /**
   * Wires the record.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlTrainingRuns(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @Override
  public void add(TrainingRun run) {
    database.execute(
        "record training " + run.id(),
        connection -> {
          write(connection, TrainingRunRow.INSERT, run);
          addEvent(connection, run, run.times().queuedAtMs());
        });
  }

  @Override
  public void save(TrainingRun run, Held held, long atMs) {
    String purpose = "record training " + run.id();
    database.execute(
        purpose,
        connection -> {
          LeaseTable.requireNewest(connection, held, purpose);
          if (!write(connection, SAVE, run)) {
            throw new LeaseLostException("may not " + purpose + ": it has ended");
          }
          addEvent(connection, run, atMs);
        });
  }

  @Override
  public boolean endQueued(TrainingRun run, long atMs) {
    return database.write(
        "record the end of training " + run.id(),
        connection -> {
          boolean written = write(connection, END_QUEUED, run);
          if (written) {
            addEvent(connection, run, atMs);
          }
          return written;
        });
  }

  private static boolean write(Connection connection, String sql, TrainingRun run)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      TrainingRunRow.set(statement, run);
      return statement.executeUpdate() == 1;
    }
  }

  /** Only the one who has just written the run's row gets here, so numbers leave no gap. */
  private static void addEvent(Connection connection, TrainingRun run, long atMs)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD_EVENT)) {
      statement.setString(1, run.id());
      statement.setLong(2, atMs);
      statement.setString(3, run.state().name());
      statement.setString(4, run.reason());
      statement.setString(5, run.step().stage());
      statement.setInt(6, run.step().done());
      statement.setInt(7, run.step().total());
      statement.setString(8, run.id());
      statement.executeUpdate();
    }
  }

  @Override
  public Optional<TrainingRun> find(String id) {
    return runs(FIND, statement -> statement.setString(1, id)).stream().findFirst();
  }

  @Override
  public Optional<TrainingRun> withRequestKey(String key) {
    return runs(WITH_KEY, statement -> statement.setString(1, key)).stream().findFirst();
  }

  @Override
  public List<TrainingRun> latest(int limit) {
    return runs(LATEST, statement -> statement.setInt(1, limit));
  }

  @Override
  public List<TrainingRun> open() {
    return runs(OPEN, statement -> {});
  }

  private List<TrainingRun> runs(String sql, Parameters parameters) {
    return database.read(
        READ, connection -> rows(connection, sql, parameters, TrainingRunRow::run));
  }

  @Override
  public List<TrainingEvent> events(String id, long after, int limit) {
    Parameters parameters =
        statement -> {
          statement.setString(1, id);
          statement.setLong(2, after);
          statement.setInt(3, limit);
        };
    return database.read(
        READ, connection -> rows(connection, EVENTS, parameters, TrainingRunRow::event));
  }

  @Override
  public void askCancel(String id) {
    database.execute(
        "ask for the end of training " + id,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ASK_CANCEL)) {
            statement.setString(1, id);
            statement.executeUpdate();
          }
        });
  }

  @Override
  public boolean cancelAsked(String id) {
    return database
        .read(
            READ,
            connection ->
                rows(
                    connection,
                    CANCEL_ASKED,
                    statement -> statement.setString(1, id),
                    row -> row.getInt(1) != 0))
        .contains(true);
  }

  private static <T> List<T> rows(
      Connection connection, String sql, Parameters parameters, RowReader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> result = new ArrayList<>();
        while (rows.next()) {
          result.add(reader.read(rows));
        }
        return result;
      }
    }
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
