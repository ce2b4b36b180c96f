package io.foreshock.adapter.store;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.QuarantineReason;
import io.foreshock.market.QuarantinedBar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The table of bars set aside. Their values are kept as text, which both databases return as it
 * was, NaN and infinities included.
 */
final class QuarantineTable {

  private static final String INSERT =
      """
      insert into quarantined_bar (market_key, open_time_ms, reason, reported, decided_at_ms)
      values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String SELECT_LATEST =
      """
      select q.open_time_ms, q.reason, q.reported, q.decided_at_ms
      from quarantined_bar q
      join market m on m.market_key = q.market_key
      where m.id = ?
      order by q.decided_at_ms desc, q.open_time_ms desc, q.reason, q.reported
      limit ?
      """;

  private QuarantineTable() {}

  /**
   * Keeps bars set aside; one that is there already with the same values and reason stays as it
   * was, with its first decision.
   *
   * @return how many were new
   */
  static long insert(Connection connection, int marketKey, List<QuarantinedBar> bars)
      throws SQLException {
    long inserted = 0;
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (QuarantinedBar quarantined : bars) {
        statement.setInt(1, marketKey);
        statement.setLong(2, quarantined.bar().openTimeMs());
        statement.setString(3, quarantined.reason().name());
        statement.setString(4, reported(quarantined.bar()));
        statement.setLong(5, quarantined.decidedAtMs());
        inserted += statement.executeUpdate();
      }
    }
    return inserted;
  }

  static List<QuarantinedBar> latest(Connection connection, MarketId marketId, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_LATEST)) {
      statement.setString(1, marketId.value());
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<QuarantinedBar> bars = new ArrayList<>();
        while (rows.next()) {
          bars.add(quarantined(marketId, rows));
        }
        return List.copyOf(bars);
      }
    }
  }

  private static QuarantinedBar quarantined(MarketId marketId, ResultSet rows) throws SQLException {
    return new QuarantinedBar(
        marketId,
        bar(rows.getLong(1), rows.getString(3)),
        QuarantineReason.valueOf(rows.getString(2)),
        rows.getLong(4));
  }

  /** Open, high, low, close, volume: the shortest decimals that parse to the same doubles. */
  private static String reported(PriceBar bar) {
    return DoubleStream.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume())
        .mapToObj(Double::toString)
        .collect(Collectors.joining(" "));
  }

  private static PriceBar bar(long openTimeMs, String reported) {
    String[] values = reported.split(" ", -1);
    return new PriceBar(
        openTimeMs,
        Double.parseDouble(values[0]),
        Double.parseDouble(values[1]),
        Double.parseDouble(values[2]),
        Double.parseDouble(values[3]),
        Double.parseDouble(values[4]));
  }
}
