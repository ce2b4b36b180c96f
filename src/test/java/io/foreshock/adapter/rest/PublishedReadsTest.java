package io.foreshock.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.foreshock.adapter.document.CanonicalSetEncoder;
import io.foreshock.application.IngestBars;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.RefreshRequests;
import io.foreshock.market.MarketId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of what is published, over 600 days of the S&amp;P 500 to April 2020. */
@QuarkusTest
class PublishedReadsTest {

  private static final String SET = "/v1/markets/INDEX.GSPC/margin-parameters";
  private static final String FORECASTS = "/v1/markets/INDEX.GSPC/forecasts";
  private static final String PROBLEM = "application/problem+json";

  @Inject IngestBars ingest;
  @Inject RefreshRequests refresh;
  @Inject PublishMargins margins;

  @BeforeEach
  void publish() throws Exception {
    History.publish(ingest, refresh);
  }

  /** Paths and parameters are sent as they stand. */
  private static RequestSpecification given() {
    return RestAssured.given().urlEncodingEnabled(false);
  }

  private static Response set() {
    return given().get(SET);
  }

  // --- markets -----------------------------------------------------------------------------------

  @Test
  void markets_published_listedWithWhatTheyAre() {
    given()
        .get("/v1/markets")
        .then()
        .statusCode(200)
        .body("markets.marketId", hasItem("INDEX.GSPC"))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.symbol", equalTo("^GSPC"))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.assetClass", equalTo("INDEX"))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.clock", equalTo("REPLAY"))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.barLengthSeconds", equalTo(86_400))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.containsKey('links')", is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INDEX.GSPC", "SP500", "%5EGSPC", "SPX"})
  void market_anyOfItsNames_isFoundWithLinks(String name) {
    given()
        .get("/v1/markets/" + name)
        .then()
        .statusCode(200)
        .body("marketId", equalTo("INDEX.GSPC"))
        .body("links.marginParameters", equalTo(SET));
  }

  @Test
  void links_ofAMarket_allAnswer() {
    JsonPath market = given().get("/v1/markets/INDEX.GSPC").jsonPath();

    for (Object link : market.getMap("links").values()) {
      given().get(link.toString()).then().statusCode(200);
    }
  }

  // --- the set -----------------------------------------------------------------------------------

  @Test
  void set_current_isTheCanonicalBytes() {
    var publication = margins.snapshot().market(new MarketId("INDEX.GSPC")).orElseThrow();
    byte[] canonical =
        new CanonicalSetEncoder()
            .encode(publication.set(), publication.setId(), publication.seal());

    Response answer = set();

    assertThat(answer.asByteArray()).isEqualTo(canonical);
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(answer.header("ETag")).matches('"' + publication.setId() + "-[0-9a-f]{16}\"");
    assertThat(answer.jsonPath().getString("prevHash")).matches("[0-9a-f]{64}");
    assertThat(answer.jsonPath().getString("signatures[0].alg")).isEqualTo("EdDSA");
    assertThat(answer.header("Foreshock-Clock")).isEqualTo("REPLAY");
    assertThat(answer.header("Foreshock-Health")).isIn("FRESH", "DEGRADED");
    assertThat(answer.header("Foreshock-Model")).isEqualTo("classical-exchange/2012-12-31");
    assertThat(answer.header("Foreshock-Data-Cutoff-Ms"))
        .isEqualTo(Long.toString(publication.set().observedAtMs()));
    assertThat(Long.parseLong(answer.header("Foreshock-Data-Age-Seconds"))).isPositive();
  }

  @Test
  void set_askedInFull_sameBytesAndHeadersAsTheShortWay() {
    Response shortWay = set();
    Response inFull = given().get(SET + "?requireFresh=false");

    assertThat(inFull.asByteArray()).isEqualTo(shortWay.asByteArray());
    assertThat(namedHeaders(inFull)).isEqualTo(namedHeaders(shortWay));
    String tag = shortWay.header("ETag");
    assertThat(namedHeaders(heldAnswer(SET + "?requireFresh=false", tag)))
        .isEqualTo(namedHeaders(heldAnswer(SET, tag)));
  }

  private static Response heldAnswer(String path, String tag) {
    return given().header("If-None-Match", tag).get(path);
  }

  /** Names in lower case; the age may have grown by a second between two answers. */
  private static Map<String, String> namedHeaders(Response answer) {
    Map<String, String> headers = new TreeMap<>();
    answer
        .headers()
        .forEach(
            header -> headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
    assertThat(headers.remove("foreshock-data-age-seconds")).isNotNull();
    return headers;
  }

  @Test
  void set_notAsJson_406() {
    given().accept("text/plain").get(SET).then().statusCode(406).contentType(PROBLEM);
    given().accept("text/html, */*;q=0.1").get(SET).then().statusCode(200);
  }

  @Test
  void set_read_metersNameThePathAndNotTheMarket() {
    set();

    assertThat(given().get("/q/metrics").asString())
        .contains("status=\"200\",uri=\"/v1/markets/{id}/margin-parameters\"")
        .doesNotContain("status=\"200\",uri=\"" + SET + '"');
  }

  @Test
  void set_current_keepsTheInvariants() {
    JsonPath set = set().jsonPath();

    assertThat(set.getLong("mmfPpm")).isPositive().isLessThanOrEqualTo(set.getLong("imfPpm"));
    assertThat(set.getLong("imfPpm")).isLessThanOrEqualTo(1_000_000);
    assertThat(set.getLong("fallback.terminal.imfPpm"))
        .isGreaterThanOrEqualTo(set.getLong("imfPpm"));
  }

  @Test
  void set_heldByTheClient_answers304WithTheHeaders() {
    String tag = set().header("ETag");

    for (String held : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      given()
          .header("If-None-Match", held)
          .get(SET)
          .then()
          .statusCode(304)
          .header("ETag", tag)
          .header("Foreshock-Data-Age-Seconds", notNullValue());
    }
    given().header("If-None-Match", "\"other\"").get(SET).then().statusCode(200);
  }

  @Test
  void set_asOf_isWhatWasInForceThen() {
    JsonPath now = set().jsonPath();
    JsonPath then = given().get(SET + "?asOf=2020-02-01T00:00:00Z").jsonPath();

    assertThat(then.getLong("observedAtMs")).isLessThanOrEqualTo(1_580_515_200_000L);
    assertThat(then.getLong("sequence")).isLessThan(now.getLong("sequence"));
    assertThat(given().get(SET + "?asOf=1580515200000").asString())
        .isEqualTo(given().get(SET + "?asOf=2020-02-01").asString());
    assertThat(given().get(SET + "?asOf=2030-01-01").asString()).isEqualTo(set().asString());
  }

  @Test
  void set_asOfBeforeTheFirst_422SaysWhatIsMissing() {
    given()
        .get(SET + "?asOf=2018-01-01")
        .then()
        .statusCode(422)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:insufficient-history"))
        .body("need", equalTo(60))
        .body("have", is(notNullValue()))
        .body("instance", equalTo(SET));
  }

  @Test
  void set_freshRequiredInReplay_503NamesMarketAndTimes() {
    JsonPath set = set().jsonPath();

    given()
        .get(SET + "?requireFresh=true")
        .then()
        .statusCode(503)
        .contentType(PROBLEM)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:foreshock:problem:stale-inputs"))
        .body("marketId", equalTo("INDEX.GSPC"))
        .body("observedAtMs", equalTo(set.getLong("observedAtMs")))
        .body("allowedUntilMs", equalTo(set.getLong("expiresAtMs")))
        .body("detail", containsString("REPLAY"));
    given().get(SET + "?requireFresh=false").then().statusCode(200);
  }

  // --- all sets ----------------------------------------------------------------------------------

  @Test
  void allSets_oneState_equalTheSingleOnes() {
    Response all = given().get("/v1/margin-parameters");

    assertThat(all.jsonPath().getLong("sequence")).isPositive();
    assertThat(all.asString()).contains(set().asString());
    given()
        .header("If-None-Match", all.header("ETag"))
        .get("/v1/margin-parameters")
        .then()
        .statusCode(304);
  }

  @Test
  void allSets_someMarkets_onlyThose() {
    given()
        .get("/v1/margin-parameters?markets=SP500,INDEX.GSPC")
        .then()
        .statusCode(200)
        .body("sets.marketId", contains("INDEX.GSPC"));
    given()
        .get("/v1/margin-parameters?markets=INDEX.GSPC,NOWHERE")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:foreshock:problem:unknown-market"));
  }

  @Test
  void allSets_asLines_oneSetALine() {
    Response lines = given().accept("application/x-ndjson").get("/v1/margin-parameters");

    assertThat(lines.contentType()).startsWith("application/x-ndjson");
    assertThat(lines.asString().lines()).contains(set().asString());
    assertThat(lines.header("ETag"))
        .isNotEqualTo(given().get("/v1/margin-parameters").header("ETag"));
  }

  // --- explanation -------------------------------------------------------------------------------

  @Test
  void explanation_current_telescopesToThePublishedMargin() {
    JsonPath set = set().jsonPath();
    JsonPath why = explanation(set.getString("setId"));

    assertThat(why.getLong("publishedPpm")).isEqualTo(set.getLong("imfPpm"));
    assertThat(why.getLong("sides.long.publishedPpm")).isEqualTo(set.getLong("imfLongPpm"));
    assertThat(why.getLong("sides.short.publishedPpm")).isEqualTo(set.getLong("imfShortPpm"));
    long level = why.getLong("longRunPpm");
    for (int step = 0; step < why.getList("steps").size(); step++) {
      assertThat(why.getLong("steps[" + step + "].beforePpm")).isEqualTo(level);
      level = why.getLong("steps[" + step + "].afterPpm");
    }
    assertThat(level).isEqualTo(set.getLong("imfPpm"));
    assertThat(why.getList("members.weightPpm", Long.class).stream().mapToLong(w -> w).sum())
        .isBetween(999_990L, 1_000_010L);
    assertThat(why.getMap("provenance")).isEqualTo(set.getMap("provenance"));
    assertThat(why.getMap("regime")).isEqualTo(set.getMap("regime"));
    assertThat(why.getLong("dataCutoffMs")).isEqualTo(set.getLong("observedAtMs"));
    assertThat(why.getString("maintenance.coverBasis")).isNotBlank();
  }

  @Test
  void explanation_current_tellsWhatHoldsAndWhatWouldHaveBeenOtherwise() {
    JsonPath set = set().jsonPath();
    JsonPath why = explanation(set.getString("setId"));

    for (Map<String, Object> held : why.<Map<String, Object>>getList("held")) {
      assertThat(held.get("askedPpm")).isNotEqualTo(held.get("publishedPpm"));
      assertThat(held.get("reason").toString()).isNotBlank();
    }
    List<Map<String, Object>> found = why.getList("counterfactuals");
    assertThat(found).isNotEmpty();
    for (Map<String, Object> one : found) {
      String side = one.get("side").equals("LONG") ? "imfLongPpm" : "imfShortPpm";
      assertThat(one.get("publishedPpm")).isEqualTo(set.get(side));
      assertThat(one.get("wouldBePpm")).isNotEqualTo(one.get("publishedPpm"));
      assertThat(one.get("text").toString()).startsWith("Would ");
    }
  }

  private static JsonPath explanation(String setId) {
    Response answer = given().get("/v1/margin-parameters/" + setId + "/explanation");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.jsonPath();
  }

  @Test
  void explanation_ofAnEarlierSet_isFoundAgain() {
    JsonPath set = given().get(SET + "?asOf=2020-03-10").jsonPath();

    JsonPath why = explanation(set.getString("setId"));

    assertThat(why.getLong("publishedPpm")).isEqualTo(set.getLong("imfPpm"));
    assertThat(why.getLong("dataCutoffMs")).isEqualTo(set.getLong("observedAtMs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INDEX.GSPC-3-0000000000000000", "NOWHERE-3-0000000000000000", "nonsense"})
  void explanation_unknownSet_404(String setId) {
    given()
        .get("/v1/margin-parameters/" + setId + "/explanation")
        .then()
        .statusCode(404)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:unknown-set"));
  }

  // --- forecasts ---------------------------------------------------------------------------------

  @Test
  void forecast_ofTheDay_isMonotoneAndComplete() {
    JsonPath forecast = given().get(FORECASTS).jsonPath();

    assertThat(forecast.getInt("horizonHours")).isEqualTo(24);
    assertThat(forecast.getLong("sigmaPpm")).isPositive();
    assertThat(forecast.getList("levels.alphaPpm", Long.class))
        .containsExactly(25_000L, 10_000L, 5_000L, 1_000L);
    assertThat(forecast.getList("levels.varLongPpm", Long.class)).isSorted();
    for (int level = 0; level < 4; level++) {
      assertThat(forecast.getLong("levels[" + level + "].esLongPpm"))
          .isGreaterThanOrEqualTo(forecast.getLong("levels[" + level + "].varLongPpm"));
    }
    assertThat(forecast.getBoolean("regime.filtered")).isTrue();
    assertThat(forecast.getString("regime.source")).isIn("MODEL", "PRIOR");
    double sum =
        forecast.getDouble("regime.probabilities.calm")
            + forecast.getDouble("regime.probabilities.elevated")
            + forecast.getDouble("regime.probabilities.stressed");
    assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
  }

  @Test
  void forecast_longerHorizon_isNotSafer() {
    long day = given().get(FORECASTS).jsonPath().getLong("levels[1].varLongPpm");
    JsonPath week = given().get(FORECASTS + "?horizonHours=120").jsonPath();

    assertThat(week.getLong("levels[1].varLongPpm")).isGreaterThan(day);
    assertThat(week.getInt("horizonHours")).isEqualTo(120);
  }

  @Test
  void forecast_asOf_saysSo() {
    JsonPath then = given().get(FORECASTS + "?asOf=2020-02-01").jsonPath();

    assertThat(then.getLong("asOfMs")).isEqualTo(1_580_515_200_000L);
    assertThat(then.getLong("dataCutoffMs")).isLessThanOrEqualTo(1_580_515_200_000L);
    assertThat(then.getLong("sigmaPpm"))
        .isLessThan(given().get(FORECASTS).jsonPath().getLong("sigmaPpm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "36", "744", "0", "-24"})
  void forecast_horizonOffTheBars_422(String hours) {
    given()
        .get(FORECASTS + "?horizonHours=" + hours)
        .then()
        .statusCode(422)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:unsupported-horizon"))
        .body("barLengthSeconds", equalTo(86_400));
  }

  // --- haircuts ----------------------------------------------------------------------------------

  @Test
  void haircuts_bySizeAndRegime_neverFall() {
    JsonPath haircut = given().get("/v1/haircut-schedules/INDEX.GSPC").jsonPath();

    assertThat(haircut.getList("sizeTiers.haircutPpm", Long.class)).isSorted();
    assertThat(haircut.getList("sizeTiers.lowerSharePpm", Long.class)).isSorted();
    assertThat(haircut.getLong("sizeTiers[0].haircutPpm")).isEqualTo(haircut.getLong("haircutPpm"));
    assertThat(haircut.getLong("byRegime.CALM"))
        .isLessThanOrEqualTo(haircut.getLong("byRegime.ELEVATED"));
    assertThat(haircut.getLong("byRegime.ELEVATED"))
        .isLessThanOrEqualTo(haircut.getLong("byRegime.STRESSED"));
    assertThat(haircut.getLong("haircutPpm")).isEqualTo(set().jsonPath().getLong("haircutPpm"));
    assertThat(haircut.getString("modelId"))
        .isEqualTo(set().jsonPath().getString("provenance.modelId"));
    assertThat(haircut.getLong("dataCutoffMs")).isEqualTo(set().jsonPath().getLong("observedAtMs"));
    given()
        .get("/v1/haircut-schedules")
        .then()
        .statusCode(200)
        .body("schedules.marketId", hasItem("INDEX.GSPC"));
  }

  // --- models ------------------------------------------------------------------------------------

  @Test
  void models_editionsAndDefaults_areNamed() {
    given()
        .get("/v1/models")
        .then()
        .statusCode(200)
        .body("models.modelId", hasItem("classical-exchange"))
        .body("models[0].knownUntilMs", equalTo(1_356_998_399_999L))
        .body("documented.classes", hasSize(6))
        .body("problems", hasSize(0));
  }

  // --- requests that cannot be answered ----------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "/v1/markets/NOWHERE,unknown-market",
    "/v1/markets/no%20such%20market,unknown-market",
    "/v1/markets/AVERYLONGNAMEAVERYLONGNAMEAVERYLONGNAMEAVERYLONGNAMEAVERYLONGNAMEUSDT,unknown-market",
    "/v1/markets/NOWHERE/margin-parameters,unknown-market",
    "/v1/markets/NOWHERE/forecasts,unknown-market",
    "/v1/haircut-schedules/NOWHERE,unknown-market",
    "/v1/nothing,unknown-path",
    "/nothing/at/all,unknown-path"
  })
  void unknown_marketOrPath_404(String path, String code) {
    given()
        .get(path)
        .then()
        .statusCode(404)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:" + code))
        .body("status", equalTo(404))
        .body("title", notNullValue())
        .body("detail", notNullValue())
        .body("instance", startsWith("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "margin-parameters?asOf=yesterday,asOf",
    "margin-parameters?asOf=2020-13-01,asOf",
    "margin-parameters?requireFresh=maybe,requireFresh",
    "forecasts?horizonHours=a,horizonHours",
    "forecasts?asOf=99999999999999999999,asOf"
  })
  void parameter_unreadable_400NamesIt(String request, String parameter) {
    given()
        .get("/v1/markets/INDEX.GSPC/" + request)
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:invalid-request"))
        .body("errors[0].parameter", equalTo(parameter));
  }

  @Test
  void method_notAllowed_405() {
    given()
        .delete("/v1/markets")
        .then()
        .statusCode(405)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:method-not-allowed"));
  }

  @Test
  void accept_nothingWeProduce_406() {
    given()
        .accept(ContentType.XML)
        .get("/v1/markets")
        .then()
        .statusCode(406)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:not-acceptable"));
  }

  @Test
  void metrics_afterPublication_tellOfTheMarket() {
    String metrics = given().get("/q/metrics").asString();

    assertThat(metrics)
        .contains("foreshock_margin_initial_ppm{market=\"INDEX.GSPC\"}")
        .contains("foreshock_data_age_seconds{market=\"INDEX.GSPC\"}")
        .contains("foreshock_margin_breaches_total{market=\"INDEX.GSPC\",side=\"LONG\"}")
        .contains("foreshock_snapshot_sequence")
        .contains("foreshock_markets_refused")
        .contains("foreshock_model_problems 0.0")
        .contains("foreshock_model_age_seconds{group=\"exchange\"}")
        .contains("foreshock_evaluation_seconds_count");
  }

  @Test
  void openApi_everyOperation_isDescribedWithItsAnswer() {
    JsonPath api = given().get("/q/openapi?format=json").jsonPath();
    String operations =
        "paths.findAll { it.key.startsWith('/v1') }.collect { it.value.values() }.flatten()";

    assertThat(api.getString("openapi")).startsWith("3.1");
    assertThat(api.getList(operations)).hasSizeGreaterThan(10);
    String good = "responses.find { it.key.startsWith('2') }";
    for (String member : List.of("summary", "description", "operationId", good)) {
      assertThat(api.getList(operations + ".collect { it." + member + " }"))
          .as(member)
          .doesNotContainNull();
    }
  }
}
