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
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(answer.getLong("positions[0].distancePpm")).isEqualTo(78_119);
    assertThat(answer.getLong("positions[0].sigmaPpm")).isEqualTo(24_078);
    assertThat(probabilities(answer, 0, 0)).containsExactly(760L, 0L, 6_501L, 469L);
    assertThat(probabilities(answer, 0, 1)).containsExactly(134_202L, 0L, 105_801L, 2_231L);
    assertThat(probabilities(answer, 1, 0)).containsExactly(484L, 0L, 201L, 173L);
    assertThat(probabilities(answer, 1, 1)).containsExactly(113_072L, 0L, 33_501L, 1_469L);
    assertThat(answer.getList("positions[0].timeToLiquidation.withinHours"))
        .containsExactly(48, 72, null, null);
    assertThat(answer.getString("positions[1].setId"))
        .isEqualTo(
            RestAssured.get("/v1/markets/INDEX.GSPC/margin-parameters")
                .jsonPath()
                .getString("setId"));
    assertThat(answer.getLong("positions[1].markedAtMs")).isEqualTo(1_587_168_000_000L);
  }

  /** Closed form and its standard error, simulation and its. */
  private static List<Long> probabilities(JsonPath answer, int position, int horizon) {
    String path = "positions[" + position + "].horizons[" + horizon + "].probabilities[";
    return Stream.of(
            "0].probabilityPpm", "0].standardErrorPpm", "1].probabilityPpm", "1].standardErrorPpm")
        .map(each -> answer.getLong(path + each))
        .toList();
  }

  @Test
  void probabilities_sameRequest_sameBytes() {
    String first = ask(EXAMPLE).statusCode(200).extract().asString();
    assertThat(ask(EXAMPLE).extract().asString()).isEqualTo(first);
    String other = ask(EXAMPLE.replace("\"seed\":1", "\"seed\":2")).extract().asString();
    String odds = "positions[0].horizons[1].probabilities";
    assertThat(JsonPath.from(other).getMap(odds + "[0]"))
        .isEqualTo(JsonPath.from(first).getMap(odds + "[0]"));
    assertThat(JsonPath.from(other).getMap(odds + "[1]"))
        .isNotEqualTo(JsonPath.from(first).getMap(odds + "[1]"));
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
    JsonPath answer =
        ask(EXAMPLE).extract().jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.DOUBLE));
    assertThat(answer.getDouble("positions[1].liquidationPrice"))
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
    refused("{\"positions\":[" + many + "],\"horizonHours\":[24]}", "/positions");
    String fifteen =
        IntStream.range(0, 15)
            .mapToObj(i -> position(String.valueOf(i), "LONG", "\"liquidationPrice\":2650"))
            .collect(Collectors.joining(","));
    refused("{\"positions\":[" + fifteen + "],\"horizonHours\":[720],\"paths\":100000}", "/paths");
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
