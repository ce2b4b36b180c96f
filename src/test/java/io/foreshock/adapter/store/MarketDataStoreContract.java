package io.foreshock.adapter.store;

import static io.foreshock.adapter.store.Bars.DAY;
import static io.foreshock.adapter.store.Bars.HOUR;
import static io.foreshock.adapter.store.Bars.RECEIVED;
import static io.foreshock.adapter.store.Bars.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.AppendResult;
import io.foreshock.market.BarValidator;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.QuarantineReason;
import io.foreshock.market.QuarantinedBar;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.market.StoredMarket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store of bars promises, whatever database is under it. */
abstract class MarketDataStoreContract {

  private static final Market MARKET = Bars.market("BTCUSDT");

  private TestDatabase database;
  private MarketDataStore store;

  /** Returns a migrated, empty database. */
  abstract TestDatabase open(Path directory) throws SQLException;

  @BeforeEach
  void openStore(@TempDir Path directory) throws SQLException {
    database = open(directory);
    store = reopened();
  }

  private MarketDataStore reopened() {
    return new SqlMarketDataStore(database.dataSource(), BarValidator::judge);
  }

  private AppendResult append(List<PriceBar> bars) {
    return store.append(MARKET, HOUR, bars, RECEIVED);
  }

  private List<PriceBar> stored() {
    return Bars.of(store.read(MARKET.id()));
  }

  private List<QuarantinedBar> quarantined() {
    return store.quarantined(MARKET.id(), 1_000);
  }

  private StoredMarket summary() {
    return store.market(MARKET.id()).orElseThrow();
  }

  @Test
  void append_newMarket_registersItAndReadsBackTheSameBits() {
    List<PriceBar> bars = Bars.walk(1, START, HOUR, 2_500);

    assertThat(append(bars)).isEqualTo(new AppendResult(2_500, 0, 0));

    assertThat(stored()).isEqualTo(bars);
    assertThat(summary())
        .isEqualTo(new StoredMarket(MARKET, HOUR, 2_500, START, START + 2_499 * HOUR, 0, 1));
    assertThat(store.markets()).containsExactly(summary());
  }

  @Test
  void append_registeredMarket_keepsItsRegistration() {
    append(Bars.walk(1, START, HOUR, 3));
    Market renamed =
        new Market(
            MARKET.id(),
            "other",
            MARKET.assetClass(),
            "EUR",
            MARKET.calendar(),
            "strict",
            MARKET.clock());

    store.append(renamed, HOUR, Bars.walk(2, START + 3 * HOUR, HOUR, 3), RECEIVED);

    assertThat(summary().market()).isEqualTo(MARKET);
    assertThat(summary().bars()).isEqualTo(6);
  }

  @Test
  void append_emptyBatch_registersTheMarket() {
    assertThat(append(List.of())).isEqualTo(AppendResult.NONE);

    assertThat(summary()).isEqualTo(new StoredMarket(MARKET, HOUR, 0, 0, 0, 0, 0));
    assertThat(stored()).isEmpty();
  }

  @Test
  void append_sameBatchAgain_changesNothing() {
    List<PriceBar> bars = Bars.walk(1, START, HOUR, 300);
    append(bars);
    StoredMarket before = summary();

    assertThat(append(bars)).isEqualTo(new AppendResult(0, 300, 0));

    assertThat(summary()).isEqualTo(before);
    assertThat(stored()).isEqualTo(bars);
  }

  @Test
  void append_otherValuesForAStoredTime_keepsTheFirstAndSetsAsideTheSecond() {
    append(List.of(Bars.flat(START, 10)));

    assertThat(append(List.of(Bars.flat(START, 11)))).isEqualTo(new AppendResult(0, 0, 1));

    assertThat(stored()).containsExactly(Bars.flat(START, 10));
    assertThat(quarantined())
        .containsExactly(setAside(Bars.flat(START, 11), QuarantineReason.CONFLICTING_DUPLICATE));
    assertThat(summary()).isEqualTo(new StoredMarket(MARKET, HOUR, 1, START, START, 1, 1));
  }

