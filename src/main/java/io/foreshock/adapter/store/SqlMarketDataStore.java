package io.foreshock.adapter.store;

import io.foreshock.market.AppendResult;
import io.foreshock.market.BarJudge;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.QuarantinedBar;
import io.foreshock.market.StoredMarket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Bars in a relational database. An {@code append} is one transaction under the lock of its
 * market's row, so the writers of a market come one after another and sending a batch twice, or
 * from two places at once, leaves the same state as sending it once.
 */
public final class SqlMarketDataStore implements MarketDataStore {

  private final Database database;
  private final BarJudge judge;

  /**
   * Wires the store.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   * @param judge tells whether the values of a bar are possible
   */
  public SqlMarketDataStore(DataSource dataSource, BarJudge judge) {
    database = new Database(dataSource);
    this.judge = judge;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A bar that is set aside again with the same values and reason is counted in the result, but
   * kept only once, with its first decision.
   */
  @Override
  public AppendResult append(
      Market market, long barLengthMs, List<PriceBar> bars, long receivedAtMs) {
    if (!(barLengthMs > 0)) {
      throw new IllegalArgumentException("barLengthMs must be positive, was " + barLengthMs);
    }
    BatchIntake intake = BatchIntake.judge(market.id(), barLengthMs, bars, receivedAtMs, judge);
    return database.write(
        "append to " + market.id(), connection -> append(connection, market, barLengthMs, intake));
  }

  private static AppendResult append(
      Connection connection, Market market, long barLengthMs, BatchIntake intake)
      throws SQLException {
    MarketTable.Row row = MarketTable.lock(connection, market, barLengthMs);
    requireBarLength(row.stored(), barLengthMs);
    intake.place(storedInSpan(connection, row, intake.possible()));
    PriceBarTable.insert(connection, row, intake.accepted());
    long newlySetAside = QuarantineTable.insert(connection, row.key(), intake.quarantined());
    if (!intake.accepted().isEmpty() || newlySetAside > 0) {
      MarketTable.update(
          connection,
          new MarketTable.Row(row.key(), grown(row.stored(), intake.accepted(), newlySetAside)));
    }
    return intake.result();
  }

  private static void requireBarLength(StoredMarket stored, long barLengthMs) {
    if (stored.barLengthMs() != barLengthMs) {
      throw new IllegalArgumentException(
          "barLengthMs of "
              + stored.market().id()
              + " must be "
              + stored.barLengthMs()
              + " as registered, was "
              + barLengthMs);
    }
  }

  private static Map<Long, PriceBar> storedInSpan(
      Connection connection, MarketTable.Row row, List<PriceBar> bars) throws SQLException {
    if (bars.isEmpty()) {
      return Map.of();
    }
    LongSummaryStatistics times = bars.stream().mapToLong(PriceBar::openTimeMs).summaryStatistics();
    long barLengthMs = row.stored().barLengthMs();
    return PriceBarTable.bySlot(
        connection,
        row,
        PriceBarTable.slot(times.getMin(), barLengthMs),
        PriceBarTable.slot(times.getMax(), barLengthMs));
  }

  private static StoredMarket grown(
      StoredMarket before, List<PriceBar> accepted, long newlySetAside) {
    boolean grew = !accepted.isEmpty();
    boolean empty = before.bars() == 0;
    long first = before.firstOpenTimeMs();
    long last = before.lastOpenTimeMs();
    if (grew) {
      long from = accepted.getFirst().openTimeMs();
      long to = accepted.getLast().openTimeMs();
      first = empty ? from : Math.min(first, from);
      last = empty ? to : Math.max(last, to);
    }
    return new StoredMarket(
        before.market(),
        before.barLengthMs(),
        before.bars() + accepted.size(),
        first,
        last,
        before.quarantined() + newlySetAside,
        before.revision() + (grew ? 1 : 0));
  }

  @Override
  public List<StoredMarket> markets() {
    return database.read("list the markets", MarketTable::all);
  }

  @Override
  public Optional<StoredMarket> market(MarketId marketId) {
    return database.read(
        "look up " + marketId,
        connection -> MarketTable.find(connection, marketId).map(MarketTable.Row::stored));
  }

  @Override
  public PriceSeries read(MarketId marketId) {
    return database.read(
        "read the bars of " + marketId,
        connection -> PriceBarTable.series(connection, registered(connection, marketId)));
  }

  private static MarketTable.Row registered(Connection connection, MarketId marketId)
      throws SQLException {
    return MarketTable.find(connection, marketId)
        .orElseThrow(
            () -> new IllegalArgumentException("marketId must be registered, was " + marketId));
  }

  @Override
  public List<QuarantinedBar> quarantined(MarketId marketId, int limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("limit must be positive, was " + limit);
    }
    return database.read(
        "read the bars set aside of " + marketId,
        connection -> QuarantineTable.latest(connection, marketId, limit));
  }
}
