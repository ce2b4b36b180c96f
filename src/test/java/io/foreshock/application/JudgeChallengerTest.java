package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.WealthPath;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateReport;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.model.ModelReference;
import io.foreshock.training.LiveScorecard;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeChallengerTest {

  private static final BacktestExamples.Memory MEMORY = new BacktestExamples.Memory();

  private static LoadedModels models(String modelId, String... versions) {
    List<Edition> editions =
        Arrays.stream(versions)
            .map(version ->
                new Edition(
                    modelId,
                    version,
                    ClassGroup.EXCHANGE,
                    Instant.parse(version + "T23:59:59.999Z").toEpochMilli(),
                    Walks.HASH,
                    Map.of(AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX))))
            .toList();
    return new LoadedModels(new Editions(editions, Walks.HASH), FittedParameters.NONE, List.of());
  }

  private static EditionWalks walks(MarketHistory history) {
    return new EditionWalks(new OneMarketStore(history.market(), history.bars()), Map.of(), MEMORY);
  }

  private static GateReport judge(LoadedModels challenger) throws Exception {
    ActiveModels champions =
        new ActiveModels(() -> models("classical-exchange", "2002-06-28"), Map.of());
    return new JudgeChallenger(champions, walks(BacktestExamples.standardAndPoor(1_200)))
        .judge(challenger, 0);
  }

  private static GateFinding finding(GateReport report, GateCriterion criterion) {
    return report.findings().stream()
        .filter(each -> each.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void judge_sameSettings_tiesOnTheDaysNeitherKnew() throws Exception {
    GateReport report = judge(models("net-exchange", "2002-12-31"));
    assertThat(report.challenger()).isEqualTo(ModelReference.of("net-exchange/2002-12-31"));
    assertThat(report.champion()).isEqualTo(ModelReference.of("classical-exchange/2002-06-28"));
    assertThat(report.markets()).isEqualTo(1);
    long last = LocalDate.of(2002, 12, 31).toEpochDay();
    assertThat(report.marketDays())
        .isEqualTo(
            (int)
                Arrays.stream(BacktestExamples.standardAndPoor(1_200).days().epochDays())
                    .filter(day -> day > last)
                    .count());
    for (GateCriterion tie :
        List.of(GateCriterion.FZ0_1, GateCriterion.FZ0_2_5, GateCriterion.QLIKE)) {
      assertThat(finding(report, tie).value()).hasValue(0.5);
    }
    assertThat(finding(report, GateCriterion.REGIME_AGREEMENT).value()).hasValue(1.0);
    assertThat(finding(report, GateCriterion.LARGEST_JUMP).value()).hasValue(0.0);
    assertThat(finding(report, GateCriterion.ROWS_IN_SAMPLE).value()).hasValue(0.0);
    assertThat(finding(report, GateCriterion.UNUSABLE_NUMBERS).value()).hasValue(0.0);
  }

  /** An edition that has seen the days is judged by an older one of its own, or not at all. */
  @Test
  void judge_challengerThatKnowsTheDays_isJudgedByItsOlderEdition() throws Exception {
    GateReport walked = judge(models("net-exchange", "2002-12-31", "2020-12-31"));
    assertThat(walked.challenger()).isEqualTo(ModelReference.of("net-exchange/2020-12-31"));
    assertThat(walked.marketDays())
        .isEqualTo(judge(models("net-exchange", "2002-12-31")).marketDays());

    GateReport alone = judge(models("net-exchange", "2020-12-31"));
    assertThat(alone.marketDays()).isZero();
    assertThat(alone.passed()).isFalse();
  }

  @Test
  void judge_noEdition_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> judge(models("net-exchange")))
        .withMessageContaining("must have editions of one group");
  }

  @Test
  void shadowScores_countTheDaysBeyondItsKnownUntil() throws Exception {
    MemoryShelf shelf = new MemoryShelf().withShipped("net-exchange/2002-12-31");
    MarketHistory history = BacktestExamples.standardAndPoor(1_200);
    ShadowScores.Scored scored =
        new WalkedShadow(shelf, walks(history)).of(shelf.list().getFirst());
    assertThat(scored.days())
        .isEqualTo(scored.marketDays())
        .isEqualTo(judge(models("net-exchange", "2002-12-31")).marketDays());
    assertThat(scored.enough()).isTrue();
  }

  /** The scorecard of an edition is that of the backtest's own rows. */
  @Test
  void scoreLive_shippedEdition_betsOnEveryDayItDidNotKnow() throws Exception {
    MemoryShelf shelf = new MemoryShelf().withShipped("net-exchange/2002-12-31");
    MarketHistory history = BacktestExamples.standardAndPoor(1_200);
    LiveScorecard card =
        new ScoreLive(shelf, walks(history)).of(shelf.list().getFirst()).orElseThrow();
    MarketBacktest backtest =
        BacktestExamples.backtest(
            history, BacktestExamples.editions("2002-12-31T23:59:59.999Z"), MEMORY);
    BacktestReport report = BacktestScores.of(List.of(backtest)).outOfSample().orElseThrow();
    assertThat(card.sides()).extracting(side -> side.market().value()).containsOnly("INDEX.GSPC");
    for (LiveScorecard.SideScore score : card.sides()) {
      WealthPath path =
          report.forecasts().wealths().stream()
              .filter(each -> each.side() == score.side())
              .findFirst()
              .orElseThrow();
      assertThat(score.wealth().wealth()).isEqualTo(path.last());
      assertThat(score.days()).isEqualTo(path.epochDays().length);
    }
  }

  private static ShelveChallenger shelving(MemoryShelf shelf, LoadedModels challenger)
      throws Exception {
    ActiveModels champions = new ActiveModels(shelf, Map.of());
    return new ShelveChallenger(
        folder -> challenger,
        new JudgeChallenger(champions, walks(BacktestExamples.standardAndPoor(1_200))),
        new PromoteModel(
            shelf,
            model -> new ShadowScores.Scored(0, 0),
            champions,
            () -> {},
            InstantSource.fixed(Instant.EPOCH)),
        shelf);
  }

  @Test
  void shelve_challengerThatKnowsTheDays_isRefusedWithItsReportKept() throws Exception {
    MemoryShelf shelf = new MemoryShelf().withShipped("classical-exchange/2002-06-28");
    ChallengerJudge.Verdict verdict =
        shelving(shelf, models("net-exchange", "2020-12-31"))
            .judge(
                ClassGroup.EXCHANGE,
                "folder",
                () -> {
                  throw new AssertionError("nothing may be shelved");
                });
    assertThat(verdict.accepted()).isFalse();
    assertThat(shelf.report(verdict.model().gateReport()).orElseThrow().summary())
        .isEqualTo(verdict.reason());
    assertThat(shelf.list()).hasSize(1);
  }

  @Test
  void shelve_otherGroupOrDamaged_isRefused() throws Exception {
    MemoryShelf shelf = new MemoryShelf().withShipped("classical-exchange/2002-06-28");
    LoadedModels good = models("net-exchange", "2002-12-31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelving(shelf, good).judge(ClassGroup.CRYPTO, "folder", () -> {}))
        .withMessage("folder: net-exchange must be of the group crypto, was of exchange");
    LoadedModels damaged =
        new LoadedModels(
            good.editions(), good.fits(), List.of(new ArtifactProblem("a/b", "is empty")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelving(shelf, damaged).judge(ClassGroup.EXCHANGE, "folder", () -> {}))
        .withMessageContaining("is empty");
  }
}
