package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceConflictException;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.market.verification.PriceReportStore.Judged;
import io.foreshock.market.verification.PriceReportStore.Outcome;
import io.foreshock.market.verification.RefusalReason;
import io.foreshock.market.verification.RefusedReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store of prices promises, whatever database is under it. */
abstract class PriceReportStoreContract {

  private static final MarketId MARKET = new MarketId("BTCUSDT");
  private static final long START_MS = 1_700_000_000_000L;

  private TestDatabase database;
  private PriceReportStore store;

  /** Returns a migrated, empty database. */
  abstract TestDatabase open(Path directory) throws SQLException;

  @BeforeEach
  void openStore(@TempDir Path directory) throws SQLException {
    database = open(directory);
    store = reopened();
  }

  private PriceReportStore reopened() {
    return new SqlPriceReportStore(database.dataSource());
  }

  private static PriceReport report(String source, long atMs, double price) {
    return new PriceReport(source, MARKET, price, 0.1, START_MS + atMs, START_MS + atMs + 7);
  }

  private static Judged accepted(PriceReport report) {
    return new Judged(report, Optional.empty());
  }

  private static Judged refused(PriceReport report, RefusalReason reason) {
    return new Judged(report, Optional.of(reason));
  }

  @Test
  void append_reports_survivesAReopening() {
    PriceReport one = report("alpha", 1, 1.0 / 3.0);
    PriceReport other = report("beta", 0, 65_000.125);
    assertThat(store.append(List.of(accepted(other), accepted(one))))
        .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED);
    assertThat(reopened().accepted(MARKET)).containsExactly(one, other);
    assertThat(reopened().accepted(new MarketId("OTHER"))).isEmpty();
  }

  @Test
  void append_again_changesNothing() {
    PriceReport first = report("alpha", 1, 100);
    store.append(List.of(accepted(first)));
    PriceReport later =
        new PriceReport("alpha", MARKET, 100, 0.1, first.observedAtMs(), START_MS + 900_000);
    assertThat(store.append(List.of(accepted(later), refused(later, RefusalReason.STALE_TIME))))
        .as("also when it would be too old now")
        .containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);
    assertThat(store.accepted(MARKET)).containsExactly(first);
    assertThat(store.refused(MARKET, 10)).isEmpty();
  }

  @Test
  void append_anotherPriceOfTheSameMoment_storesNothing() {
    store.append(List.of(accepted(report("alpha", 1, 100))));
    List<Judged> batch =
        List.of(accepted(report("alpha", 2, 101)), accepted(report("alpha", 1, 102)));
    assertThatExceptionOfType(PriceConflictException.class)
        .isThrownBy(() -> store.append(batch))
        .withMessageContaining("'alpha' said 100 ± 0.1 of BTCUSDT")
        .satisfies(conflict -> assertThat(conflict.index()).isEqualTo(1));
    assertThat(store.accepted(MARKET)).containsExactly(report("alpha", 1, 100));
  }

  @Test
  void append_conflictWithinTheBatch_storesNothing() {
    List<Judged> batch =
        List.of(accepted(report("alpha", 1, 101)), accepted(report("alpha", 1, 102)));
    assertThatExceptionOfType(PriceConflictException.class).isThrownBy(() -> store.append(batch));
    assertThat(store.accepted(MARKET)).isEmpty();
  }

  @Test
  void append_refused_isKeptBesideWhatIsAcceptedLater() {
    PriceReport impossible = report("alpha", 1, Double.NaN);
    PriceReport future = report("beta", 5, 100);
    store.append(
        List.of(
            refused(impossible, RefusalReason.IMPOSSIBLE_PRICE),
            refused(future, RefusalReason.FUTURE_TIME)));
    assertThat(store.append(List.of(accepted(report("alpha", 1, 100)))))
        .containsExactly(Outcome.ACCEPTED);
    assertThat(reopened().refused(MARKET, 10))
        .containsExactly(
            new RefusedReport(future, RefusalReason.FUTURE_TIME),
            new RefusedReport(impossible, RefusalReason.IMPOSSIBLE_PRICE));
    assertThat(store.refused(MARKET, 1)).hasSize(1);
  }

  @Test
  void append_more_keepsTheNewestOfEachSource() {
    int sent = PriceReportStore.KEPT + 25;
    store.append(
        IntStream.range(0, sent).mapToObj(at -> accepted(report("alpha", at, 100))).toList());
    store.append(
        IntStream.range(0, sent)
            .mapToObj(at -> refused(report("beta", at, -1), RefusalReason.IMPOSSIBLE_PRICE))
            .toList());
    store.append(List.of(accepted(report("gamma", 0, 100))));
    assertThat(store.refused(MARKET, sent)).hasSize(PriceReportStore.KEPT);
    List<PriceReport> kept = store.accepted(MARKET);
    assertThat(kept).hasSize(PriceReportStore.KEPT + 1);
    assertThat(kept.getFirst()).isEqualTo(report("alpha", 25, 100));
  }
}
