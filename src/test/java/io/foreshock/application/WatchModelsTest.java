package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateReport;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.SidedPpm;
import io.foreshock.publication.Health;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.DriftMonitor;
import io.foreshock.training.LiveScorecard;
import io.foreshock.training.LiveScorecard.Day;
import io.foreshock.training.LiveScorecard.SideScore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a round of scoring does, with scores that are made up. */
class WatchModelsTest {

  private static final MarketId MARKET = new MarketId("INDEX.GSPC");
  private static final ModelReference OLD = ModelReference.of("classical-exchange/2001-12-31");
  private static final ModelReference HIGH = ModelReference.of("classical-exchange/2002-12-31");
  private static final ModelReference SHADOW = ModelReference.of("net-exchange/2002-12-31");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
  private static final DriftFindings STEADY = new DriftFindings(List.of(), Optional.empty());
  private static final BacktestExamples.Memory MEMORY = new BacktestExamples.Memory();

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final MemoryShelf shelf =
      new MemoryShelf().withShipped(OLD.toString()).withShipped(HIGH.toString(), halfOfNotional());
  private final ActiveModels models = new ActiveModels(shelf, Map.of());
  private final AtomicInteger refreshes = new AtomicInteger();
  private final LiveScorecards live = new LiveScorecards(shelf, models);
  private final PromoteModel promote =
      new PromoteModel(
          shelf,
          model -> new ShadowScores.Scored(20, 20),
          models,
          refreshes::incrementAndGet,
          CLOCK);
  private final Map<ModelReference, LiveScorecard> cards = new HashMap<>();
  private DriftFindings drift = STEADY;
  private final WatchModels watch =
      new WatchModels(
          shelf,
          this::score,
          (serving, card) -> drift,
          live,
          promote,
          refreshes::incrementAndGet,
          CLOCK);

