package io.foreshock.adapter.rest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.foreshock.adapter.Await;
import io.foreshock.adapter.FakeTrainer;
import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.foreshock.application.RunTraining;
import io.foreshock.training.TrainingRun;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings over REST, with a program that trains nothing. */
@QuarkusTest
@TestProfile(FakeTrainer.Service.class)
class TrainingsTest {

  private static final String TRAININGS = "/v1/trainings";
  private static final String KEY = "Idempotency-Key";

  @Inject IngestBars ingest;
  @Inject RefreshRequests refresh;
  @Inject RunTraining trainings;

  /** What a test has left running would stand in the way of the next. */
  @AfterEach
  void endAll() throws Exception {
    for (TrainingRun run : trainings.latest(10)) {
      if (!run.state().ended()) {
        trainings.cancel(run.id());
        ended(TRAININGS + "/" + run.id());
      }
    }
  }

  @ConfigProperty(name = "foreshock.store.directory")
  Path store;

  private static String key() {
    return "key-" + System.nanoTime();
  }

  private static Response post(String key, String body) {
    return given().header(KEY, key).contentType(ContentType.JSON).body(body).post(TRAININGS);
  }

  /** Starts a training of exchange markets and returns its path. */
  private static String started(String mode) throws Exception {
    FakeTrainer.Service.TRAINER.will(mode);
    Response answer = post(key(), "{\"group\":\"exchange\"}");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return URI.create(answer.header("Location")).getPath();
  }

  private static Response ended(String path) throws InterruptedException {
    return Await.until(path, answer -> answer.jsonPath().get("endedAtMs") != null);
  }

  private static Response cancel(String path) {
    return given().urlEncodingEnabled(false).header(KEY, key()).post(path + ":cancel");
  }

  private List<Path> workFolders() throws Exception {
    Path work = store.resolve("trainings");
    if (!Files.exists(work)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(work)) {
      return folders.toList();
    }
  }

  @Test
  void start_better_succeedsAndTellsAllOfIt() throws Exception {
    String path = started("better");
    ended(path)
        .then()
        .body("trainingId", equalTo(path.substring(TRAININGS.length() + 1)))
        .body("group", equalTo("exchange"))
        .body("trigger", equalTo("DEMAND"))
        .body("state", equalTo("SUCCEEDED"))
        .body("reason", equalTo("better on every count"))
        .body("seeds", contains(42))
        .body("modelId", equalTo("classical-exchange"))
        .body("version", equalTo("2025-01-01"))
        .body("gateReport", equalTo("report-1"))
        .body("startedAtMs", notNullValue());
    get(TRAININGS).then().statusCode(200).body("trainings.trainingId", hasItem(id(path)));
    assertThat(workFolders()).isEmpty();
  }

  private static String id(String path) {
    return path.substring(TRAININGS.length() + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "worse, REFUSED, fz0-0.01 is worse",
    "broken, FAILED, index.json cannot be read",
    "fail, FAILED, the training failed: no bars",
    "garbage, SUCCEEDED, better on every count"
  })
  void start_others_endWithTheirReason(String mode, String state, String reason) throws Exception {
    ended(started(mode)).then().body("state", equalTo(state)).body("reason", equalTo(reason));
  }

  @Test
  void kill9_midRun_failsWhileTheChampionServesAndTheNextStartsClean() throws Exception {
    History.publish(ingest, refresh);
    byte[] before = get("/v1/markets/INDEX.GSPC/margin-parameters").asByteArray();
    String models = get("/v1/models").asString();
    String path = started("hang");
    FakeTrainer.Service.TRAINER.process().destroyForcibly();
    ended(path)
        .then()
        .body("state", equalTo("FAILED"))
        .body("reason", containsString("killed by signal 9"))
        .body("modelId", nullValue());

    assertThat(get("/v1/markets/INDEX.GSPC/margin-parameters").asByteArray()).isEqualTo(before);
    assertThat(get("/v1/models").asString()).isEqualTo(models);
    assertThat(workFolders()).isEmpty();
    ended(started("better")).then().body("state", equalTo("SUCCEEDED"));
  }

