package io.foreshock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.foreshock.adapter.Await;
import io.foreshock.adapter.FakeTrainer;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with trainings that are broken off: by a kill of the service itself too. */
class TrainingIT {

  private static final String EXCHANGE = "{\"group\":\"exchange\"}";

  @TempDir Path folder;

  private FakeTrainer trainer;
  private Program program;

  @BeforeEach
  void prepare() {
    trainer = FakeTrainer.in(folder.resolve("fake"));
    program = new Program(folder);
  }

  @AfterEach
  void reset() {
    RestAssured.reset();
  }

  private Program.Service serve() throws Exception {
    Program.Service service = program.serve();
    RestAssured.baseURI = service.url();
    RestAssured.port = RestAssured.UNDEFINED_PORT;
    return service;
  }

  private static Response post(String key) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(EXCHANGE)
        .post("/v1/trainings");
  }

  private static String started(String key) {
    Response answer = post(key);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return URI.create(answer.header("Location")).getPath();
  }

  private static Response ended(String path) throws InterruptedException {
    // Twice what one waits at most: the lease of a killed service lasts half a minute.
    Await.until("/v1/trainings", answer -> answer.statusCode() == 200);
    try {
      return Await.until(path, answer -> answer.jsonPath().get("endedAtMs") != null);
    } catch (AssertionError notYet) {
      return Await.until(path, answer -> answer.jsonPath().get("endedAtMs") != null);
    }
  }

  @Test
  void serviceKilled_midRun_trainingEndsWithItAndIsRecordedByTheNext() throws Exception {
    program.with("FORESHOCK_TRAINING_PROGRAM", trainer.program().toString());
    trainer.will("hang");
    String path;
    ProcessHandle child;
    try (Program.Service service = serve()) {
      path = started("first");
      child = trainer.process();
      service.kill();
    }
    child.onExit().get();
    try (Program.Service service = serve()) {
      ended(path).then().body("state", equalTo("FAILED")).body("reason", startsWith("interrupted"));
      assertThat(program.store().resolve("trainings")).isEmptyDirectory();
      trainer.will("fail");
      ended(started("second")).then().body("reason", equalTo("the training failed: no bars"));
      assertThat(service.log()).isNotEmpty();
    }
  }

  /** The same jar in another Java: it says itself that it is called wrongly, so nothing trains. */
  @Test
  void start_noProgramSet_theJarTrainsAndTheImageRefuses() throws Exception {
    program.with("FORESHOCK_TRAINING_MAX_HEAP", "256m");
    program.with("FORESHOCK_TRAINING_HOLDOUT_DAYS", "99999999");
    try (Program.Service service = serve()) {
      if (Program.isNative()) {
        post("key")
            .then()
            .statusCode(501)
            .body("type", equalTo("urn:foreshock:problem:training-not-available"));
      } else {
        ended(started("key")).then().body("reason", startsWith("the training failed: "));
      }
      assertThat(service.log()).isNotEmpty();
    }
  }
}
