package io.foreshock.adapter.scheduler;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.foreshock.adapter.Await;
import io.foreshock.adapter.FakeTrainer;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.TrainingRun;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the clock would call is called here; nothing waits for a date. */
@QuarkusTest
@TestProfile(FakeTrainer.Service.class)
class TrainingScheduleTest {

  @Inject TrainingSchedule schedule;
  @Inject Scheduler scheduler;

  private static String state(String id) {
    return get("/v1/trainings/" + id).jsonPath().getString("state");
  }

  private static void ended(String id) throws InterruptedException {
    Await.until("/v1/trainings/" + id, answer -> answer.jsonPath().get("endedAtMs") != null);
  }

  private static String newest() {
    return get("/v1/trainings").jsonPath().getString("trainings[0].trainingId");
  }

  @Test
  void trainCrypto_called_trainsByTheSchedule() throws Exception {
    FakeTrainer.Service.TRAINER.will("better");
    schedule.trainCrypto();
    String id = newest();
    ended(id);
    get("/v1/trainings/" + id)
        .then()
        .body("trigger", equalTo("SCHEDULE"))
        .body("group", equalTo("crypto"))
        .body("state", equalTo("SUCCEEDED"));
  }

  @Test
  void onDrift_oneRunsAndOneWaits_thirdIsLeftOut() throws Exception {
    FakeTrainer.Service.TRAINER.will("hang");
    TrainingRun first = schedule.onDrift(ClassGroup.EXCHANGE).orElseThrow();
    ProcessHandle hanging = FakeTrainer.Service.TRAINER.process();
    Optional<TrainingRun> second = schedule.onDrift(ClassGroup.CRYPTO);
    assertThat(second).isPresent();
    assertThat(schedule.onDrift(ClassGroup.CRYPTO)).isEmpty();
    schedule.trainExchange(); // told in the log, and nothing else
    assertThat(newest()).isEqualTo(second.get().id());

    FakeTrainer.Service.TRAINER.will("worse");
    hanging.destroyForcibly();
    ended(first.id());
    ended(second.get().id());
    assertThat(state(first.id())).isEqualTo("FAILED");
    assertThat(state(second.get().id())).isEqualTo("REFUSED");
  }

  @Test
  void schedule_byDefault_isOff() {
    assertThat(scheduler.getScheduledJobs())
        .extracting(Trigger::getId)
        .doesNotContain("train-crypto", "train-exchange");
  }
}
