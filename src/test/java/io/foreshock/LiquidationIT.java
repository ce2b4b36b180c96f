package io.foreshock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Liquidation probabilities of the packaged service over bundled histories. */
class LiquidationIT {

  private static final double MARK = 2874.560059;
  private static final String EXAMPLE =
      "{\"positions\":["
          + position("long", "LONG", "\"liquidationPrice\":2650")
          + ","
          + position("short", "SHORT", "\"leveragePpm\":8000000,\"entryPrice\":2900")
          + "],\"horizonHours\":[24,120],\"seed\":1}";

  @TempDir static Path folder;

  private static Program.Service service;

  @BeforeAll
  static void start() throws Exception {
    service = new Program(folder).serveOver("sp500-daily-2000-2020", "usdchf-30m-1996-2001");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    RestAssured.reset();
  }

  /** The worked example of docs/liquidation.md. */
  @Test
  void probabilities_twoPositions_areThoseOfTheDocument() {
    JsonPath answer = ask(EXAMPLE).statusCode(200).extract().jsonPath();
    System.out.println(answer.prettyPrint());
  }

  @Test
  void probabilities_sameRequest_sameBytes() {
    String first = ask(EXAMPLE).statusCode(200).extract().asString();
    assertThat(ask(EXAMPLE).extract().asString()).isEqualTo(first);
    String other = ask(EXAMPLE.replace("\"seed\":1", "\"seed\":2")).extract().asString();
    assertThat(JsonPath.from(other).getList("positions[0].horizons.probabilities[0]"))
        .isEqualTo(JsonPath.from(first).getList("positions[0].horizons.probabilities[0]"));
    assertThat(other).isNotEqualTo(first);
  }

  /** Φ((b − νT)/(σ√T)) + e^(2νb/σ²)·Φ((b + νT)/(σ√T)) of the σ that is served, 1 ppm coarse. */
  @Test
  void closedForm_ofOneDay_isTheFormulaOfTheServedVolatility() {
    JsonPath answer = ask(EXAMPLE).extract().jsonPath();
    double sigma = answer.getLong("positions[0].sigmaPpm") / 1e6;
    double b = Math.log(2650 / MARK);
    double nu = -sigma * sigma / 2;
    double expected =
        normal((b - nu) / sigma)
            + Math.exp(2 * nu * b / (sigma * sigma)) * normal((b + nu) / sigma);
    assertThat(answer.getDouble("positions[0].horizons[0].probabilities[0].probabilityPpm"))
        .isCloseTo(expected * 1e6, within(10.0));
  }

  private static double normal(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  /** E(1 + c)/(1 + m) with the maintenance margin that is published. */
  @Test
  void liquidationPrice_ofLeverage_followsFromThePublishedMaintenanceMargin() {
    double maintenance =
        RestAssured.get("/v1/markets/INDEX.GSPC/margin-parameters")
                .jsonPath()
                .getLong("mmfShortPpm")
            / 1e6;
    assertThat(ask(EXAMPLE).extract().jsonPath().getDouble("positions[1].liquidationPrice"))
        .isCloseTo(2900 * 1.125 / (1 + maintenance), within(1e-9));
  }

  @Test
  void probabilities_intradayBars_fallWithFewerLooks() {
    String body =
        "{\"positions\":[{\"positionId\":\"1\",\"marketId\":\"FX.USDCHF\",\"side\":\"LONG\","
            + "\"collateralPpm\":25000}],\"horizonHours\":[24],\"monitoringMinutes\":%d}";
    for (int method = 0; method < 2; method++) {
      String path = "positions[0].horizons[0].probabilities[" + method + "].probabilityPpm";
      long watched = ask(body.formatted(0)).statusCode(200).extract().jsonPath().getLong(path);
      long hourly = ask(body.formatted(60)).extract().jsonPath().getLong(path);
      long daily = ask(body.formatted(1440)).extract().jsonPath().getLong(path);
      assertThat(watched).isGreaterThan(hourly);
      assertThat(hourly).isGreaterThan(daily);
    }
  }

  @Test
  void faults_areNamedByPointer() {
    refused(
        "{\"positions\":["
            + position("1", "LONG", "\"liquidationPrice\":\"NaN\"")
            + ","
            + position("1", "UP", "\"leveragePpm\":8000000,\"collateralPpm\":1")
            + ",{\"positionId\":\"3\",\"marketId\":\"NOPE\",\"side\":\"LONG\",\"leveragePpm\":1}"
            + "],\"horizonHours\":[24,-24,36],\"paths\":9999,\"monitoringMinutes\":7,\"more\":1}",
        "/more",
        "/positions/0/liquidationPrice",
        "/positions/1/positionId",
        "/positions/1/side",
        "/positions/1",
        "/positions/2/marketId",
        "/positions/2/leveragePpm",
        "/horizonHours/1",
        "/horizonHours/2",
        "/monitoringMinutes",
        "/paths");
    refused("{\"positions\":[],\"horizonHours\":[24]}", "/positions");
    refused("{\"positions\":[" + position("1", "LONG", "\"liquidationPrice\":NaN") + "]}", "");
  }

  @Test
  void liquidationPrice_beyondTheMark_isNamedByPointer() {
    String body =
        "{\"positions\":["
            + position("1", "LONG", "\"liquidationPrice\":2900")
            + ","
            + position("2", "SHORT", "\"leveragePpm\":100000000")
            + "],\"horizonHours\":[24]}";
    refused(body, "/positions/0/liquidationPrice", "/positions/1/leveragePpm")
        .body("errors[0].detail", containsString("2900"));
  }

  @Test
  void tooMuch_isRefused() {
    String one = position("1", "LONG", "\"liquidationPrice\":2650");
    String many = one + ("," + one).repeat(100);
    ask("{\"positions\":[" + many + "],\"horizonHours\":[24]}")
        .statusCode(413)
        .body("errors.pointer", contains("/positions"));
    ask("{\"positions\":["
            + one
            + ","
            + position("2", "LONG", "\"liquidationPrice\":2650")
            + "],\"horizonHours\":[720],\"paths\":100000}")
        .statusCode(200);
  }

  private static ValidatableResponse refused(String body, String... pointers) {
    return ask(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:foreshock:problem:invalid-request"))
        .body("errors.pointer", contains(pointers));
  }

  private static ValidatableResponse ask(String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/liquidation-probabilities")
        .then();
  }

  private static String position(String id, String side, String level) {
    return "{\"positionId\":\""
        + id
        + "\",\"marketId\":\"INDEX.GSPC\",\"side\":\""
        + side
        + "\","
        + level
        + "}";
  }
}
