package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateReport;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove.Cause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromoteModelTest {

  private static final ModelReference OLD = ModelReference.of("classical-exchange/2006-12-31");
  private static final ModelReference CHAMPION = ModelReference.of("classical-exchange/2012-12-31");
  private static final ModelReference RIVAL = ModelReference.of("net-exchange/2012-12-31");
  private static final ModelReference NEWER = ModelReference.of("net-exchange/2018-12-31");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

  private final MemoryShelf shelf =
      new MemoryShelf().withShipped(OLD.toString()).withShipped(CHAMPION.toString());
  private final ActiveModels models = new ActiveModels(shelf, Map.of());
  private final AtomicInteger refreshes = new AtomicInteger();
  private ShadowScores.Scored scored = new ShadowScores.Scored(20, 20);
  private final PromoteModel promote =
      new PromoteModel(shelf, model -> scored, models, refreshes::incrementAndGet, CLOCK);

  private static GateReport report(ModelReference challenger, double days) {
    return new GateReport(
        challenger,
        CHAMPION,
        1,
        250,
        List.of(
            new GateFinding(
                GateCriterion.DAYS,
                GateFinding.Window.LAST_YEAR,
                OptionalDouble.of(days),
                200,
                "different days")));
  }

  private ShelvedModel shelved(ModelReference reference) {
    return promote.shelve(reference.toString(), report(reference, 250));
  }

  private ShelvedModel of(ModelReference reference) {
    return shelf.list().stream()
        .filter(model -> model.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  private List<String> served() {
    return models.loaded().editions().editions().stream().map(Edition::modelId).toList();
  }

  @Test
  void shelve_passed_isInTheShadowAndServesNobody() {
    assertThat(shelved(NEWER).stage()).isEqualTo(ModelStage.SHADOW);
    models.reload();
    assertThat(served()).containsExactly("classical-exchange", "classical-exchange");
  }

  @Test
  void shelve_failed_changesNothingAndKeepsTheReport() {
    GateReport failed = report(NEWER, 12);
    assertThatThrownBy(() -> promote.shelve(NEWER.toString(), failed))
        .isInstanceOf(PromoteModel.RefusedException.class)
        .hasMessageContaining("failed 1 of 1 criteria")
        .hasMessageContaining("12.0, at least 200.0")
        .hasMessageContaining("report-0");
    assertThat(shelf.list()).hasSize(2);
    assertThat(shelf.report("report-0")).contains(failed);
  }

  @Test
  void promote_newer_servesBesideTheOlderOnes() {
    shelved(NEWER);
    ShelvedModel promoted = promote.promote(NEWER, "looked at the report");
    assertThat(promoted.stage()).isEqualTo(ModelStage.APPROVED);
    assertThat(promoted.lastMove().reason()).isEqualTo("looked at the report");
    assertThat(promoted.firstApprovedAtMs()).hasValue(CLOCK.millis());
    assertThat(served())
        .containsExactly("classical-exchange", "classical-exchange", "net-exchange");
    assertThat(refreshes).hasValue(1);
    assertThat(promote.serving(ClassGroup.EXCHANGE)).contains(promoted);
    assertThat(promote.serving(ClassGroup.CRYPTO)).isEmpty();
  }

  @Test
  void promote_sameKnownUntil_takesThePlaceOfTheOther() {
    shelved(RIVAL);
    promote.promote(RIVAL, "better");
    assertThat(of(CHAMPION).stage()).isEqualTo(ModelStage.RETIRED);
    assertThat(of(CHAMPION).lastMove().cause()).isEqualTo(Cause.SUPERSEDED);
    assertThat(of(OLD).stage()).isEqualTo(ModelStage.APPROVED);
    assertThat(served()).containsExactly("classical-exchange", "net-exchange");
  }

  @Test
  void promote_withoutShadowTime_isRefusedWithItsNumbers() {
    shelved(NEWER);
    scored = new ShadowScores.Scored(19, 499);
    assertThatThrownBy(() -> promote.promote(NEWER, "in a hurry"))
        .isInstanceOf(PromoteModel.RefusedException.class)
        .hasMessageContaining("19 days and 499 market-days")
        .hasMessageContaining("it takes 20 or 500");
    scored = new ShadowScores.Scored(19, 500);
    assertThat(promote.promote(NEWER, "many markets").stage()).isEqualTo(ModelStage.APPROVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "two\u2029lines", "tab\there", "\ud800"})
  void move_badReason_isRefusedAndChangesNothing(String reason) {
    shelved(NEWER);
    List<ShelvedModel> before = shelf.list();
    assertThatThrownBy(() -> promote.promote(NEWER, reason))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reason must be one line of 1 to 200 characters, was '" + reason + "'");
    assertThatThrownBy(() -> promote.rollback(CHAMPION, reason))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shelf.list()).isEqualTo(before);
    assertThat(PromoteModel.requireReason("σ".repeat(200))).hasSize(200);
    assertThatThrownBy(() -> PromoteModel.requireReason("σ".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void promote_takenOutWhileItIsScored_isRefused() {
    shelved(NEWER);
    PromoteModel overtaken =
        new PromoteModel(
            shelf,
            model -> {
              promote.retire(NEWER, "no longer wanted");
              return scored;
            },
            models,
            refreshes::incrementAndGet,
            CLOCK);
    assertThatThrownBy(() -> overtaken.promote(NEWER, "looked good"))
        .isInstanceOf(PromoteModel.RefusedException.class)
        .hasMessage("net-exchange/2018-12-31 is RETIRED, not SHADOW");
    assertThat(of(NEWER).stage()).isEqualTo(ModelStage.RETIRED);
  }

  @Test
  void promote_notInTheShadow_isRefused() {
    assertThatThrownBy(() -> promote.promote(CHAMPION, "again"))
        .isInstanceOf(PromoteModel.RefusedException.class)
        .hasMessageContaining("is APPROVED, not SHADOW");
    assertThatThrownBy(() -> promote.promote(NEWER, "unknown"))
        .isInstanceOf(PromoteModel.UnknownModelException.class)
        .hasMessage("no model is called 'net-exchange/2018-12-31'");
    assertThat(refreshes).hasValue(0);
  }

  @Test
  void rollback_afterSuperseding_restoresTheOther() {
    shelved(RIVAL);
    promote.promote(RIVAL, "better");
    ShelvedModel back = promote.rollback(RIVAL, "margins jump");
    assertThat(back.reference()).isEqualTo(CHAMPION);
    assertThat(back.stage()).isEqualTo(ModelStage.APPROVED);
    assertThat(of(RIVAL).stage()).isEqualTo(ModelStage.RETIRED);
    assertThat(of(RIVAL).demoted()).isFalse();
    assertThat(served()).containsExactly("classical-exchange", "classical-exchange");
  }

  @Test
  void rollback_ofTheNewest_leavesTheOlderEditionServing() {
    shelved(NEWER);
    promote.promote(NEWER, "newer");
    assertThat(promote.rollback(NEWER, "worse").reference()).isEqualTo(CHAMPION);
    assertThat(promote.promote(NEWER, "it was the data").stage()).isEqualTo(ModelStage.APPROVED);
  }

  @Test
  void rollback_ofTheLast_isRefused() {
    promote.rollback(CHAMPION, "one back");
    assertThatThrownBy(() -> promote.rollback(OLD, "and one more"))
        .isInstanceOf(PromoteModel.RefusedException.class)
        .hasMessage("no approved edition is left before classical-exchange/2006-12-31");
    assertThat(of(OLD).stage()).isEqualTo(ModelStage.APPROVED);
    assertThatThrownBy(() -> promote.rollback(CHAMPION, "again"))
        .hasMessageContaining("is RETIRED, not APPROVED");
  }

  @Test
  void demote_neverComesBack() {
    shelved(RIVAL);
    promote.promote(RIVAL, "better");
    assertThat(promote.demote(RIVAL, "mean wealth 21")).contains(of(OLD));
    assertThatThrownBy(() -> promote.promote(RIVAL, "once more"))
        .isInstanceOf(PromoteModel.RefusedException.class)
        .hasMessageContaining("was demoted and is never promoted again");
    promote.retire(OLD, "old");
    assertThat(promote.serving(ClassGroup.EXCHANGE)).isEmpty();
    assertThatThrownBy(() -> promote.retire(OLD, "twice")).hasMessageContaining("RETIRED already");
  }

  @Test
  void demote_theLast_leavesNobody() {
    promote.retire(OLD, "old");
    assertThat(promote.demote(CHAMPION, "mean wealth 21")).isEmpty();
    assertThat(served()).isEmpty();
  }
}
