package io.foreshock.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scorecards over 600 days of the S&amp;P 500 to April 2020, all served by the 2012 edition. */
@QuarkusTest
class BacktestsTest {

  private static final String SCORECARD = "/v1/backtests/INDEX.GSPC";

  @Inject IngestBars ingest;
  @Inject RefreshRequests refresh;

  @BeforeEach
  void publish() throws Exception {
    History.publish(ingest, refresh);
  }

  /** 599 daily returns: forecasts from the 61st on, margins with references from the 501st. */
  @Test
  void scorecard_published_hasTestsMarginsYearsAndWealth() {
    RestAssured.get(SCORECARD)
        .then()
        .statusCode(200)
        .body("marketId", equalTo("INDEX.GSPC"))
        .body("inSample", nullValue())
        .body("editions", hasSize(1))
        .body("editions[0].edition", equalTo("classical-exchange/2012-12-31"))
        .body("editions[0].inSample", is(false))
        .body("editions[0].days", equalTo(539))
        .body("outOfSample.forecasts", hasSize(6))
        .body("outOfSample.forecasts.alpha", hasItems(0.005f, 0.01f, 0.025f))
        .body("outOfSample.wealths.side", equalTo(List.of("LONG", "SHORT")))
        .body("outOfSample.margins", hasSize(10))
        .body("outOfSample.margins.model", hasItem("reference-historical-simulation"))
        .body("outOfSample.margins.days", everyItem(equalTo(99)))
        .body("outOfSample.marginYears.year", hasItems(2019, 2020))
        .body("outOfSample.regime.scoredDays", equalTo(539 - 120));
  }

  @Test
  void scorecard_exceedances_addUpToThoseOfTheYears() {
    JsonPath scorecard = RestAssured.get(SCORECARD).jsonPath();
    String years = "outOfSample.forecastYears.findAll { it.side == 'LONG' }";
    String one = "outOfSample.forecasts.findAll { it.side == 'LONG' }[1]";

    assertThat(scorecard.getDouble(one + ".alpha")).isEqualTo(0.01);
    assertThat(scorecard.getInt(one + ".days")).isEqualTo(scorecard.getInt(years + ".days.sum()"));
    assertThat(scorecard.getInt(one + ".exceedances"))
        .isEqualTo(scorecard.getInt(years + ".exceedances.sum()"))
        .isPositive();
  }

  @Test
  void scorecard_heldByTheClient_answers304() {
    Response first = RestAssured.get(SCORECARD);
    String tag = first.header("ETag");

    assertThat(tag).isEqualTo('"' + first.jsonPath().getString("setId") + "-backtest\"");
    assertThat(RestAssured.get(SCORECARD).asByteArray()).isEqualTo(first.asByteArray());
    RestAssured.given()
        .header("If-None-Match", tag)
        .get(SCORECARD)
        .then()
        .statusCode(304)
        .header("ETag", tag);
  }

  @Test
  void scorecard_aliasOfAMarket_isFound() {
    RestAssured.get("/v1/backtests/SP500").then().body("marketId", equalTo("INDEX.GSPC"));
  }

  @Test
  void scorecard_unknownMarket_isAProblem() {
    RestAssured.get("/v1/backtests/NOSUCH")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:foreshock:problem:unknown-market"));
  }

  @Test
  void list_published_linksEveryScorecard() {
    RestAssured.get("/v1/backtests")
        .then()
        .statusCode(200)
        .body("backtests.marketId", hasItem("INDEX.GSPC"))
        .body("backtests.scorecard", hasItem(SCORECARD));
  }
}
