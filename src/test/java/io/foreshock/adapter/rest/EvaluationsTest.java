package io.foreshock.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Evaluations on request are bounded by how long they would wait. Two run at a time; the first is
 * taken to last 100 ms, so a request behind n others is expected to wait (n − 1) · 50 ms.
 */
class EvaluationsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final Evaluations evaluations =
      new Evaluations(2, Duration.ofMillis(500), meters, nanos::get);
  private final CompletableFuture<Integer> gate = new CompletableFuture<>();
  private final List<CompletableFuture<Integer>> admitted = new ArrayList<>();

  @AfterEach
  void stop() {
    gate.complete(0);
    evaluations.stop();
  }

  private void admit(int count) {
    for (int i = 0; i < count; i++) {
      admitted.add(evaluations.run(gate::join).subscribeAsCompletionStage());
    }
  }

  private OverloadedException refusal() {
    OverloadedException refused =
        catchThrowableOfType(
            OverloadedException.class, () -> evaluations.run(() -> 1).await().atMost(LIMIT));
    assertThat(refused).isNotNull();
    return refused;
  }

  private void last(Duration each, int times) {
    for (int i = 0; i < times; i++) {
      evaluations.run(() -> nanos.addAndGet(each.toNanos())).await().atMost(LIMIT);
    }
  }

  @Test
  void run_moreThanCanBeWorkedOff_refusedAtOnceAndTheOthersAnswered() throws Exception {
    admit(12);

    assertThat(refusal().retrySeconds()).isOne();
    assertThat(refusal()).hasNoCause();
    assertThat(refusal().getStackTrace()).isEmpty();

    gate.complete(7);
    for (CompletableFuture<Integer> answer : admitted) {
      assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(7);
    }
    assertThat(meters.get("foreshock.evaluation.on.request").timer().count()).isEqualTo(12);
    assertThat(meters.get("foreshock.requests.shed").tag("reason", "wait").counter().count())
        .isEqualTo(3.0);
  }

  @Test
  void retrySecondsIfFull_asRunWouldRefuse_andCounted() {
    admit(11);
    assertThat(evaluations.retrySecondsIfFull()).isEmpty();
    admit(1);
    assertThat(evaluations.retrySecondsIfFull()).hasValue(refusal().retrySeconds());
    assertThat(meters.get("foreshock.requests.shed").tag("reason", "wait").counter().count())
        .isEqualTo(2.0);
  }

  @Test
  void run_evaluationsGotSlower_fewerMayWait() {
    last(Duration.ofSeconds(4), 60); // 0.9^60 of the first guess is left
    admit(2);

    // Behind two, half of four seconds.
    assertThat(refusal().retrySeconds()).isEqualTo(2);
  }

  @Test
  void run_evaluationsGotFaster_moreMayWait() {
    last(Duration.ofMillis(10), 60);
    admit(60);

    assertThat(admitted).noneMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void run_oneThatFails_leavesRoomForTheNext() {
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() ->
              evaluations
                  .run(() -> {
                    throw new IllegalStateException("broken");
                  })
                  .await()
                  .atMost(LIMIT))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(evaluations.run(() -> 1).await().atMost(LIMIT)).isOne();
  }

  @Test
  void evaluations_negativeWait_refusedWithTheValue() {
    Duration negative = Duration.ofMillis(-1);
    assertThatThrownBy(() -> new Evaluations(2, negative, meters, nanos::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("foreshock.admission.max-wait")
        .hasMessageContaining("PT-0.001S");
  }
}
