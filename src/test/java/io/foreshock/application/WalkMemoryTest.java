package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AppendResult;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.QuarantinedBar;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.StoredMarket;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.policy.MarginProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published from memory is what a walk would have come to, to the bit. */
class WalkMemoryTest {

  private static final int BARS = 560;
  private static final Market INDEX = SimulatedMarkets.index("X");
  private static final Market COIN = SimulatedMarkets.crypto("C");
  private static final PriceSeries INDEX_BARS = bars(INDEX, 1);
  private static final PriceSeries COIN_BARS = bars(COIN, 2);
  private static final Edition OLD = edition(AssetClass.INDEX, "2007-03-31", 10_000, "1");

  /** Asks for a fifth of the notional, so that taking it out leaves something to hold. */
  private static final Edition HIGH = edition(AssetClass.INDEX, "2007-12-31", 200_000, "2");

  private static final Edition OF_COINS = edition(AssetClass.CRYPTO, "2007-06-30", 300_000, "3");

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final BacktestExamples.Memory fits = new BacktestExamples.Memory();
  private final AtomicReference<List<Edition>> inService =
      new AtomicReference<>(List.of(OLD, HIGH, OF_COINS));
  private final AtomicReference<LiveWarning> warning = new AtomicReference<>(LiveWarning.NONE);
  private final ActiveModels models =
      new ActiveModels(
          () ->
              new LoadedModels(
                  new Editions(inService.get(), Walks.HASH), FittedParameters.NONE, List.of()),
          Map.of());
  private final MemoryStore store = new MemoryStore();

  private static PriceSeries bars(Market market, long seed) {
    double[] returns = SimulatedMarkets.returns(BARS + 40, 1, 0.01, seed);
    return SimulatedMarkets.closes(market.id(), SimulatedMarkets.DAY_MS, returns);
  }

