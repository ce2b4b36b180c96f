package io.foreshock.adapter.rest;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.foreshock.adapter.Await;
import io.foreshock.adapter.registry.ShelfService;
import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.foreshock.application.ScoringRequests;
import io.foreshock.model.ModelReference;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The live scorecards of a shelf of files and a stored history. */
@QuarkusTest
@TestProfile(ShelfService.class)
class LiveScorecardTest {

  @Inject IngestBars ingest;
  @Inject RefreshRequests refresh;
  @Inject ScoringRequests scoring;

  private static String path(ModelReference model) {
    return "/v1/models/" + model.modelId() + "/scorecard?version=" + model.version();
  }

  @Test
  void scorecard_scored_tellsEachSideAndTheMeters() throws Exception {
    History.publish(ingest, refresh);
    scoring.request();
    JsonPath shadow =
        Await.until(path(ShelfService.WATCHED), answer -> answer.path("scoredAtMs") != null)
            .jsonPath();
    assertThat(shadow.getString("stage")).isEqualTo("SHADOW");
    assertThat(shadow.getList("markets.marketId")).isEqualTo(List.of(History.MARKET));
    assertThat(shadow.getList("markets[0].sides.side")).isEqualTo(List.of("LONG", "SHORT"));
    assertThat(shadow.getInt("markets[0].sides[0].days")).isBetween(60, 75);
    assertThat(shadow.getDouble("markets[0].sides[0].coverage")).isBetween(0.5, 1.0);
    assertThat(shadow.getDouble("markets[0].sides[0].wealth")).isPositive();
    assertThat(shadow.<Object>get("drift")).isNull();

    get("/v1/models/" + ShelfService.SHIPPED.modelId() + "/scorecard")
        .then()
        .statusCode(200)
        .body("version", equalTo(ShelfService.SHIPPED.version()))
        .body("demotionWealth", equalTo(20.0f));
    assertThat(get("/q/metrics").asString())
        .contains("foreshock_model_evalue_worst{group=\"exchange\"}")
        .contains("foreshock_model_evalue_mean{group=\"exchange\"}")
        .contains("foreshock_model_drift_psi{group=\"crypto\"} NaN");
  }

  @Test
  void scorecard_unknown_isAProblem() {
    for (String path :
        List.of("/v1/models/nobody/scorecard", path(ShelfService.WATCHED) + "-other")) {
      get(path)
          .then()
          .statusCode(404)
          .contentType(Problem.MEDIA_TYPE)
          .body("type", equalTo("urn:foreshock:problem:unknown-model"))
          .body("detail", containsString("is called '"));
    }
  }
}
