package io.foreshock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What-ifs of the packaged service over bundled histories. */
class SimulationIT {

  private static final String SIMULATIONS = "/v1/simulations";
  private static final String INDEX =
      "{\"positionId\":\"index\",\"marketId\":\"INDEX.GSPC\",\"type\":\"FUTURE\",\"quantity\":10}";
  private static final String HEDGE =
      "{\"positionId\":\"hedge\",\"marketId\":\"INDEX.NDX\",\"type\":\"FUTURE\",\"quantity\":-3}";

  /** The worked example of docs/what-if.md. */
  private static final String EXAMPLE =
      whatIf(
          INDEX + "," + HEDGE,
          7_000,
          "\"shocks\":{\"pricePpm\":-100000,\"volatilityPpm\":500000"
              + ",\"correlationLambdaPpm\":-250000,\"removePositionIds\":[\"hedge\"]},\"seed\":7");

  @TempDir static Path folder;

  private static Program.Service service;

  @BeforeAll
  static void start() throws Exception {
    service = new Program(folder).serveOver("sp500-daily-2000-2020", "nasdaq100-daily-1985-2012");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    RestAssured.reset();
  }

  private static String whatIf(String positions, int dollars, String more) {
    return "{\"portfolio\":{\"positions\":["
        + positions
        + "]},\"collateral\":[{\"asset\":\"USD\",\"quantity\":"
        + dollars
        + "}],"
        + more
        + "}";
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post(SIMULATIONS).then();
  }

  private static JsonPath answered(String body) {
    return post(body).statusCode(200).extract().jsonPath();
  }

  @Test
  void simulation_example_isThatOfTheDocument() {
    JsonPath answer = answered(EXAMPLE);
    assertThat(answer.getBoolean("stateless")).isTrue();
    assertThat(answer.getLong("seed")).isEqualTo(7);
    assertThat(answer.getList("attribution.step", String.class))
        .containsExactly(
            "PRICE",
            "EVALUATION",
            "VOLATILITY",
            "CORRELATION",
            "DEPTH",
            "REGIME",
            "GUARD_RAILS",
            "TRADES");
    assertThat(sum(answer.getList("attribution.initialMarginUsd6")))
        .isEqualTo(
            answer.getLong("after.portfolio.initialMarginUsd6")
                - answer.getLong("before.portfolio.initialMarginUsd6"));
    assertThat(answer.getList("attribution.initialMarginUsd6", String.class))
        .containsExactly(
            "-196710850", "-72710344", "178916067", "102255191", "0", "0", "0", "-19541185");
    assertThat(answer.getList("attribution.equityUsd6", String.class))
        .containsExactly("-2089844059", "0", "0", "0", "0", "0", "0", "0");
    assertThat(answer.getString("before.portfolio.initialMarginUsd6")).isEqualTo("1967108505");
    assertThat(answer.getString("after.portfolio.initialMarginUsd6")).isEqualTo("1959317384");
    assertThat(answer.getList("after.markets.parameters.imfLongPpm", Integer.class))
        .containsExactly(75734);
  }

  private static long sum(List<?> amounts) {
    return amounts.stream().mapToLong(each -> Long.parseLong(String.valueOf(each))).sum();
  }

  /** The account before is what the service answers of the portfolio itself. */
  @Test
  void simulation_before_isTheAssessment() {
    JsonPath assessed =
        given()
            .contentType(ContentType.JSON)
            .body(
                "{\"positions\":["
                    + INDEX
                    + "],\"collateral\":[{\"asset\":\"USD\",\"quantity\":1000}]}")
            .post("/v1/portfolios/margin")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    JsonPath simulated = answered(whatIf(INDEX, 1_000, "\"shocks\":{}"));
    assertThat(simulated.<Object>get("before.portfolio")).isEqualTo(assessed.<Object>get("$"));
    assertThat(simulated.<Object>get("after")).isEqualTo(simulated.<Object>get("before"));
  }

