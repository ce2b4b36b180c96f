package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.publication.PublishedSetStore;
import io.foreshock.publication.ServiceState;
import io.foreshock.publication.StoredSet;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What published sets, fitted parameters and the service's state promise, on any database. */
abstract class PublicationAndModelStoresContract {

  private static final MarketId MARKET = new MarketId("INDEX.GSPC");
  private static final MarketId OTHER = new MarketId("BTCUSDT");

  private TestDatabase database;
  private PublishedSetStore sets;
  private FittedParameters fits;

  /** Returns a migrated, empty database. */
  abstract TestDatabase open(Path directory) throws SQLException;

  @BeforeEach
  void openStores(@TempDir Path directory) throws SQLException {
    database = open(directory);
    sets = new SqlPublishedSetStore(database.dataSource());
    fits = new SqlFittedParameters(database.dataSource());
  }

  private static StoredSet set(MarketId market, String edition, long sequence) {
    return new StoredSet(
        market,
        sequence,
        market + "-" + edition + "-" + sequence,
        1_000 * sequence - 10,
        1_000 * sequence,
        "{\"edition\":\"" + edition + "\",\"text\":\"é\\n∑\"}",
        "{\"steps\":[" + sequence + "]}");
  }

  private static List<StoredSet> history(MarketId market, String edition, long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(n -> set(market, edition, n)).toList();
  }

  @Test
  void inForce_betweenTwoSets_isTheNewestNotLater() {
    sets.replace(MARKET, history(MARKET, "a", 1, 5));

    assertThat(sets.inForce(MARKET, 999)).isEmpty();
    assertThat(sets.inForce(MARKET, 1_000)).contains(set(MARKET, "a", 1));
    assertThat(sets.inForce(MARKET, 3_999)).contains(set(MARKET, "a", 3));
    assertThat(sets.inForce(MARKET, Long.MAX_VALUE)).contains(set(MARKET, "a", 5));
    assertThat(sets.latest(MARKET)).contains(set(MARKET, "a", 5));
    assertThat(sets.bySetId("INDEX.GSPC-a-2")).contains(set(MARKET, "a", 2));
    assertThat(sets.bySetId("INDEX.GSPC-a-6")).isEmpty();
  }

  /** A later set cut from the history changes nothing that was in force before it. */
  @Test
  void inForce_historyCutAtATime_isTheSameUpToThen() {
    List<StoredSet> all = history(MARKET, "a", 1, 40);
    sets.replace(MARKET, all);
    List<StoredSet> before =
        LongStream.range(1, 30)
            .mapToObj(n -> sets.inForce(MARKET, n * 1_000).orElseThrow())
            .toList();

    sets.replace(MARKET, all.subList(0, 30));

    for (int n = 1; n < 30; n++) {
      assertThat(sets.inForce(MARKET, n * 1_000)).contains(before.get(n - 1));
    }
  }

  @Test
  void inForce_equalTimes_isTheHigherSequence() {
    StoredSet first = new StoredSet(MARKET, 1, "one", 5, 10, "{}", "{}");
    StoredSet second = new StoredSet(MARKET, 2, "two", 5, 10, "{}", "{}");
    sets.replace(MARKET, List.of(first, second));

    assertThat(sets.inForce(MARKET, 10)).contains(second);
  }

  @Test
  void replace_again_leavesNothingOfTheOldHistoryAndTouchesNoOtherMarket() {
    sets.replace(OTHER, history(OTHER, "a", 1, 3));
    sets.replace(MARKET, history(MARKET, "a", 1, 1_200));

    sets.replace(MARKET, history(MARKET, "b", 1, 2));

    assertThat(sets.latest(MARKET)).contains(set(MARKET, "b", 2));
    assertThat(sets.bySetId("INDEX.GSPC-a-1200")).isEmpty();
    assertThat(sets.latest(OTHER)).contains(set(OTHER, "a", 3));

    sets.replace(MARKET, List.of());
    assertThat(sets.latest(MARKET)).isEmpty();
    assertThat(sets.inForce(MARKET, Long.MAX_VALUE)).isEmpty();
  }