  private static Edition edition(
      AssetClass assetClass, String version, long floorPpm, String digit) {
    MarginProfile profile = MarginProfile.defaultFor(assetClass);
    return new Edition(
        "classical",
        version,
        ClassGroup.of(assetClass),
        Instant.parse(version + "T23:59:59.999Z").toEpochMilli(),
        digit.repeat(64),
        Map.of(
            assetClass,
            new ClassSettings(
                Combination.DEFAULT,
                profile.withTarget(profile.target().withFloor(floorPpm, false)))));
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private PublishMargins margins(MarketDataStore of) {
    return new PublishMargins(
        of, models, fits, Walks.chain(), publication -> warning.get(), executor);
  }

  private void append(Market market, PriceSeries bars, int from, int to) {
    store.append(market, bars.barLengthMs(), Walks.bars(bars, from, to), 0);
  }

  private void fill() {
    append(INDEX, INDEX_BARS, 0, BARS);
    append(COIN, COIN_BARS, 0, BARS);
  }

  private void serve(Edition... editions) {
    inService.set(List.of(editions));
    models.reload();
  }

  private List<String> told(PublishMargins margins) throws InterruptedException {
    return margins.refresh(PublicationProgress.SILENT).markets().values().stream()
        .map(this::told)
        .toList();
  }

  private String told(MarketPublication publication) {
    MarketHistory history =
        MarketHistory.of(publication.market(), store.read(publication.marketId()));
    return publication.setId()
        + publication.set()
        + publication.bars()
        + Walks.told(history, publication.evaluation());
  }

  /**
   * The same store, in which each look finds another bar set aside: no two walks have equal inputs,
   * so nothing is published from memory.
   */
  private record Forgetful(MarketDataStore store, AtomicLong looks) implements MarketDataStore {

    @Override
    public List<StoredMarket> markets() {
      return store.markets().stream()
          .map(each ->
              new StoredMarket(
                  each.market(),
                  each.barLengthMs(),
                  each.bars(),
                  each.firstOpenTimeMs(),
                  each.lastOpenTimeMs(),
                  looks.incrementAndGet(),
                  each.revision()))
          .toList();
    }

    @Override
    public Optional<StoredMarket> market(MarketId marketId) {
      return store.market(marketId);
    }

    @Override
    public PriceSeries read(MarketId marketId) {
      return store.read(marketId);
    }

    @Override
    public AppendResult append(
        Market market, long barLengthMs, List<PriceBar> bars, long receivedAtMs) {
      return store.append(market, barLengthMs, bars, receivedAtMs);
    }

    @Override
    public List<QuarantinedBar> quarantined(MarketId marketId, int limit) {
      return store.quarantined(marketId, limit);
    }
  }

  @Test
  void refresh_editionsAlarmsAndBarsAtRandom_publishesWhatWalksWould() throws Exception {
    fill();
    PublishMargins remembering = margins(store);
    PublishMargins walking = margins(new Forgetful(store, new AtomicLong()));
    SplittableRandom random = new SplittableRandom(20_121_231L);
    int bars = BARS;
    int readsRemembering = 0;
    int readsWalking = 0;
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> append(INDEX, INDEX_BARS, bars, ++bars);
        case 1, 2 -> warning.set(LiveWarning.values()[random.nextInt(3)]);
        case 3 -> serve(OLD, HIGH);
        case 4, 5 -> serve(OLD, HIGH, OF_COINS);
        default -> serve(OLD, OF_COINS);
      }
      store.takeReads();
      remembering.refresh(PublicationProgress.SILENT);
      readsRemembering += store.takeReads().size();
      walking.refresh(PublicationProgress.SILENT);
      readsWalking += store.takeReads().size();
      assertThat(told(remembering)).as("step %d", step).isEqualTo(told(walking));
    }
    assertThat(readsRemembering).isLessThan(readsWalking); // holds differ more often than not
  }

  @Test
  void refresh_editionBackAgain_costsNoWalk() throws Exception {
    fill();
    PublishMargins margins = margins(store);
    margins.refresh(PublicationProgress.SILENT);
    List<List<String>> seen = new ArrayList<>();
    for (int swap = 0; swap < 6; swap++) {
      serve(swap % 2 == 0 ? new Edition[] {OLD, OF_COINS} : new Edition[] {OLD, HIGH, OF_COINS});
      store.takeReads();
      margins.refresh(PublicationProgress.SILENT);
      List<MarketId> walked = store.takeReads();
      // At first the market is walked without the edition, and then with it and what it holds.
      assertThat(walked).isEqualTo(swap < 2 ? List.of(INDEX.id()) : List.of());
      seen.add(told(margins));
    }
    assertThat(seen.get(4)).isEqualTo(seen.get(2)).isEqualTo(seen.get(0));
    assertThat(seen.get(5)).isEqualTo(seen.get(3)).isEqualTo(seen.get(1));
    assertThat(seen.get(5)).isNotEqualTo(seen.get(4));
  }

  /** The models change while the first market is walked, as when somebody promotes just then. */
  @Test
  void refresh_modelsChangedMeanwhile_restsOnThoseItBeganWith() throws Exception {
    fill();
    List<String> before = told(margins(store));
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> serve(OLD));
    MarketDataStore changing = new OverlaidStore(store, () -> meanwhile.getAndSet(() -> {}).run());
    PublishMargins margins = margins(changing);
    margins.refresh(PublicationProgress.SILENT);
    assertThat(published(margins)).isEqualTo(before);
    assertThat(told(margins)).isNotEqualTo(before);
  }

  private List<String> published(PublishMargins margins) {
    return margins.snapshot().markets().values().stream().map(this::told).toList();
  }

  /** Does something before each read. */
  private record OverlaidStore(MemoryStore store, Runnable before) implements MarketDataStore {

    @Override
    public PriceSeries read(MarketId marketId) {
      before.run();
      return store.read(marketId);
    }

    @Override
    public List<StoredMarket> markets() {
      return store.markets();
    }

    @Override
    public Optional<StoredMarket> market(MarketId marketId) {
      return store.market(marketId);
    }

    @Override
    public AppendResult append(
        Market market, long barLengthMs, List<PriceBar> bars, long receivedAtMs) {
      return store.append(market, barLengthMs, bars, receivedAtMs);
    }

    @Override
    public List<QuarantinedBar> quarantined(MarketId marketId, int limit) {
      return store.quarantined(marketId, limit);
    }
  }
}