  @Test
  void cancel_running_endsSoonAndAgainChangesNothing() throws Exception {
    String path = started("hang");
    ProcessHandle process = FakeTrainer.Service.TRAINER.process();
    cancel(path).then().statusCode(202);
    ended(path).then().body("state", equalTo("CANCELLED"));
    cancel(path).then().statusCode(202).body("state", equalTo("CANCELLED"));
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void cancel_endedOrUnknown_isAProblem() throws Exception {
    String path = started("better");
    ended(path);
    problem(cancel(path), 409, "training-ended");
    problem(cancel(TRAININGS + "/nobody"), 404, "unknown-training");
    problem(get(TRAININGS + "/nobody"), 404, "unknown-training");
    problem(get(TRAININGS + "/nobody/events"), 404, "unknown-training");
  }

  private static ValidatableResponse problem(Response answer, int status, String code) {
    return answer
        .then()
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:foreshock:problem:" + code));
  }

  @Test
  void start_oneWaitsAlready_isRefused() throws Exception {
    String first = started("hang");
    FakeTrainer.Service.TRAINER.process();
    String second = URI.create(post(key(), "{\"group\":\"crypto\"}").header("Location")).getPath();
    problem(post(key(), "{\"group\":\"exchange\"}"), 409, "training-in-progress");
    cancel(second).then().statusCode(202).body("state", equalTo("CANCELLED"));
    cancel(first);
    ended(first);
  }

  @Test
  void start_sameKey_getsTheSameTraining() throws Exception {
    FakeTrainer.Service.TRAINER.will("better");
    String key = key();
    String location = post(key, "{\"group\":\"exchange\"}").header("Location");
    ended(URI.create(location).getPath());
    post(key, "{\"group\":\"exchange\"}")
        .then()
        .statusCode(202)
        .header("Location", equalTo(location));
    problem(post(key, "{\"group\":\"crypto\"}"), 409, "idempotency-key-reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"group\":3}", "{\"group\":\"bonds\"}"})
  void start_badBody_isAProblemAndStartsNothing(String body) {
    String before = get(TRAININGS).asString();
    problem(post(key(), body), 400, "invalid-request");
    assertThat(get(TRAININGS).asString()).isEqualTo(before);
  }

  @Test
  void start_unknownGroup_namesThePartAndTheValue() {
    post(key(), "{\"group\":\"bonds\"}")
        .then()
        .body("errors[0].pointer", equalTo("/group"))
        .body("detail", endsWith("was 'bonds'"));
  }

  @Test
  void mutations_noKey_areRefused() {
    problem(
            given().contentType(ContentType.JSON).body("{\"group\":\"crypto\"}").post(TRAININGS),
            400,
            "invalid-request")
        .body("errors[0].parameter", equalTo(KEY));
    problem(
        given().urlEncodingEnabled(false).post(TRAININGS + "/nobody:cancel"),
        400,
        "invalid-request");
    problem(post("with space", "{\"group\":\"crypto\"}"), 400, "invalid-request");
  }

  private static List<String> stream(String path, String lastEventId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> answer =
          client.send(request.GET().build(), HttpResponse.BodyHandlers.ofLines());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      return answer.body().filter(line -> !line.isBlank()).toList();
    }
  }

  @Test
  void events_ended_areReplayedFromTheFirstOrFromTheLastSeen() throws Exception {
    String path = started("better");
    List<String> all = stream(path + "/events", ""); // ends when the training has
    assertThat(all).contains("event:progress");
    assertThat(all).filteredOn(line -> line.startsWith("id:")).startsWith("id:1", "id:2", "id:3");
    assertThat(all).filteredOn(line -> line.startsWith("event:")).last().isEqualTo("event:end");
    assertThat(all)
        .filteredOn(line -> line.startsWith("data:"))
        .last()
        .asString()
        .contains("\"state\":\"SUCCEEDED\"", "\"reason\":\"better on every count\"");

    List<String> rest = stream(path + "/events", "2");
    assertThat(rest).contains("id:3").doesNotContain("id:1", "id:2");
    assertThat(stream(path + "/events", "1000000")).isEmpty();
  }

  @Test
  void events_badLastEventId_isAProblem() throws Exception {
    String path = started("better");
    ended(path);
    problem(given().header("Last-Event-ID", "x").get(path + "/events"), 400, "invalid-request");
  }

  @Test
  void models_oneOfThem_hasItsEditionsAndCard() {
    get("/v1/models/classical-exchange")
        .then()
        .statusCode(200)
        .body("modelId", equalTo("classical-exchange"))
        .body("versions.version", contains("2012-12-31"));
    get("/v1/models/classical-exchange/card")
        .then()
        .statusCode(200)
        .contentType(containsString("text/markdown"))
        .body(equalTo("# classical-exchange 2012-12-31 — σ\n"));
    get("/v1/models/classical-exchange/card?version=2012-12-31").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models/nobody",
        "/v1/models/nobody/card",
        "/v1/models/classical-exchange/card?version=1999-01-01",
        "/v1/models/classical-crypto/card"
      })
  void models_unknown_isAProblem(String path) {
    problem(get(path), 404, "unknown-model");
  }
}