  @Test
  void append_conflictWithinTheBatch_keepsTheFirstAndSetsAsideTheOthers() {
    PriceBar first = Bars.flat(START, 10);
    PriceBar second = Bars.flat(START, 11);

    assertThat(append(List.of(first, second, first, second))).isEqualTo(new AppendResult(1, 1, 2));

    assertThat(stored()).containsExactly(first);
    assertThat(quarantined())
        .containsExactly(setAside(second, QuarantineReason.CONFLICTING_DUPLICATE));
  }

  @Test
  void append_unknownWhereAValueIsStored_conflicts() {
    append(List.of(Bars.flat(START, 10)));

    assertThat(append(List.of(PriceBar.ofClose(START, 10))).quarantined()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NOT_A_NUMBER",
    "Infinity, NOT_A_NUMBER",
    "-Infinity, NOT_A_NUMBER",
    "0.0, NOT_POSITIVE",
    "-0.0, NOT_POSITIVE",
    "-1e308, NOT_POSITIVE",
    "-4.9e-324, NOT_POSITIVE"
  })
  void append_impossiblePrice_setsItAsideAsReported(double price, QuarantineReason reason) {
    PriceBar poisoned = new PriceBar(START + HOUR, 10, 1e308, 4.9e-324, price, Double.NaN);

    assertThat(append(List.of(Bars.flat(START, 10), poisoned)))
        .isEqualTo(new AppendResult(1, 0, 1));

    assertThat(quarantined()).containsExactly(setAside(poisoned, reason));
    assertThat(stored()).containsExactly(Bars.flat(START, 10));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e308, Double.MAX_VALUE, Double.MIN_VALUE, 2.2250738585072011e-308, 0.1})
  void append_extremeButPossiblePrice_returnsTheSameBits(double price) {
    append(List.of(Bars.flat(START, price)));

    assertThat(stored()).containsExactly(Bars.flat(START, price));
    assertThat(append(List.of(Bars.flat(START, price)))).isEqualTo(new AppendResult(0, 1, 0));
  }

  @Test
  void append_negativeZeroVolume_isZero() {
    PriceBar bar = new PriceBar(START, 1, 1, 1, 1, -0.0);

    append(List.of(bar));

    assertThat(append(List.of(bar))).isEqualTo(new AppendResult(0, 1, 0));
    assertThat(Double.doubleToRawLongBits(stored().getFirst().volume())).isZero();
  }

  @Test
  void append_impossibleBarAgain_keepsItOnceWithItsFirstDecision() {
    List<PriceBar> poisoned = List.of(Bars.flat(START, Double.NaN));
    append(poisoned);

    assertThat(store.append(MARKET, HOUR, poisoned, RECEIVED + 1).quarantined()).isEqualTo(1);

    assertThat(quarantined())
        .containsExactly(setAside(poisoned.getFirst(), QuarantineReason.NOT_A_NUMBER));
    assertThat(summary()).isEqualTo(new StoredMarket(MARKET, HOUR, 0, 0, 0, 1, 0));
  }

  @Test
  void append_barOpeningAfterItsArrival_isSetAsideUntilItsTimeHasCome() {
    PriceBar bar = Bars.flat(START, 10);

    store.append(MARKET, HOUR, List.of(bar), START - 1);
    assertThat(quarantined())
        .containsExactly(
            new QuarantinedBar(MARKET.id(), bar, QuarantineReason.FUTURE_TIME, START - 1));

    assertThat(store.append(MARKET, HOUR, List.of(bar), START).accepted()).isEqualTo(1);
  }

  // BNBUSDT on 2018-02-09: 43 bars open at 28:15 past the hour after an outage, then at :00 again.
  @Test
  void append_stretchOfShiftedBars_isAccepted() {
    List<PriceBar> bars = new ArrayList<>(Bars.walk(1, START, HOUR, 1));
    bars.addAll(Bars.walk(2, START + 33 * HOUR + 1_695_000, HOUR, 43));
    bars.addAll(Bars.walk(3, START + 76 * HOUR, HOUR, 5));

    assertThat(append(bars)).isEqualTo(new AppendResult(49, 0, 0));

    assertThat(stored()).isEqualTo(bars);
  }

  @Test
  void append_dailySessionsThatMoveWithSummerTime_areAccepted() {
    List<PriceBar> bars = new ArrayList<>(Bars.walk(1, START + 14 * HOUR + HOUR / 2, DAY, 30));
    bars.addAll(Bars.walk(2, START + 30 * DAY + 13 * HOUR + HOUR / 2, DAY, 30));

    assertThat(store.append(MARKET, DAY, bars, RECEIVED).accepted()).isEqualTo(60);
  }

  @Test
  void append_secondOpeningTimeInASlot_isMisaligned() {
    PriceBar shifted = Bars.flat(START + 1, 10);

    assertThat(append(List.of(Bars.flat(START, 10), shifted))).isEqualTo(new AppendResult(1, 0, 1));

    assertThat(quarantined()).containsExactly(setAside(shifted, QuarantineReason.MISALIGNED_TIME));
  }

  @Test
  void append_timesBefore1970_areKeptInOrder() {
    List<PriceBar> bars = Bars.walk(1, -3 * HOUR + 1, HOUR, 6);

    append(bars);

    assertThat(stored()).isEqualTo(bars);
  }

  @Test
  void append_otherBarLength_throwsAndChangesNothing() {
    append(Bars.walk(1, START, HOUR, 3));
    StoredMarket before = summary();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.append(MARKET, DAY, Bars.walk(1, START, DAY, 3), RECEIVED))
        .withMessageContaining("3600000")
        .withMessageContaining("86400000");

    assertThat(summary()).isEqualTo(before);
  }

  @Test
  void append_barLengthZero_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.append(MARKET, 0, List.of(), RECEIVED))
        .withMessageContaining("was 0");
  }

  /** The database's own check refuses the last row, after two thousand have been written. */
  @Test
  void append_failureHalfway_leavesNothing() {
    MarketDataStore credulous =
        new SqlMarketDataStore(database.dataSource(), bar -> Optional.empty());
    List<PriceBar> bars = new ArrayList<>(Bars.walk(1, START, HOUR, 2_000));
    bars.add(Bars.flat(START + 2_000 * HOUR, -1));

    assertThatThrownBy(() -> credulous.append(MARKET, HOUR, bars, RECEIVED))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("BTCUSDT");

    assertThat(store.markets()).isEmpty();
    assertThat(append(bars.subList(0, 2_000)).accepted()).isEqualTo(2_000);
  }

  /** 50 seeds: bars shuffled, every third sent twice, cut into batches, everything replayed. */
  @Test
  void append_shuffledDuplicatedReplayed_equalsTheCleanStream() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Market market = Bars.market("M" + seed);
      List<PriceBar> clean = Bars.walk(seed, START, HOUR, 120);
      List<PriceBar> sent = new ArrayList<>(clean);
      sent.addAll(clean.stream().filter(bar -> random.nextInt(3) == 0).toList());
      Collections.shuffle(sent, random);
      sendInPieces(market, sent, random);
      sendInPieces(market, clean, random);

      assertThat(Bars.of(store.read(market.id()))).as("seed %d", seed).isEqualTo(clean);
      StoredMarket summary = store.market(market.id()).orElseThrow();
      assertThat(summary)
          .isEqualTo(
              new StoredMarket(
                  market, HOUR, 120, START, START + 119 * HOUR, 0, summary.revision()));
    }
  }

  private void sendInPieces(Market market, List<PriceBar> bars, Random random) {
    int from = 0;
    while (from < bars.size()) {
      int to = Math.min(bars.size(), from + 20 + random.nextInt(100));
      store.append(market, HOUR, bars.subList(from, to), RECEIVED);
      from = to;
    }
  }

  @Test
  void append_thenRestart_everythingIsThere() {
    List<PriceBar> bars = Bars.walk(1, START, HOUR, 50);
    append(bars);
    append(List.of(Bars.flat(START + 50 * HOUR, 0)));

    MarketDataStore second = reopened();

    assertThat(Bars.of(second.read(MARKET.id()))).isEqualTo(bars);
    assertThat(second.markets()).isEqualTo(store.markets());
    assertThat(second.quarantined(MARKET.id(), 10)).isEqualTo(quarantined());
  }

  /** Each writer sends all bars, the second one with other closes on every tenth. */
  @Test
  void append_twoWritersOnOneMarket_keepOneBarPerTime() throws Exception {
    List<PriceBar> one = Bars.walk(1, START, HOUR, 1_000);
    List<PriceBar> other =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i % 10 == 0 ? Bars.flat(one.get(i).openTimeMs(), 7) : one.get(i))
            .toList();

    List<AppendResult> results = inParallel(one, other);

    AppendResult sum = results.get(0).plus(results.get(1));
    assertThat(sum).isEqualTo(new AppendResult(1_000, 900, 100));
    assertThat(summary())
        .isEqualTo(
            new StoredMarket(
                MARKET, HOUR, 1_000, START, START + 999 * HOUR, 100, summary().revision()));
    assertThat(quarantined()).hasSize(100);
    List<PriceBar> kept = stored();
    for (int i = 0; i < 1_000; i++) {
      assertThat(kept.get(i)).isIn(one.get(i), other.get(i));
    }
  }

  private List<AppendResult> inParallel(List<PriceBar> one, List<PriceBar> other)
      throws InterruptedException, ExecutionException {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      List<Future<AppendResult>> results =
          List.of(
              writers.submit(() -> appendInPieces(one, together)),
              writers.submit(() -> appendInPieces(other, together)));
      return List.of(results.get(0).get(), results.get(1).get());
    }
  }

  private AppendResult appendInPieces(List<PriceBar> bars, CyclicBarrier together)
      throws Exception {
    MarketDataStore writer = reopened();
    together.await(20, TimeUnit.SECONDS);
    AppendResult sum = AppendResult.NONE;
    for (int from = 0; from < bars.size(); from += 100) {
      sum = sum.plus(writer.append(MARKET, HOUR, bars.subList(from, from + 100), RECEIVED));
    }
    return sum;
  }

  @Test
  void append_twoWritersRegisteringMarkets_keepThemApart() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      List<Future<?>> done =
          IntStream.range(0, 2)
              .<Future<?>>mapToObj(w -> writers.submit(() -> register(w, together)))
              .toList();
      for (Future<?> each : done) {
        each.get();
      }
    }

    assertThat(store.markets()).hasSize(40).allMatch(market -> market.bars() == 5);
    for (int i = 0; i < 20; i++) {
      for (int writer = 0; writer < 2; writer++) {
        assertThat(Bars.of(store.read(new MarketId("M" + writer + "." + i))))
            .isEqualTo(Bars.walk(writer * 100 + i, START, HOUR, 5));
      }
    }
  }

  private Void register(int writer, CyclicBarrier together) throws Exception {
    MarketDataStore own = reopened();
    for (int i = 0; i < 20; i++) {
      together.await(20, TimeUnit.SECONDS);
      Market market = Bars.market("M" + writer + "." + i);
      own.append(market, HOUR, Bars.walk(writer * 100 + i, START, HOUR, 5), RECEIVED);
    }
    return null;
  }

  @Test
  void markets_several_areOrderedById() {
    for (String id : List.of("B", "A.2", "C", "A")) {
      store.append(Bars.market(id), HOUR, List.of(), RECEIVED);
    }

    assertThat(store.markets())
        .extracting(market -> market.market().id().value())
        .containsExactly("A", "A.2", "B", "C");
  }

  @Test
  void read_unknownMarket_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.read(MARKET.id()))
        .withMessageContaining("BTCUSDT");
    assertThat(store.market(MARKET.id())).isEmpty();
  }

  @Test
  void quarantined_moreThanTheLimit_returnsTheLatestDecisions() {
    for (int i = 0; i < 5; i++) {
      store.append(MARKET, HOUR, List.of(Bars.flat(START, -i)), RECEIVED + i);
    }

    assertThat(store.quarantined(MARKET.id(), 2))
        .extracting(QuarantinedBar::decidedAtMs)
        .containsExactly(RECEIVED + 4, RECEIVED + 3);
    assertThatIllegalArgumentException().isThrownBy(() -> store.quarantined(MARKET.id(), 0));
  }

  private static QuarantinedBar setAside(PriceBar bar, QuarantineReason reason) {
    return new QuarantinedBar(MARKET.id(), bar, reason, RECEIVED);
  }
}