  @Test
  void simulation_sameRequest_hasTheSameBytes() {
    String first = post(EXAMPLE).statusCode(200).extract().asString();
    assertThat(post(EXAMPLE).statusCode(200).extract().asString()).isEqualTo(first);
    String batch = "{\"simulations\":[" + EXAMPLE + "," + EXAMPLE + "]}";
    assertThat(post(batch).statusCode(200).extract().asString())
        .isEqualTo("{\"simulations\":[" + first + "," + first + "]}");
  }

  @Test
  void simulation_moreThanABatch_isTooLarge() {
    String one = whatIf("", 0, "\"shocks\":{}");
    post("{\"simulations\":[" + String.join(",", Collections.nCopies(100, one)) + "]}")
        .statusCode(200);
    post("{\"simulations\":[" + String.join(",", Collections.nCopies(101, one)) + "]}")
        .statusCode(413)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo("/simulations"));
  }

  @Test
  void simulation_faults_areNamedByPointer() {
    post(whatIf(
            INDEX,
            1,
            "\"shocks\":{\"pricePpm\":-1000000,\"depthPpm\":0.5,\"regime\":\"PANIC\",\"vol\":1"
                + ",\"marketShocks\":{\"NOPE\":{}},\"removePositionIds\":[\"other\"]}"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            contains(
                "/shocks/vol",
                "/shocks/pricePpm",
                "/shocks/depthPpm",
                "/shocks/regime",
                "/shocks/removePositionIds/0",
                "/shocks/marketShocks/NOPE"))
        .body("errors[1].detail", containsString("-1000000"));
    post("{}").statusCode(400).body("errors[0].pointer", equalTo("/portfolio"));
    post(whatIf(INDEX, 1, "\"shocks\":{\"guardRails\":{\"stepUpPpmPerDay\":0}}"))
        .statusCode(422)
        .body("type", equalTo("urn:foreshock:problem:invariant-violated"))
        .body("detail", containsString("stepUpPpmPerDay"));
    post(whatIf(INDEX, 1, "\"basis\":{\"snapshotSequence\":999999}"))
        .statusCode(409)
        .body("type", equalTo("urn:foreshock:problem:sequence-conflict"))
        .body("detail", containsString("999999"));
  }

  /** The table of docs/what-if.md. */
  @Test
  void replay_autumn2008_isThatOfTheDocument() {
    String body = whatIf(INDEX, 3_000, "\"path\":{\"scenario\":\"2008-09\"}");
    JsonPath replay = answered(body);
    assertThat(replay.getList("days")).hasSize(44); // trading days of September and October
    assertThat(replay.getList("days.date", String.class))
        .startsWith("2008-09-02")
        .endsWith("2008-10-31");
    assertThat(replay.getString("summary.profitUsd6")).isEqualTo("-3140799560");
    assertThat(replay.getString("summary.firstMarginCall")).isEqualTo("2008-10-06");
    assertThat(replay.getString("summary.firstLiquidate")).isEqualTo("2008-10-07");
    assertThat(replay.getString("summary.leastSpareUsd6")).isEqualTo("-1739034424");
    assertThat(post(body).extract().asString()).isEqualTo(post(body).extract().asString());
  }

  @Test
  void replay_daysThatAreNotThere_areNamed() {
    post(whatIf(INDEX, 1, "\"path\":{\"scenario\":\"2022-11\"}"))
        .statusCode(422)
        .body("type", equalTo("urn:foreshock:problem:missing-history"))
        .body("marketId", equalTo("INDEX.GSPC"))
        .body("from", equalTo("2022-11-01"))
        .body("to", equalTo("2022-11-30"));
    post(whatIf(INDEX, 1, "\"path\":{\"from\":\"2008-09-01\",\"to\":\"2010-09-01\"}"))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/path/to"));
    post(whatIf(INDEX, 1, "\"path\":{\"scenario\":\"1929-10\"},\"shocks\":{}"))
        .statusCode(400)
        .body("errors.pointer", contains("/path", "/path/scenario"));
  }
}
