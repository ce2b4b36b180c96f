package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foreshock.model.ClassGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingRunTest {

  private static final JudgedModel MODEL = new JudgedModel("classical-crypto", "2025-01-01", "r1");

  /** The whole table of moves, written out once more. */
  private static final Map<TrainingState, Set<TrainingState>> LEGAL =
      Map.of(
          TrainingState.QUEUED,
          Set.of(
              TrainingState.RUNNING,
              TrainingState.REFUSED,
              TrainingState.FAILED,
              TrainingState.CANCELLED),
          TrainingState.RUNNING,
          Set.of(
              TrainingState.SUCCEEDED,
              TrainingState.REFUSED,
              TrainingState.FAILED,
              TrainingState.CANCELLED),
          TrainingState.SUCCEEDED,
          Set.of(),
          TrainingState.REFUSED,
          Set.of(),
          TrainingState.FAILED,
          Set.of(),
          TrainingState.CANCELLED,
          Set.of());

  private static TrainingRun queued() {
    return TrainingRun.queued(
        "run-1", ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.of("key"), 1000);
  }

  private static TrainingRun in(TrainingState state) {
    return switch (state) {
      case QUEUED -> queued();
      case RUNNING -> queued().started(2000);
      default -> move(queued().started(2000), state);
    };
  }

  private static TrainingRun move(TrainingRun run, TrainingState next) {
    return switch (next) {
      case QUEUED -> throw new IllegalStateException("nothing goes back to the queue");
      case RUNNING -> run.started(2000);
      case SUCCEEDED -> run.succeeded(3000, "better", MODEL);
      case REFUSED -> run.refused(3000, "worse");
      case FAILED -> run.failed(3000, "broke off");
      case CANCELLED -> run.cancelled(3000);
    };
  }

  @ParameterizedTest
  @EnumSource(TrainingState.class)
  void move_legalOnes_succeedAndOthersThrow(TrainingState from) {
    for (TrainingState to : TrainingState.values()) {
      boolean legal = LEGAL.get(from).contains(to);
      assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
      if (legal) {
        assertThat(move(in(from), to).state()).isEqualTo(to);
      } else {
        assertThatIllegalStateException().isThrownBy(() -> move(in(from), to));
      }
    }
    assertThat(from.ended()).isEqualTo(LEGAL.get(from).isEmpty());
  }

  @Test
  void times_startAndEnd_areThoseGiven() {
    TrainingRun done = in(TrainingState.SUCCEEDED);
    assertThat(done.times())
        .isEqualTo(new TrainingTimes(1000, OptionalLong.of(2000), OptionalLong.of(3000)));
    assertThat(done.model()).contains(MODEL);
    assertThat(done.requestKey()).contains("key");
  }

  @Test
  void cancelled_whileQueued_hasNoStart() {
    TrainingRun cancelled = queued().cancelled(1500);
    assertThat(cancelled.times().startedAtMs()).isEmpty();
    assertThat(cancelled.times().endedAtMs()).hasValue(1500);
  }

  @Test
  void progress_running_isKeptToTheEnd() {
    TrainingRun run = in(TrainingState.RUNNING);
    run = run.at(new TrainingStep("members", 3, 7)).seeded(42).seeded(-1);
    TrainingRun failed = run.failed(9000, "broke\n  off");

    assertThat(failed.step()).isEqualTo(new TrainingStep("members", 3, 7));
    assertThat(failed.seeds()).isEqualTo(List.of(42L, -1L));
    assertThat(failed.reason()).isEqualTo("broke off");
  }

  @Test
  void progress_notRunning_throws() {
    TrainingStep step = new TrainingStep("members", 1, 2);
    assertThatIllegalStateException().isThrownBy(() -> queued().at(step));
    assertThatIllegalStateException().isThrownBy(() -> in(TrainingState.FAILED).seeded(1));
  }

  @Test
  void refusedByTheJudge_keepsTheModelAndItsReport() {
    TrainingRun refused = in(TrainingState.RUNNING).refused(3000, "FZ0 is worse", MODEL);
    assertThat(refused.state()).isEqualTo(TrainingState.REFUSED);
    assertThat(refused.model()).contains(MODEL);
  }

  @Test
  void reason_tooLong_isShortened() {
    TrainingRun failed = in(TrainingState.RUNNING).failed(3000, "x".repeat(10_000));
    assertThat(failed.reason()).hasSize(500).endsWith("…");
  }

  @Test
  void step_moreDoneThanThereIs_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingStep("members", 3, 2))
        .withMessageContaining("was 3 of 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new TrainingStep("members", -1, 2));
  }
}