  /** An edition that asks for half of the notional, so that any other one is looser. */
  private static ClassSettings halfOfNotional() {
    ClassSettings documented = ClassSettings.documented(AssetClass.INDEX);
    MarginProfile profile = documented.profile();
    return new ClassSettings(
        documented.combination(), profile.withTarget(profile.target().withFloor(500_000, false)));
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private Optional<LiveScorecard> score(ShelvedModel model) {
    LiveScorecard card = cards.get(model.reference());
    if (card == null) {
      throw new IllegalStateException("the store broke");
    }
    return Optional.of(card);
  }

  /** Each breach doubles the wealth but the first, since e-values are equal: W = 2^(breaches−1). */
  private static SideScore side(Side side, int breaches) {
    List<Day> days = new ArrayList<>();
    for (int day = 0; day < breaches; day++) {
      days.add(new Day(day, 0.05, 0.02, 0.03));
    }
    return SideScore.of(MARKET, side, days);
  }

  private void scored(ModelReference model, int longBreaches, int shortBreaches) {
    cards.put(
        model,
        new LiveScorecard(
            model, List.of(side(Side.LONG, longBreaches), side(Side.SHORT, shortBreaches))));
  }

  private ModelStage stage(ModelReference reference) {
    return model(reference).stage();
  }

  private ShelvedModel model(ModelReference reference) {
    return shelf.list().stream()
        .filter(model -> model.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  private PublishMargins margins(MarketHistory history) {
    return new PublishMargins(
        new OneMarketStore(history.market(), history.bars()),
        models,
        MEMORY,
        Walks.chain(),
        live,
        executor);
  }

  private static MarketPublication published(PublishMargins margins) throws InterruptedException {
    return margins.refresh(PublicationProgress.SILENT).market(MARKET).orElseThrow();
  }

  private static SidedPpm imf(MarketPublication publication) {
    return publication.evaluation().decision().parameters().imf();
  }

  @Test
  void run_goodScores_keepsEverythingAndTellsWhenItScored() {
    scored(OLD, 1, 0);
    scored(HIGH, 0, 2);
    WatchModels.Round round = watch.run();
    assertThat(round.scored()).isEqualTo(2);
    assertThat(round.demoted()).isEmpty();
    assertThat(round.newAlarms()).isEmpty();
    assertThat(round.drifted()).isEmpty();
    assertThat(round.failures()).isEmpty();
    assertThat(live.of(HIGH).orElseThrow().atMs()).isEqualTo(CLOCK.millis());
    assertThat(live.serving(ClassGroup.EXCHANGE)).isEqualTo(live.of(HIGH));
    assertThat(live.serving(ClassGroup.CRYPTO)).isEmpty();
  }

  /** Mean of 32 and 16 is 24. */
  @Test
  void run_betsWon_demotesForGoodAndNothingLoosens() throws Exception {
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    PublishMargins margins = margins(history);
    SidedPpm before = imf(published(margins));
    assertThat(before.longPpm()).isEqualTo(500_000);
    scored(OLD, 0, 0);
    scored(HIGH, 6, 5);

    WatchModels.Round round = watch.run();

    assertThat(round.demoted()).hasSize(1);
    assertThat(round.demoted().getFirst())
        .contains(HIGH.toString(), "mean wealth 2", "served by " + OLD);
    assertThat(model(HIGH).lastMove().cause()).isEqualTo(StageMove.Cause.DEMOTED);
    assertThat(model(HIGH).stagedAtMs()).isEqualTo(CLOCK.millis());
    assertThat(refreshes.get()).isPositive();
    MarketPublication after = published(margins);
    assertThat(after.evaluation().choice().reference()).isEqualTo(OLD.toString());
    assertThat(imf(after)).isEqualTo(before);
    assertThat(after.set().health()).isEqualTo(Health.DEGRADED);
    assertThat(watch.run().demoted()).isEmpty();
  }

  @Test
  void run_lastOneDemoted_isSafe() throws Exception {
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    PublishMargins margins = margins(history);
    promote.retire(HIGH, "not needed here");
    SidedPpm before = imf(published(margins));
    scored(OLD, 9, 9);
    assertThat(watch.run().demoted().getFirst()).contains("no approved edition is left");
    MarketPublication safe = published(margins);
    assertThat(safe.set().health()).isEqualTo(Health.SAFE);
    assertThat(imf(safe)).isEqualTo(before.max(new SidedPpm(150_000, 150_000)));
  }

  /** 2⁵ on one side and 1 on the other are 16.5 in the mean. */
  @Test
  void run_oneMarketSideWon_alarmsOnceAndDemotesNobody() throws Exception {
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    PublishMargins margins = margins(history);
    assertThat(published(margins).set().health()).isEqualTo(Health.FRESH);
    scored(OLD, 0, 0);
    scored(HIGH, 6, 0);
    assertThat(watch.run().newAlarms()).containsExactly(HIGH + " in INDEX.GSPC LONG");
    int asked = refreshes.get();
    assertThat(asked).isPositive();
    assertThat(stage(HIGH)).isEqualTo(ModelStage.APPROVED);
    assertThat(published(margins).set().flags()).contains("DEGRADED");

    assertThat(watch.run().newAlarms()).isEmpty();
    assertThat(refreshes).hasValue(asked);
    scored(HIGH, 2, 0);
    watch.run();
    assertThat(refreshes).hasValue(asked + 1); // the end of an alarm is told as well
  }

  /** Its wealth begins with its promotion, so nothing in the shadow can be demoted. */
  @Test
  void run_shadowThatLoses_isScoredAndLeftWhereItIs() {
    promote.shelve(
        SHADOW.toString(),
        new GateReport(
            SHADOW,
            HIGH,
            1,
            250,
            List.of(
                new GateFinding(
                    GateCriterion.DAYS,
                    GateFinding.Window.LAST_YEAR,
                    OptionalDouble.of(250),
                    200,
                    "different days"))));
    scored(OLD, 0, 0);
    scored(HIGH, 0, 0);
    scored(SHADOW, 9, 9);
    WatchModels.Round round = watch.run();
    assertThat(round.scored()).isEqualTo(3);
    assertThat(round.demoted()).isEmpty();
    assertThat(round.newAlarms()).isEmpty();
    assertThat(stage(SHADOW)).isEqualTo(ModelStage.SHADOW);
    assertThat(live.of(SHADOW)).isPresent();
  }

  @Test
  void run_scoringFails_changesNothingAndKeepsTheScorecard() throws Exception {
    MarketHistory history = BacktestExamples.standardAndPoor(1_000);
    PublishMargins margins = margins(history);
    scored(OLD, 0, 0);
    scored(HIGH, 1, 0);
    watch.run();
    PublishedSnapshot before = margins.refresh(PublicationProgress.SILENT);
    LiveScorecards.Scored card = live.of(HIGH).orElseThrow();
    List<ShelvedModel> stages = shelf.list();
    int asked = refreshes.get();

    cards.remove(HIGH);
    scored(OLD, 0, 1);
    WatchModels.Round round = watch.run();

    assertThat(round.failures())
        .containsExactly(
            HIGH + " was not scored: java.lang.IllegalStateException: the store broke");
    assertThat(live.of(HIGH)).contains(card);
    assertThat(live.of(OLD).orElseThrow().card().sides().getLast().days()).isEqualTo(1);
    assertThat(shelf.list()).isEqualTo(stages);
    assertThat(refreshes).hasValue(asked);
    assertThat(margins.refresh(PublicationProgress.SILENT)).isSameAs(before);
  }

  @Test
  void run_drift_isToldOfTheNewestEditionAndDemotesNobody() {
    scored(OLD, 0, 0);
    scored(HIGH, 0, 0);
    drift =
        new DriftFindings(
            List.of(
                new DriftMonitor.Shift("returnDay", 0.4, 0.25),
                new DriftMonitor.Shift("logVarianceDay", 0.1, 0.25)),
            Optional.of(new DriftMonitor.LossRise("fz0", 0.0, 0.1, 1.0)));
    WatchModels.Round round = watch.run();
    assertThat(round.drifted())
        .containsOnlyKeys(ClassGroup.EXCHANGE)
        .containsEntry(
            ClassGroup.EXCHANGE, List.of("returnDay: population stability index 0.4, limit 0.25"));
    assertThat(live.drift(ClassGroup.EXCHANGE).orElseThrow().worstIndex()).hasValue(0.4);
    assertThat(round.demoted()).isEmpty();
    drift = STEADY;
    assertThat(watch.run().drifted()).containsKey(ClassGroup.EXCHANGE); // of the same days
    scored(HIGH, 0, 1);
    assertThat(watch.run().drifted()).isEmpty();
  }
}
