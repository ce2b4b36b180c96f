package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.PriceSeries;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.policy.LoosenFreeze;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.PolicyFlag;
import io.foreshock.policy.SidedPpm;
import io.foreshock.publication.Health;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published when an edition is taken out of service. */
class FallbackTest {

  private static final BacktestExamples.Memory MEMORY = new BacktestExamples.Memory();
  private static final MarginProfile DOCUMENTED = MarginProfile.defaultFor(AssetClass.INDEX);
  private static final Edition OLD = edition("2001-12-31", DOCUMENTED, "1");

  /** The newer edition asks for half of the notional, the older one for far less. */
  private static final Edition HIGH =
      edition(
          "2002-12-31", DOCUMENTED.withTarget(DOCUMENTED.target().withFloor(500_000, false)), "2");

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final AtomicReference<List<Edition>> inService =
      new AtomicReference<>(List.of(OLD, HIGH));
  private final AtomicReference<LiveWarning> warning = new AtomicReference<>(LiveWarning.NONE);
  private final LiveWarnings warnings = publication -> warning.get();
  private final ActiveModels models =
      new ActiveModels(
          () ->
              new LoadedModels(
                  new Editions(inService.get(), Walks.HASH), FittedParameters.NONE, List.of()),
          Map.of());

  private static Edition edition(String version, MarginProfile profile, String digit) {
    return new Edition(
        "classical-exchange",
        version,
        ClassGroup.EXCHANGE,
        Instant.parse(version + "T23:59:59.999Z").toEpochMilli(),
        digit.repeat(64),
        Map.of(AssetClass.INDEX, new ClassSettings(Combination.DEFAULT, profile)));
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private PublishMargins margins(MarketHistory history) {
    return margins(new OneMarketStore(history.market(), history.bars()));
  }

  private PublishMargins margins(MarketDataStore store) {
    return new PublishMargins(store, models, MEMORY, Walks.chain(), warnings, executor);
  }

  private static MarketPublication published(PublishMargins margins, MarketHistory history)
      throws InterruptedException {
    return margins.refresh(PublicationProgress.SILENT).market(history.market().id()).orElseThrow();
  }

  private static SidedPpm imf(MarketPublication publication) {
    return publication.evaluation().decision().parameters().imf();
  }

  @Test
  void refresh_editionTakenOut_doesNotLoosenAndSaysSo() throws Exception {
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    PublishMargins margins = margins(history);
    SidedPpm before = imf(published(margins, history));
    assertThat(before.longPpm()).isEqualTo(500_000);

    inService.set(List.of(OLD));
    assertThat(models.reload()).isTrue();
    MarketPublication fallback = published(margins, history);
    assertThat(fallback.evaluation().choice().version()).isEqualTo("2001-12-31");
    assertThat(imf(fallback)).isEqualTo(before);
    assertThat(fallback.evaluation().decision().parameters().flags())
        .contains(PolicyFlag.LOOSENING_FROZEN);

    PublishMargins restarted = margins(history);
    restarted.restore(margins.snapshot());
    assertThat(imf(published(restarted, history))).isEqualTo(before);

    SidedPpm alone = imf(published(margins(history), history));
    assertThat(alone.longPpm()).isLessThan(500_000); // else the test would show nothing
  }

  @Test
  void refresh_newerEditionAdded_isNoFallback() throws Exception {
    inService.set(List.of(OLD));
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    PublishMargins margins = margins(history);
    published(margins, history);
    inService.set(List.of(OLD, HIGH));
    assertThat(models.reload()).isTrue();
    MarketPublication newer = published(margins, history);
    assertThat(newer.evaluation().choice().version()).isEqualTo("2002-12-31");
    assertThat(newer.evaluation().decision().parameters().flags())
        .doesNotContain(PolicyFlag.LOOSENING_FROZEN);
  }

  private static void append(MemoryStore store, MarketHistory history, int from, int to) {
    PriceSeries bars = history.bars();
    store.append(history.market(), bars.barLengthMs(), Walks.bars(bars, from, to), 0);
  }

  /** Only the add-on differs, so nothing is looser, and the target is raised where it binds. */
  @Test
  void refresh_alarm_tightensThatMarketAndHoldsAfterwards() throws Exception {
    inService.set(List.of(OLD));
    boolean raised = false;
    for (int bars : new int[] {450, 600, 680, 1_000}) {
      MarketHistory history = BacktestExamples.standardAndPoor(bars);
      PublishMargins margins = margins(history);
      warning.set(LiveWarning.NONE);
      SidedPpm before = imf(published(margins, history));
      warning.set(LiveWarning.ALARM);
      MarketPublication alarmed = published(margins, history);
      assertThat(alarmed.set().health()).isEqualTo(Health.DEGRADED);
      assertThat(alarmed.set().flags()).contains("DEGRADED", "LOOSENING_FROZEN");
      assertThat(imf(alarmed).max(before)).isEqualTo(imf(alarmed));
      raised |= imf(alarmed).longPpm() > before.longPpm();

      warning.set(LiveWarning.NONE);
      MarketPublication over = published(margins, history);
      assertThat(imf(over)).isEqualTo(imf(alarmed));
      assertThat(over.evaluation().input().loosenFreeze()).isEqualTo(LoosenFreeze.FALLBACK);
    }
    assertThat(raised).isTrue();
  }

  /** The terminal level of indices is 15 %; the story goes on for a third of a year. */
  @Test
  void refresh_noModelLeft_isSafeUntilOneServesAgain() throws Exception {
    inService.set(List.of(OLD));
    MarketHistory history = BacktestExamples.standardAndPoor(1_080);
    MemoryStore store = new MemoryStore();
    append(store, history, 0, 1_000);
    PublishMargins margins = margins(store);
    assertThat(imf(published(margins, history)).larger()).isLessThan(150_000);

    inService.set(List.of());
    models.reload();
    warning.set(LiveWarning.SAFE);
    MarketPublication safe = published(margins, history);
    assertThat(safe.set().health()).isEqualTo(Health.SAFE);
    assertThat(imf(safe)).isEqualTo(new SidedPpm(150_000, 150_000));

    PublishMargins restarted = margins(store);
    restarted.restore(margins.snapshot());
    warning.set(LiveWarning.UNKNOWN);
    append(store, history, 1_000, 1_020);
    MarketPublication later = published(restarted, history);
    assertThat(later.set().health()).isEqualTo(Health.SAFE);
    assertThat(imf(later)).isEqualTo(new SidedPpm(150_000, 150_000));

    inService.set(List.of(OLD));
    models.reload();
    warning.set(LiveWarning.NONE);
    MarketPublication back = published(restarted, history);
    assertThat(back.evaluation().choice().version()).isEqualTo("2001-12-31");
    assertThat(imf(back)).isEqualTo(new SidedPpm(150_000, 150_000));
    append(store, history, 1_020, 1_080);
    MarketPublication recovered = published(restarted, history);
    assertThat(recovered.set().health()).isEqualTo(Health.FRESH);
    assertThat(imf(recovered).larger()).isLessThan(150_000);
  }

  /** A market that is first published while its group is safe gets the terminal level at once. */
  @Test
  void refresh_firstPublicationWhileSafe_isAtTheTerminalLevel() throws Exception {
    inService.set(List.of());
    warning.set(LiveWarning.SAFE);
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    assertThat(imf(published(margins(history), history))).isEqualTo(new SidedPpm(150_000, 150_000));
  }
}
