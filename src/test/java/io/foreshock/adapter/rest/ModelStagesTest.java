package io.foreshock.adapter.rest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.foreshock.adapter.Await;
import io.foreshock.adapter.registry.ShelfService;
import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.foreshock.model.ModelReference;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promotions and rollbacks over REST, on a shelf of files and a stored history. */
@QuarkusTest
@TestProfile(ShelfService.class)
class ModelStagesTest {

  private static final AtomicInteger KEYS = new AtomicInteger();
  private static final String SERVED = "/v1/markets/" + History.MARKET + "/margin-parameters";

  @Inject IngestBars ingest;
  @Inject RefreshRequests refresh;

  @BeforeEach
  void publish() throws Exception {
    History.publish(ingest, refresh);
  }

  private static String key() {
    return "key-" + KEYS.incrementAndGet();
  }

  private static Response post(String key, String modelId, String action, Object body) {
    return given()
        .urlEncodingEnabled(false)
        .header(Mutations.KEY, key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/models/" + modelId + ":" + action);
  }

  private static Response move(String key, ModelReference model, String action, String reason) {
    return post(key, model.modelId(), action, Map.of("version", model.version(), "reason", reason));
  }

  private static ValidatableResponse problem(Response answer, int status, String code) {
    return answer
        .then()
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:foreshock:problem:" + code));
  }

  private static String stage(ModelReference model) {
    return get("/v1/models/" + model.modelId())
        .jsonPath()
        .getString("shelf.find { it.version == '" + model.version() + "' }.stage");
  }

  private static void awaitServed(ModelReference model) throws InterruptedException {
    Await.until(SERVED, answer -> model.toString().equals(answer.header("Foreshock-Model")));
  }

  @Test
  void promoteAndRollback_serveTheOneAndThenThePreviousAgain() throws Exception {
    awaitServed(ShelfService.SHIPPED);
    String key = key();
    Response promoted = move(key, ShelfService.READY, "promote", "three weeks, σ as forecast");
    promoted
        .then()
        .statusCode(200)
        .body("modelId", equalTo(ShelfService.READY.modelId()))
        .body("version", equalTo(ShelfService.READY.version()))
        .body("group", equalTo("exchange"))
        .body("stage", equalTo("APPROVED"))
        .body("reason", equalTo("three weeks, σ as forecast"))
        .body("inItsPlace", nullValue());
    awaitServed(ShelfService.READY);
    get("/v1/models/" + ShelfService.READY.modelId())
        .then()
        .body("versions.version", contains(ShelfService.READY.version()));

    String again =
        move(key, ShelfService.READY, "promote", "three weeks, σ as forecast").asString();
    assertThat(again).isEqualTo(promoted.asString());
    problem(move(key, ShelfService.READY, "promote", "other"), 409, "idempotency-key-reused");
    problem(
        move(key, ShelfService.READY, "rollback", "three weeks, σ as forecast"),
        409,
        "idempotency-key-reused");
    problem(move(key(), ShelfService.READY, "promote", "twice"), 409, "promotion-refused")
        .body("detail", endsWith("is APPROVED, not SHADOW"));

    move(key(), ShelfService.READY, "rollback", "margins jump")
        .then()
        .statusCode(200)
        .body("modelId", equalTo(ShelfService.READY.modelId()))
        .body("stage", equalTo("RETIRED"))
        .body("inItsPlace", equalTo(ShelfService.SHIPPED.toString()));
    awaitServed(ShelfService.SHIPPED);
    assertThat(stage(ShelfService.READY)).isEqualTo("RETIRED");
    get("/v1/models").then().body("models.modelId", contains(ShelfService.SHIPPED.modelId()));
  }

  @Test
  void models_inTheShadow_areToldWithWhatTheGateFound() {
    String path = "shelf[0].";
    get("/v1/models/" + ShelfService.WATCHED.modelId())
        .then()
        .statusCode(200)
        .body("versions", empty())
        .body(path + "stage", equalTo("SHADOW"))
        .body(path + "stagedAtMs", equalTo(11))
        .body(path + "cause", equalTo("JUDGED"))
        .body(path + "shipped", equalTo(false))
        .body(path + "gate.passed", equalTo(false))
        .body(path + "gate.champion", equalTo(ShelfService.SHIPPED.toString()))
        .body(path + "gate.marketDays", equalTo(500))
        .body(path + "gate.criteria.name", contains("days", "qlike-worse-p", "margin-jump-largest"))
        .body(path + "gate.criteria.passed", contains(true, true, false))
        .body(path + "gate.criteria[0].limit", equalTo(200.0f))
        .body(path + "gate.criteria[0].atLeast", equalTo(true))
        .body(path + "gate.criteria[1].window", equalTo("all-days"))
        .body(path + "gate.criteria[2].number", nullValue());
    double number =
        get("/v1/models")
            .jsonPath()
            .getDouble("shelf.find { it.modelId == 'trees-exchange' }.gate.criteria[1].number");
    assertThat(number).isEqualTo(0.1 + 0.2, offset(1e-6));
    get("/v1/models/" + ShelfService.SHIPPED.modelId())
        .then()
        .body(path + "stage", equalTo("APPROVED"))
        .body(path + "shipped", equalTo(true))
        .body(path + "gate", nullValue());
  }

  @Test
  void promote_notScoredForLongEnough_isRefusedWithItsNumbers() {
    String before = get("/v1/models").asString();
    problem(move(key(), ShelfService.YOUNG, "promote", "in a hurry"), 409, "promotion-refused")
        .body("detail", containsString("has been scored on 12 days and 12 market-days"))
        .body("detail", endsWith("it takes 20 or 500"));
    assertThat(get("/v1/models").asString()).isEqualTo(before);
  }

  @Test
  void rollback_notServingOrTheLast_isRefused() {
    String before = get("/v1/models").asString();
    problem(move(key(), ShelfService.YOUNG, "rollback", "x"), 409, "promotion-refused")
        .body("detail", endsWith("is SHADOW, not APPROVED"));
    problem(move(key(), ShelfService.SHIPPED, "rollback", "x"), 409, "promotion-refused")
        .body("detail", containsString("no approved edition is left before"));
    assertThat(get("/v1/models").asString()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"promote", "rollback"})
  void move_unknown_isAProblem(String action) {
    ModelReference unknown = new ModelReference("net-exchange", "1999-12-31");
    problem(move(key(), unknown, action, "x"), 404, "unknown-model")
        .body("detail", equalTo("no model is called 'net-exchange/1999-12-31'"));
    Map<String, String> body = Map.of("version", "2019-06-30", "reason", "x");
    problem(post(key(), "nobody", action, body), 404, "unknown-model");
    problem(post(key(), "No_Body", action, body), 404, "unknown-model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"version\":\"2019-06-30\"}",
        "{\"reason\":\"x\"}",
        "{\"version\":3,\"reason\":\"x\"}",
        "{\"version\":\"../..\",\"reason\":\"x\"}",
        "{\"version\":\"2019-06-30\",\"reason\":null}",
        "{\"version\":\"2019-06-30\",\"reason\":\"  \"}",
        "{\"version\":\"2019-06-30\",\"reason\":\"two\\nlines\"}",
        "{\"version\":\"2019-06-30\",\"reason\":\"two\\u2028lines\"}",
        "{\"version\":\"2019-06-30\",\"reason\":\"\\ud800\"}"
      })
  void move_badBody_isAProblemAndChangesNothing(String body) {
    String before = get("/v1/models").asString();
    problem(post(key(), "net-exchange", "promote", body), 400, "invalid-request");
    problem(post(key(), "net-exchange", "rollback", body), 400, "invalid-request");
    assertThat(get("/v1/models").asString()).isEqualTo(before);
  }

  @Test
  void move_longReason_isAProblemThatNamesThePart() {
    problem(move(key(), ShelfService.YOUNG, "promote", "x".repeat(201)), 400, "invalid-request")
        .body("errors[0].pointer", equalTo("/reason"))
        .body("detail", containsString("one line of 1 to 200 characters"));
    problem(move(key(), ShelfService.YOUNG, "promote", "x".repeat(200)), 409, "promotion-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"promote", "rollback"})
  void move_noKey_isAProblem(String action) {
    problem(move("", ShelfService.YOUNG, action, "x"), 400, "invalid-request")
        .body("errors[0].parameter", equalTo(Mutations.KEY));
  }
}
