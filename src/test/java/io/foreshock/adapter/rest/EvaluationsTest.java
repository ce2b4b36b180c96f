package io.foreshock.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Evaluations on request are bounded. */
class EvaluationsTest {

  private static final int RUNNING_AND_WAITING = 18;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Evaluations evaluations = new Evaluations(meters);

  @AfterEach
  void stop() {
    evaluations.stop();
  }

  @Test
  void run_moreThanMayWait_refusedAtOnceAndTheOthersAnswered() throws Exception {
    CompletableFuture<Integer> gate = new CompletableFuture<>();
    List<CompletableFuture<Integer>> admitted = new ArrayList<>();
    for (int i = 0; i < RUNNING_AND_WAITING; i++) {
      admitted.add(evaluations.run(gate::join).subscribeAsCompletionStage());
    }

    assertThatThrownBy(() -> evaluations.run(() -> 1).await().atMost(LIMIT))
        .isInstanceOf(BusyException.class);

    gate.complete(7);
    for (CompletableFuture<Integer> answer : admitted) {
      assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(7);
    }
    assertThat(meters.get("foreshock.evaluation.on.request").timer().count())
        .isEqualTo(RUNNING_AND_WAITING);
  }
}