  /** A set id of another market is refused by the database after 600 rows have been written. */
  @Test
  void replace_failureHalfway_keepsTheOldHistory() {
    sets.replace(OTHER, List.of(new StoredSet(OTHER, 1, "taken", 0, 0, "{}", "{}")));
    sets.replace(MARKET, history(MARKET, "a", 1, 3));
    List<StoredSet> clashing = new ArrayList<>(history(MARKET, "b", 1, 600));
    clashing.add(new StoredSet(MARKET, 601, "taken", 0, 0, "{}", "{}"));

    assertThatThrownBy(() -> sets.replace(MARKET, clashing))
        .isInstanceOf(StoreUnavailableException.class);

    assertThat(sets.latest(MARKET)).contains(set(MARKET, "a", 3));
    assertThat(sets.bySetId("INDEX.GSPC-b-1")).isEmpty();
  }

  @Test
  void replace_mistakes_throw() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets.replace(MARKET, history(OTHER, "a", 1, 1)))
        .withMessageContaining("BTCUSDT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets.replace(MARKET, List.of(set(MARKET, "a", 2), set(MARKET, "a", 1))))
        .withMessageContaining("1 after 2");
    StoredSet sameId = new StoredSet(MARKET, 9, "INDEX.GSPC-a-1", 0, 0, "{}", "{}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets.replace(MARKET, List.of(set(MARKET, "a", 1), sameId)))
        .withMessageContaining("INDEX.GSPC-a-1");
    assertThat(sets.latest(MARKET)).isEmpty();
  }

  @Test
  void replace_twoPublishersOfOneMarket_leaveOneWholeHistory() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService publishers = Executors.newFixedThreadPool(2)) {
      Future<?> one = publishers.submit(() -> publish("a", together));
      Future<?> other = publishers.submit(() -> publish("b", together));
      one.get();
      other.get();
    }

    String edition = sets.bySetId("INDEX.GSPC-a-1").isPresent() ? "a" : "b";
    for (int n = 1; n <= 20; n++) {
      assertThat(sets.inForce(MARKET, n * 1_000)).contains(set(MARKET, edition, n));
    }
  }

  private Void publish(String edition, CyclicBarrier together) throws Exception {
    PublishedSetStore own = new SqlPublishedSetStore(database.dataSource());
    for (int round = 0; round < 10; round++) {
      together.await(20, TimeUnit.SECONDS);
      own.replace(MARKET, history(MARKET, edition, 1, 20));
    }
    return null;
  }

  @Test
  void find_afterFlushAndRestart_returnsTheSameBits() {
    Random random = new Random(7);
    double[] values = random.longs(300).mapToDouble(Double::longBitsToDouble).toArray();
    values[0] = -0.0;
    values[1] = Double.NaN;
    values[2] = Double.MIN_VALUE;
    values[3] = Double.NEGATIVE_INFINITY;
    fits.remember("garch", values);
    fits.remember("none", new double[0]);
    fits.flush();

    double[] found = new SqlFittedParameters(database.dataSource()).find("garch");

    assertThat(bits(found)).isEqualTo(bits(values));
    assertThat(fits.find("none")).isEmpty();
    assertThat(fits.find("other")).isNull();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void find_beforeFlush_seesWhatWasRememberedLast() {
    double[] values = {1, 2};
    fits.remember("k", values);
    values[0] = 9;
    assertThat(fits.find("k")).containsExactly(1, 2);

    fits.flush();
    fits.remember("k", new double[] {3});
    assertThat(fits.find("k")).containsExactly(3);

    fits.flush();
    fits.flush();
    assertThat(new SqlFittedParameters(database.dataSource()).find("k")).containsExactly(3);
  }

  @Test
  void remember_manyFits_writesThemUnasked() {
    for (int i = 0; i < 500; i++) {
      fits.remember("k" + i, new double[] {i});
    }

    assertThat(new SqlFittedParameters(database.dataSource()).find("k0")).containsExactly(0);
  }

  @Test
  void remember_badKey_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> fits.remember(" ", new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fits.remember("k".repeat(129), new double[0]));
  }

  @Test
  void put_thenRestart_returnsTheLastValue() {
    ServiceState state = new SqlServiceState(database.dataSource());
    assertThat(state.get("seeded")).isEmpty();

    state.put("seeded", "1");
    state.put("seeded", "2 é");

    assertThat(new SqlServiceState(database.dataSource()).get("seeded")).contains("2 é");
    assertThatIllegalArgumentException().isThrownBy(() -> state.put("", "x"));
  }
}
