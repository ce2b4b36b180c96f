package io.foreshock.adapter.store;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceReportStore.Judged;
import io.foreshock.market.verification.RefusalReason;
import io.foreshock.market.verification.RefusedReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of reports of prices. The refusal of an accepted one is the empty text, and a price
 * that is not a number is null.
 */
final class PriceReportTable {

  private static final String COLUMNS =
      """
      select source_id, market_id, price, confidence, observed_at_ms, arrived_at_ms, refusal
      from price_report
      """;
  private static final String FIND =
      COLUMNS + "where market_id = ? and source_id = ? and observed_at_ms = ? and refusal = ''";
  private static final String ACCEPTED =
      COLUMNS + "where market_id = ? and refusal = '' order by source_id, observed_at_ms";
  private static final String REFUSED =
      COLUMNS
          + """
          where market_id = ? and refusal <> ''
          order by arrived_at_ms desc, observed_at_ms desc, source_id, refusal
          limit ?
          """;
  private static final String INSERT =
      """
      insert into price_report (market_id, source_id, observed_at_ms, refusal, price, confidence,
                                arrived_at_ms)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String PRUNE_ACCEPTED =
      """
      delete from price_report
      where market_id = ? and source_id = ? and refusal = '' and observed_at_ms < (
        select observed_at_ms from price_report
        where market_id = ? and source_id = ? and refusal = ''
        order by observed_at_ms desc limit 1 offset ?)
      """;
  private static final String PRUNE_REFUSED =
      """
      delete from price_report
      where market_id = ? and source_id = ? and refusal <> '' and arrived_at_ms < (
        select arrived_at_ms from price_report
        where market_id = ? and source_id = ? and refusal <> ''
        order by arrived_at_ms desc limit 1 offset ?)
      """;

  private PriceReportTable() {}

  /**
   * What a source says of one market.
   *
   * @param marketId the market
   * @param sourceId the source
   */
  record Series(MarketId marketId, String sourceId) {

    static Series of(PriceReport report) {
      return new Series(report.marketId(), report.sourceId());
    }
  }

  /** Returns the accepted report with the key of another. */
  static Optional<PriceReport> find(Connection connection, PriceReport report) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, report.marketId().value());
      statement.setString(2, report.sourceId());
      statement.setLong(3, report.observedAtMs());
      return reports(statement).stream().findFirst();
    }
  }

  /** Inserts a report and tells whether it was not there yet. */
  static boolean insert(Connection connection, Judged judged) throws SQLException {
    PriceReport report = judged.report();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, report.marketId().value());
      statement.setString(2, report.sourceId());
      statement.setLong(3, report.observedAtMs());
      statement.setString(4, judged.refusal().map(RefusalReason::name).orElse(""));
      setNumber(statement, 5, report.price());
      setNumber(statement, 6, report.confidence());
      statement.setLong(7, report.arrivedAtMs());
      return statement.executeUpdate() == 1;
    }
  }

  private static void setNumber(PreparedStatement statement, int column, double value)
      throws SQLException {
    statement.setObject(column, Double.isNaN(value) ? null : value, Types.DOUBLE);
  }

  /** Deletes all but the newest accepted and the latest refused reports of a source. */
  static void prune(Connection connection, Series series, int kept) throws SQLException {
    prune(connection, PRUNE_ACCEPTED, series, kept);
    prune(connection, PRUNE_REFUSED, series, kept);
  }

  private static void prune(Connection connection, String delete, Series series, int kept)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setString(1, series.marketId().value());
      statement.setString(2, series.sourceId());
      statement.setString(3, series.marketId().value());
      statement.setString(4, series.sourceId());
      statement.setInt(5, kept - 1);
      statement.executeUpdate();
    }
  }

  static List<PriceReport> accepted(Connection connection, MarketId marketId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ACCEPTED)) {
      statement.setString(1, marketId.value());
      return reports(statement);
    }
  }

  private static List<PriceReport> reports(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<PriceReport> reports = new ArrayList<>();
      while (rows.next()) {
        reports.add(report(rows));
      }
      return List.copyOf(reports);
    }
  }

  static List<RefusedReport> refused(Connection connection, MarketId marketId, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REFUSED)) {
      statement.setString(1, marketId.value());
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<RefusedReport> refused = new ArrayList<>();
        while (rows.next()) {
          refused.add(new RefusedReport(report(rows), RefusalReason.valueOf(rows.getString(7))));
        }
        return List.copyOf(refused);
      }
    }
  }

  private static PriceReport report(ResultSet rows) throws SQLException {
    return new PriceReport(
        rows.getString(1),
        new MarketId(rows.getString(2)),
        number(rows, 3),
        number(rows, 4),
        rows.getLong(5),
        rows.getLong(6));
  }

  private static double number(ResultSet rows, int column) throws SQLException {
    double value = rows.getDouble(column);
    return rows.wasNull() ? Double.NaN : value;
  }
}
