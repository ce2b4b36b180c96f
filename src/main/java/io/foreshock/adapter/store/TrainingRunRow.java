package io.foreshock.adapter.store;

import io.foreshock.model.ClassGroup;
import io.foreshock.training.JudgedModel;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingState;
import io.foreshock.training.TrainingStep;
import io.foreshock.training.TrainingTimes;
import io.foreshock.training.TrainingTrigger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trainings and their events as rows. */
final class TrainingRunRow {

  static final String INSERT =
      """
      insert into training_run (
        class_group, started_by, state, reason, stage, done_parts, total_parts, seeds,
        queued_at_ms, started_at_ms, ended_at_ms, model_id, model_version, gate_report,
        request_key, run_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Changes a run that has not ended; the same parameters as {@link #INSERT}. */
  static final String UPDATE =
      """
      update training_run set
        class_group = ?, started_by = ?, state = ?, reason = ?, stage = ?, done_parts = ?,
        total_parts = ?, seeds = ?, queued_at_ms = ?, started_at_ms = ?, ended_at_ms = ?,
        model_id = ?, model_version = ?, gate_report = ?, request_key = ?
      where run_id = ?\
      """;

  static final String SELECT =
      """
      select run_id, class_group, started_by, state, reason, stage, done_parts, total_parts, seeds,
        queued_at_ms, started_at_ms, ended_at_ms, model_id, model_version, gate_report, request_key
      from training_run\
      """;

  private static final String SEPARATOR = ",";

  private TrainingRunRow() {}

  /** Sets the parameters of {@link #INSERT} or {@link #UPDATE}. */
  static void set(PreparedStatement statement, TrainingRun run) throws SQLException {
    int at = 1;
    statement.setString(at++, run.group().code());
    statement.setString(at++, run.trigger().name());
    statement.setString(at++, run.state().name());
    statement.setString(at++, run.reason());
    statement.setString(at++, run.step().stage());
    statement.setInt(at++, run.step().done());
    statement.setInt(at++, run.step().total());
    statement.setString(
        at++, run.seeds().stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR)));
    statement.setLong(at++, run.times().queuedAtMs());
    set(statement, at++, run.times().startedAtMs());
    set(statement, at++, run.times().endedAtMs());
    statement.setString(at++, run.model().map(JudgedModel::modelId).orElse(null));
    statement.setString(at++, run.model().map(JudgedModel::version).orElse(null));
    statement.setString(at++, run.model().map(JudgedModel::gateReport).orElse(null));
    statement.setString(at++, run.requestKey().orElse(null));
    statement.setString(at, StoreKey.require(run.id()));
  }

  private static void set(PreparedStatement statement, int at, OptionalLong value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setLong(at, value.getAsLong());
    } else {
      statement.setNull(at, Types.BIGINT);
    }
  }

  /** Reads a row of {@link #SELECT}. */
  static TrainingRun run(ResultSet row) throws SQLException {
    return new TrainingRun(
        row.getString("run_id"),
        ClassGroup.ofCode(row.getString("class_group")),
        TrainingTrigger.valueOf(row.getString("started_by")),
        TrainingState.valueOf(row.getString("state")),
        row.getString("reason"),
        step(row),
        seeds(row.getString("seeds")),
        new TrainingTimes(
            row.getLong("queued_at_ms"),
            optional(row, "started_at_ms"),
            optional(row, "ended_at_ms")),
        model(row),
        Optional.ofNullable(row.getString("request_key")));
  }

  /** Reads a row of {@code training_event}. */
  static TrainingEvent event(ResultSet row) throws SQLException {
    return new TrainingEvent(
        row.getLong("event_number"),
        row.getLong("at_ms"),
        TrainingState.valueOf(row.getString("state")),
        row.getString("reason"),
        step(row));
  }

  private static TrainingStep step(ResultSet row) throws SQLException {
    return new TrainingStep(
        row.getString("stage"), row.getInt("done_parts"), row.getInt("total_parts"));
  }

  private static List<Long> seeds(String text) {
    return Stream.of(text.split(SEPARATOR))
        .filter(seed -> !seed.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  private static OptionalLong optional(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static Optional<JudgedModel> model(ResultSet row) throws SQLException {
    String modelId = row.getString("model_id");
    return modelId == null
        ? Optional.empty()
        : Optional.of(
            new JudgedModel(modelId, row.getString("model_version"), row.getString("gate_report")));
  }
}
