package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.model.ClassGroup;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingTrigger;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DriftTrainingsTest {

  private static final long DAY_MS = 86_400_000L;

  private final AtomicLong nowMs = new AtomicLong(1_000 * DAY_MS);
  private final MemoryTrainings runs = new MemoryTrainings();
  private final DriftTrainings drifts =
      new DriftTrainings(runs, () -> Instant.ofEpochMilli(nowMs.get()));

  private void trained(ClassGroup group) {
    runs.add(
        TrainingRun.queued(
            "run-" + nowMs, group, TrainingTrigger.SCHEDULE, Optional.empty(), nowMs.get()));
  }

  @Test
  void due_askedInVain_isDueAgainAfterADay() {
    assertThat(drifts.due(ClassGroup.CRYPTO)).isTrue();
    assertThat(drifts.due(ClassGroup.CRYPTO)).isFalse();
    assertThat(drifts.due(ClassGroup.EXCHANGE)).isTrue();
    nowMs.addAndGet(DAY_MS - 1);
    assertThat(drifts.due(ClassGroup.CRYPTO)).isFalse();
    nowMs.addAndGet(1);
    assertThat(drifts.due(ClassGroup.CRYPTO)).isTrue();
  }

  /** Whoever asked for it, and also after a restart: the record is in the store. */
  @Test
  void due_trainedOfLate_waitsThirtyDays() {
    trained(ClassGroup.CRYPTO);
    assertThat(drifts.due(ClassGroup.CRYPTO)).isFalse();
    assertThat(drifts.due(ClassGroup.EXCHANGE)).isTrue();
    nowMs.addAndGet(30 * DAY_MS - 1);
    assertThat(drifts.due(ClassGroup.CRYPTO)).isFalse();
    nowMs.addAndGet(1);
    assertThat(drifts.due(ClassGroup.CRYPTO)).isTrue();
  }
}
