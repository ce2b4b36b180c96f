package io.foreshock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.model.StageMove.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShelvedModelTest {

  private static final ModelReference NAME = new ModelReference("net-crypto", "2022-12-31");

  private static ShelvedModel model(StageMove... moves) {
    return new ShelvedModel(
        NAME, ClassGroup.CRYPTO, 5L, "a".repeat(64), false, List.of(moves), Optional.empty());
  }

  private static StageMove move(ModelStage stage, Cause cause, long atMs) {
    return new StageMove(stage, cause, atMs, "test");
  }

  private static ShelvedModel candidate() {
    return model(move(ModelStage.CANDIDATE, Cause.ADDED, 1));
  }

  private static ShelvedModel approved() {
    return candidate()
        .moved(move(ModelStage.SHADOW, Cause.JUDGED, 2))
        .moved(move(ModelStage.APPROVED, Cause.PROMOTED, 3));
  }

  private static void assertRefused(ShelvedModel model, StageMove move, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.moved(move))
        .withMessageContaining(why);
  }

  @Test
  void moved_throughAllStages_keepsEveryMove() {
    ShelvedModel retired = approved().moved(move(ModelStage.RETIRED, Cause.WITHDRAWN, 4));
    assertThat(retired.stage()).isEqualTo(ModelStage.RETIRED);
    assertThat(retired.stagedAtMs()).isEqualTo(4);
    assertThat(retired.moves())
        .extracting(StageMove::stage)
        .containsExactly(
            ModelStage.CANDIDATE, ModelStage.SHADOW, ModelStage.APPROVED, ModelStage.RETIRED);
    assertThat(retired.firstApprovedAtMs()).hasValue(3);
    assertThat(candidate().firstApprovedAtMs()).isEmpty();
  }

  @Test
  void moved_overAStage_isRefused() {
    assertRefused(
        candidate(),
        move(ModelStage.APPROVED, Cause.PROMOTED, 2),
        "net-crypto/2022-12-31 is CANDIDATE and cannot become APPROVED");
    assertRefused(
        approved(), move(ModelStage.SHADOW, Cause.JUDGED, 4), "is APPROVED and cannot become");
    assertRefused(
        approved(), move(ModelStage.APPROVED, Cause.PROMOTED, 4), "is APPROVED and cannot become");
  }

  @Test
  void moved_backAfterARollback_isAllowedAndKeepsTheFirstDay() {
    ShelvedModel back =
        approved()
            .moved(move(ModelStage.RETIRED, Cause.SUPERSEDED, 4))
            .moved(move(ModelStage.APPROVED, Cause.ROLLED_BACK, 5));
    assertThat(back.stage()).isEqualTo(ModelStage.APPROVED);
    assertThat(back.firstApprovedAtMs()).hasValue(3);
  }

  @Test
  void moved_backAfterADemotion_isRefusedForGood() {
    ShelvedModel demoted = approved().moved(move(ModelStage.RETIRED, Cause.DEMOTED, 4));
    assertThat(demoted.demoted()).isTrue();
    assertRefused(demoted, move(ModelStage.APPROVED, Cause.ROLLED_BACK, 5), "never approved again");
  }

  @Test
  void moved_retiredBeforeItServed_cannotComeBack() {
    ShelvedModel retired = candidate().moved(move(ModelStage.RETIRED, Cause.WITHDRAWN, 2));
    assertRefused(
        retired, move(ModelStage.APPROVED, Cause.PROMOTED, 3), "retired before it served");
  }

  @Test
  void moved_intoThePast_isRefused() {
    assertRefused(approved(), move(ModelStage.RETIRED, Cause.WITHDRAWN, 2), "cannot move before");
  }

  @Test
  void new_withoutABeginning_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(ShelvedModelTest::model);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(move(ModelStage.APPROVED, Cause.PROMOTED, 1)))
        .withMessageContaining("must begin by being ADDED or SHIPPED");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(move(ModelStage.APPROVED, Cause.ADDED, 1)))
        .withMessageContaining("must begin as CANDIDATE");
  }

  /** Whatever is tried: APPROVED comes from SHADOW, or from RETIRED after serving, undemoted. */
  @Test
  void moved_randomWalks_neverApproveWhatMustNotBe() {
    SplittableRandom random = new SplittableRandom(20_260_101L);
    for (int walk = 0; walk < 2_000; walk++) {
      ShelvedModel model = candidate();
      List<ModelStage> seen = new ArrayList<>(List.of(ModelStage.CANDIDATE));
      boolean demoted = false;
      for (int step = 2; step < 12; step++) {
        ModelStage next = ModelStage.values()[random.nextInt(4)];
        boolean demotes = next == ModelStage.RETIRED && random.nextInt(4) == 0;
        Cause cause = demotes ? Cause.DEMOTED : Cause.WITHDRAWN;
        try {
          model = model.moved(move(next, cause, step));
        } catch (IllegalArgumentException refused) {
          continue;
        }
        if (next == ModelStage.APPROVED) {
          assertThat(demoted).isFalse();
          assertThat(
                  seen.getLast() == ModelStage.SHADOW
                      || (seen.getLast() == ModelStage.RETIRED
                          && seen.contains(ModelStage.APPROVED)))
              .isTrue();
        }
        demoted |= demotes;
        seen.add(next);
      }
    }
  }

  @Test
  void reference_text_readsBackAndRefusesPaths() {
    assertThat(ModelReference.of("net-crypto/2022-12-31")).isEqualTo(NAME);
    assertThat(NAME).hasToString("net-crypto/2022-12-31");
    for (String wrong : List.of("net", "net/", "/1", "../x/1", "net/..", "Net/1", "a/b/c")) {
      assertThatIllegalArgumentException().isThrownBy(() -> ModelReference.of(wrong));
    }
  }

  @Test
  void reason_ofTwoLinesOrNone_isRefused() {
    for (String wrong : List.of("", "  ", "a\nb", "x".repeat(501))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StageMove(ModelStage.RETIRED, Cause.WITHDRAWN, 1, wrong))
          .withMessageContaining("reason");
    }
  }
}
