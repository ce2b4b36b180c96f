package io.foreshock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portfolios of the packaged service over bundled histories. */
class PortfolioIT {

  private static final String MARGIN = "/v1/portfolios/margin";

  @TempDir static Path folder;

  private static Program.Service service;

  @BeforeAll
  static void start() throws Exception {
    service =
        new Program(folder)
            .serveOver(
                "sp500-daily-2000-2020",
                "nasdaq100-daily-1985-2012",
                "gold-daily-1977-2012",
                "usdchf-30m-1996-2001");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    RestAssured.reset();
  }

  @Test
  void margin_onePosition_isThePublishedParameter() {
    JsonPath set =
        RestAssured.get("/v1/markets/INDEX.GSPC/margin-parameters").then().extract().jsonPath();
    for (int quantity : new int[] {10, -10}) {
      JsonPath margin = assess(position("1", "INDEX.GSPC", "FUTURE", quantity, ""), "");
      String side = quantity > 0 ? "Long" : "Short";
      BigDecimal mark = new BigDecimal("2874.560059");
      assertThat(margin.getLong("initialMarginUsd6"))
          .isEqualTo(micros(mark, set.getLong("imf" + side + "Ppm")));
      assertThat(margin.getLong("maintenanceMarginUsd6"))
          .isEqualTo(micros(mark, set.getLong("mmf" + side + "Ppm")));
      assertThat(margin.getString("state")).isEqualTo("LIQUIDATE"); // nothing stands against it
    }
  }

  /** Ten times the mark times the parameter, micro-dollars, rounded up. */
  private static long micros(BigDecimal mark, long ppm) {
    return mark.multiply(BigDecimal.TEN)
        .multiply(BigDecimal.valueOf(ppm))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** The worked example of docs/portfolio-margin.md. */
  @Test
  void margin_hedgedBook_isThatOfTheDocument() {
    String positions =
        String.join(
            ",",
            position("index", "INDEX.GSPC", "FUTURE", 10, ""),
            position(
                "calls",
                "SP500",
                "OPTION",
                -10,
                ",\"optionType\":\"CALL\",\"strike\":3000,\"impliedVolatility\":0.32"
                    + ",\"expiry\":\"2020-06-19T20:00:00Z\""),
            position("hedge", "INDEX.NDX", "FUTURE", -3, ""));
    String collateral =
        "{\"asset\":\"USD\",\"quantity\":3000},{\"asset\":\"CHF\",\"quantity\":2000}"
            + ",{\"asset\":\"GOLD\",\"quantity\":2}";
    JsonPath margin = assess(positions, collateral);
    assertThat(margin.getString("initialMarginUsd6")).isEqualTo("1847436495");
    assertThat(margin.getString("maintenanceMarginUsd6")).isEqualTo("1422314985");
    assertThat(margin.getString("equityUsd6")).isEqualTo("5583862364");
    assertThat(margin.getString("components.nettedUsd6")).isEqualTo("2357813246");
    assertThat(margin.getString("components.grossUsd6")).isEqualTo("4118739730");
    assertThat(sum(margin.getList("positions.addedUsd6"))).isEqualTo(1_847_436_495L);
    assertThat(sum(List.copyOf(margin.getMap("components.initial").values())))
        .isEqualTo(1_847_436_495L);
    assertThat(margin.getList("collateral.marketId", String.class)).contains("METAL.GOLD");
    assertThat(margin.getList("flags", String.class))
        .containsExactly("DIFFERENT_TIMES", "MAINTENANCE_BELOW_COVER");
    assertThat(margin.getString("state")).isEqualTo("HEALTHY");
    assertThat(margin.prettyPrint()).isEqualTo(assess(positions, collateral).prettyPrint());
  }

  private static long sum(List<?> amounts) {
    return amounts.stream().mapToLong(each -> Long.parseLong(String.valueOf(each))).sum();
  }

  @Test
  void margin_nothing_needsNothing() {
    JsonPath margin = assess("", "");
    assertThat(margin.getString("initialMarginUsd6")).isEqualTo("0");
    assertThat(margin.getString("state")).isEqualTo("HEALTHY");
  }

  @Test
  void margin_faults_areNamedByPointer() {
    String expired =
        ",\"optionType\":\"PUT\",\"strike\":-1,\"impliedVolatility\":0.3,\"expiry\":1500000000000";
    given()
        .contentType(ContentType.JSON)
        .body(
            body(
                position("1", "NOPE", "SPOT", 1, "")
                    + ","
                    + position("1", "INDEX.GSPC", "OPTION", 1, expired),
                "{\"asset\":\"NOTHING\",\"quantity\":1}"))
        .post(MARGIN)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            contains(
                "/positions/0/marketId",
                "/positions/1/positionId",
                "/positions/1/strike",
                "/collateral/0/asset"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"collateral\":[]}")
        .post(MARGIN)
        .then()
        .statusCode(400)
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo("/positions"));
    given().contentType(ContentType.JSON).body("{").post(MARGIN).then().statusCode(400);
  }

  private static JsonPath assess(String positions, String collateral) {
    return given()
        .contentType(ContentType.JSON)
        .body(body(positions, collateral))
        .post(MARGIN)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String body(String positions, String collateral) {
    return "{\"positions\":[" + positions + "],\"collateral\":[" + collateral + "]}";
  }

  private static String position(String id, String market, String type, int quantity, String more) {
    return "{\"positionId\":\""
        + id
        + "\",\"marketId\":\""
        + market
        + "\",\"type\":\""
        + type
        + "\",\"quantity\":"
        + quantity
        + more
        + "}";
  }
}
