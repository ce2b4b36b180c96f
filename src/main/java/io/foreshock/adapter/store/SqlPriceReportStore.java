package io.foreshock.adapter.store;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceConflictException;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.market.verification.RefusedReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Reports of prices in a relational database. An {@code append} is one transaction. */
public final class SqlPriceReportStore implements PriceReportStore {

  private final Database database;

  /**
   * Wires the store.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlPriceReportStore(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @Override
  public List<Outcome> append(List<Judged> reports) {
    return reports.isEmpty()
        ? List.of()
        : database.write("keep reports of prices", connection -> append(connection, reports));
  }

  private static List<Outcome> append(Connection connection, List<Judged> reports)
      throws SQLException {
    List<Outcome> outcomes = new ArrayList<>();
    Set<PriceReportTable.Series> grown = new LinkedHashSet<>();
    for (Judged judged : reports) {
      Outcome outcome = append(connection, judged, outcomes.size());
      outcomes.add(outcome);
      if (outcome != Outcome.UNCHANGED) {
        grown.add(PriceReportTable.Series.of(judged.report()));
      }
    }
    for (PriceReportTable.Series series : grown) {
      PriceReportTable.prune(connection, series, KEPT);
    }
    return List.copyOf(outcomes);
  }

  /** What was accepted before stays so, even where it would be too old now. */
  private static Outcome append(Connection connection, Judged judged, int index)
      throws SQLException {
    PriceReport report = judged.report();
    Optional<PriceReport> before = PriceReportTable.find(connection, report);
    if (before.isPresent()) {
      return unchanged(before.get(), report, index);
    }
    boolean inserted = PriceReportTable.insert(connection, judged);
    if (judged.refusal().isPresent()) {
      return Outcome.REFUSED;
    }
    return inserted
        ? Outcome.ACCEPTED
        : unchanged(PriceReportTable.find(connection, report).orElseThrow(), report, index);
  }

  private static Outcome unchanged(PriceReport before, PriceReport report, int index) {
    if (!before.saysTheSameAs(report)) {
      throw new PriceConflictException(index, before, report);
    }
    return Outcome.UNCHANGED;
  }

  @Override
  public List<PriceReport> accepted(MarketId marketId) {
    return database.read(
        "read the prices of " + marketId,
        connection -> PriceReportTable.accepted(connection, marketId));
  }

  @Override
  public List<RefusedReport> refused(MarketId marketId, int limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("limit must be positive, was " + limit);
    }
    return database.read(
        "read the refused prices of " + marketId,
        connection -> PriceReportTable.refused(connection, marketId, limit));
  }
}
