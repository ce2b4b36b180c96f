package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.forecast.FitMemory;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishMarginsTest {

  private static final long DAY_MS = SimulatedMarkets.DAY_MS;
  private static final long HOUR_MS = SimulatedMarkets.HOUR_MS;
  private static final Market A = SimulatedMarkets.crypto("A");
  private static final Market B = SimulatedMarkets.crypto("B");
  private static final PriceSeries A_BARS = daily(A, 1);
  private static final PriceSeries B_BARS = daily(B, 2);

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final MemoryStore store = new MemoryStore();
  private final ActiveModels models = new ActiveModels(() -> Walks.NO_MODELS, Map.of());
  private final FitMemory fits = new FitMemory();
  private final PublishMargins margins =
      new PublishMargins(store, models, fits, Walks.chain(), Walks.UNWARNED, executor);
  private final EvaluateMarket evaluate = new EvaluateMarket(store, models, margins);

  private static PriceSeries daily(Market market, long seed) {
    return SimulatedMarkets.closes(
        market.id(), DAY_MS, SimulatedMarkets.returns(120, 1, 0.02, seed));
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private void append(Market market, PriceSeries bars, int from, int to) {
    store.append(market, bars.barLengthMs(), Walks.bars(bars, from, to), 0);
  }

  private PublishedSnapshot refresh() throws InterruptedException {
    return margins.refresh(PublicationProgress.SILENT);
  }

  @Test
  void refresh_nothingNew_keepsTheSequence() throws InterruptedException {
    assertThat(refresh().sequence()).isZero();
    append(A, A_BARS, 0, 100);
    assertThat(refresh().sequence()).isEqualTo(1);
    assertThat(refresh().sequence()).isEqualTo(1);
    append(A, A_BARS, 0, 100);
    assertThat(refresh().sequence()).isEqualTo(1);
    append(A, A_BARS, 100, 101);
    assertThat(refresh().sequence()).isEqualTo(2);
  }

  @Test
  void refresh_oneMarketChanged_walksOnlyThatOne() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    append(B, B_BARS, 0, 100);
    MarketPublication before = refresh().market(B.id()).orElseThrow();
    assertThat(store.takeReads()).containsExactly(A.id(), B.id());
    append(A, A_BARS, 100, 101);
    assertThat(refresh().market(B.id())).containsSame(before);
    assertThat(store.takeReads()).containsExactly(A.id());
  }

  @Test
  void restore_beforeTheFirstRefresh_isServedAndRefreshedToTheSame() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    append(B, B_BARS, 0, 100);
    PublishedSnapshot kept = refresh();
    PublishMargins next =
        new PublishMargins(store, models, fits, Walks.chain(), Walks.UNWARNED, executor);
    next.restore(kept);
    assertThat(next.snapshot()).isSameAs(kept);
    assertThat(next.refresh(PublicationProgress.SILENT)).isSameAs(kept);
    append(A, A_BARS, 100, 101);
    PublishedSnapshot after = next.refresh(PublicationProgress.SILENT);
    assertThat(after.sequence()).isEqualTo(kept.sequence() + 1);
    assertThat(after.market(A.id()).orElseThrow().bars()).isEqualTo(101);
    assertThatThrownBy(() -> next.restore(kept)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void restore_marketTheStoreDoesNotKnow_isGoneAfterTheRefresh() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    append(B, B_BARS, 0, 100);
    PublishedSnapshot kept = refresh();
    MemoryStore other = new MemoryStore();
    other.append(A, A_BARS.barLengthMs(), Walks.bars(A_BARS, 0, 100), 0);
    PublishMargins next =
        new PublishMargins(other, models, fits, Walks.chain(), Walks.UNWARNED, executor);
    next.restore(kept);
    AtomicInteger published = new AtomicInteger();
    PublishedSnapshot after = next.refresh(counting(published));
    assertThat(after.markets()).containsOnlyKeys(A.id());
    assertThat(after.sequence()).isGreaterThan(kept.sequence());
    assertThat(published).hasValue(1);
  }

  private static PublicationProgress counting(AtomicInteger published) {
    return new PublicationProgress() {
      @Override
      public void evaluated(MarketId marketId, int total) {}

      @Override
      public void published(PublishedSnapshot snapshot) {
        published.incrementAndGet();
      }
    };
  }

  @Test
  void refresh_marketThatFails_isNamedAndKeepsWhatItHad() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    append(B, B_BARS, 0, 100);
    String before = refresh().market(A.id()).orElseThrow().setId();
    store.fail(A.id(), true);
    append(A, A_BARS, 100, 101);
    append(B, B_BARS, 100, 101);
    PublishedSnapshot after = refresh();
    assertThat(after.market(A.id()).orElseThrow().setId()).isEqualTo(before);
    assertThat(after.refused()).containsOnlyKeys(A.id());
    assertThat(after.refused().get(A.id())).contains("EVALUATION_FAILED", "cannot read A");
    assertThat(after.market(B.id()).orElseThrow().bars()).isEqualTo(101);
  }

  /** A profile that does not exist fails whatever the store does: only a change is worth a try. */
  @Test
  void refresh_marketThatFailsOfItself_isNotTriedAgain() throws InterruptedException {
    Market misnamed =
        new Market(
            A.id(), A.symbol(), A.assetClass(), "USD", A.calendar(), "no-such-profile", A.clock());
    append(misnamed, A_BARS, 0, 100);
    assertThat(refresh().refused().get(A.id())).contains("no-such-profile");
    AtomicInteger evaluated = new AtomicInteger();
    margins.refresh((market, total) -> evaluated.incrementAndGet());
    assertThat(evaluated).hasValue(0);
  }

  /** The cause may lie outside the market's bars, so it does not wait for new ones. */
  @Test
  void refresh_marketThatFailed_isTriedAgain() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    store.fail(A.id(), true);
    long sequence = refresh().sequence();
    assertThat(refresh().sequence()).isEqualTo(sequence);
    store.fail(A.id(), false);
    PublishedSnapshot healed = refresh();
    assertThat(healed.refused()).isEmpty();
    assertThat(healed.market(A.id())).isPresent();
    assertThat(healed.sequence()).isEqualTo(sequence + 1);
  }

  @Test
  void refresh_historiesThatSayNothing_areListedWithTheReason() throws InterruptedException {
    append(A, A_BARS, 0, 60);
    append(B, SimulatedMarkets.closes(B.id(), DAY_MS, new double[80]), 0, 81);
    PublishedSnapshot snapshot = refresh();
    assertThat(snapshot.markets()).isEmpty();
    assertThat(snapshot.refused().get(A.id())).contains("REFUSED_TOO_SHORT", "59", "60");
    assertThat(snapshot.refused().get(B.id())).contains("REFUSED_CONSTANT");
    append(A, A_BARS, 60, 61);
    assertThat(refresh().refused()).containsOnlyKeys(B.id());
    assertThat(margins.snapshot().market(A.id())).isPresent();
  }

  @Test
  void refresh_progress_isToldOfEveryMarketAndFitsAreWritten() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    append(B, B_BARS, 0, 100);
    store.fail(B.id(), true);
    ConcurrentLinkedQueue<MarketId> done = new ConcurrentLinkedQueue<>();
    margins.refresh((market, total) -> done.add(market));
    assertThat(done).containsExactlyInAnyOrder(A.id(), B.id());
    assertThat(fits.flushes()).isEqualTo(1);
  }

  /** Both markets move together from 100 to 110 bars; no reader sees one ahead of the other. */
  @Test
  void snapshot_whileRefreshing_isOneStateOfAllMarkets() throws Exception {
    append(A, A_BARS, 0, 100);
    append(B, B_BARS, 0, 100);
    refresh();
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<List<Long>>> readers = new ArrayList<>();
    try (ExecutorService reading = Executors.newFixedThreadPool(2)) {
      for (int reader = 0; reader < 2; reader++) {
        readers.add(reading.submit(() -> sequencesSeen(stop)));
      }
      for (int bar = 100; bar < 110; bar++) {
        append(A, A_BARS, bar, bar + 1);
        append(B, B_BARS, bar, bar + 1);
        refresh();
      }
      stop.set(true);
      for (Future<List<Long>> reader : readers) {
        assertThat(reader.get()).isSorted();
      }
    }
    assertThat(margins.snapshot().sequence()).isEqualTo(11);
  }

  private List<Long> sequencesSeen(AtomicBoolean stop) {
    List<Long> sequences = new ArrayList<>();
    while (!stop.get()) {
      PublishedSnapshot seen = margins.snapshot();
      int bars = seen.market(A.id()).orElseThrow().bars();
      assertThat(seen.market(B.id()).orElseThrow().bars()).isEqualTo(bars);
      assertThat(seen.sequence()).isEqualTo(bars - 99);
      sequences.add(seen.sequence());
    }
    return sequences;
  }

  private static String told(MarketPublication publication, MarketHistory history) {
    return publication.setId()
        + publication.set()
        + publication.bars()
        + "/"
        + publication.lastCloseMs()
        + Walks.told(history, publication.evaluation());
  }

  @Test
  void at_momentOfThePast_isWhatWasPublishedThen() throws InterruptedException {
    append(A, A_BARS, 0, 90);
    for (int bars = 90; bars < 120; bars += 7) {
      append(A, A_BARS, bars - 7 < 90 ? 90 : bars - 7, bars);
      MarketPublication published = refresh().market(A.id()).orElseThrow();
      MarketHistory history = MarketHistory.of(A, store.read(A.id()));
      append(A, A_BARS, bars, bars + 3); // what the future brings changes nothing
      EvaluateMarket.Evaluated evaluated =
          evaluate.at(A.id(), OptionalLong.of(published.lastCloseMs()));
      assertThat(told(evaluated.publication(), history)).isEqualTo(told(published, history));
    }
  }

  @Test
  void at_nowOrLater_isWhatIsPublished() throws InterruptedException {
    append(A, A_BARS, 0, 100);
    String published = refresh().market(A.id()).orElseThrow().setId();
    long later = A_BARS.closeTimeMs(99) + 365 * DAY_MS;
    assertThat(evaluate.at(A.id(), OptionalLong.empty()).publication().setId())
        .isEqualTo(published);
    assertThat(evaluate.at(A.id(), OptionalLong.of(later)).publication().setId())
        .isEqualTo(published);
  }

  /**
   * The clock stands at the last bar: the day under way is not over because somebody asks later.
   */
  @Test
  void at_laterThanADayUnderWay_doesNotCloseIt() throws InterruptedException {
    PriceSeries hourly =
        SimulatedMarkets.closes(A.id(), HOUR_MS, SimulatedMarkets.returns(90, 24, 0.02, 3));
    append(A, hourly, 0, 80 * 24 + 13);
    MarketPublication published = refresh().market(A.id()).orElseThrow();
    EvaluateMarket.Evaluated later =
        evaluate.at(A.id(), OptionalLong.of(published.lastCloseMs() + 2 * DAY_MS));
    assertThat(later.publication().setId()).isEqualTo(published.setId());
  }

  @Test
  void at_beforeTheFirstSet_saysHowMuchIsMissing() {
    append(A, A_BARS, 0, 100);
    assertThatExceptionOfType(RiskException.InsufficientHistory.class)
        .isThrownBy(() -> evaluate.at(A.id(), OptionalLong.of(A_BARS.closeTimeMs(40))))
        .satisfies(missing -> {
          assertThat(missing.have()).isEqualTo(40);
          assertThat(missing.need()).isEqualTo(60);
        });
    assertThatExceptionOfType(RiskException.UnknownMarket.class)
        .isThrownBy(() -> evaluate.at(B.id(), OptionalLong.empty()));
  }

  /** On the first day nothing has been forecast before, and every horizon is answered. */
  @ParameterizedTest
  @ValueSource(ints = {1, 12, 24, 25, 48, 100})
  void tail_firstSetOfAll_answersEveryHorizon(int hours) {
    PriceSeries hourly =
        SimulatedMarkets.closes(A.id(), HOUR_MS, SimulatedMarkets.returns(61, 24, 0.02, 3));
    append(A, hourly, 0, 61 * 24);
    EvaluateMarket.Evaluated first = evaluate.at(A.id(), OptionalLong.empty());
    assertThat(first.publication().set().sequence()).isEqualTo(1);
    assertThat(first.tail(hours).valueAtRisk(Side.LONG, 0.01)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {-24, 0, 12, 25, 744})
  void tail_horizonNotSupported_isRefused(int hours) {
    append(A, A_BARS, 0, 100);
    EvaluateMarket.Evaluated evaluated = evaluate.at(A.id(), OptionalLong.empty());
    assertThatExceptionOfType(RiskException.UnsupportedHorizon.class)
        .isThrownBy(() -> evaluated.tail(hours));
  }

  @Test
  void bySetId_setOfThePast_isFoundAsItWasPublished() throws InterruptedException {
    append(A, A_BARS, 0, 90);
    MarketPublication old = refresh().market(A.id()).orElseThrow();
    MarketHistory history = MarketHistory.of(A, store.read(A.id()));
    append(A, A_BARS, 90, 120);
    refresh();
    assertThat(told(evaluate.bySetId(old.setId()), history)).isEqualTo(told(old, history));
  }

  @Test
  void bySetId_tamperedOrUnknown_isRefused() throws InterruptedException {
    append(A, A_BARS, 0, 90);
    String id = refresh().market(A.id()).orElseThrow().setId();
    char last = id.charAt(id.length() - 1);
    String tampered = id.substring(0, id.length() - 1) + (last == '0' ? '1' : '0');
    for (String unknown :
        List.of(
            tampered,
            id.replace("-30-", "-31-"),
            id.replace("-30-", "-29-"),
            "nonsense",
            "B-1-0123456789abcdef")) {
      assertThatExceptionOfType(RiskException.UnknownSet.class)
          .as(unknown)
          .isThrownBy(() -> evaluate.bySetId(unknown));
    }
  }

  @Test
  void refresh_interrupted_changesNothing() {
    append(A, A_BARS, 0, 90);
    Future<?> refreshing =
        executor.submit(() -> {
          Thread.currentThread().interrupt();
          return refresh();
        });
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(refreshing::get)
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(margins.snapshot()).isSameAs(PublishedSnapshot.EMPTY);
  }
}
