package io.foreshock;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.adapter.Await;
import io.foreshock.adapter.registry.FileModelRegistry;
import io.foreshock.application.ActiveModels;
import io.foreshock.application.LearnedScorer;
import io.foreshock.application.LearnedScorers;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service over the bundled S&amp;P 500 and Bitcoin histories. */
class ServiceIT {

  private static final String MARKET = "/v1/markets/INDEX.GSPC";
  private static final String SET = MARKET + "/margin-parameters";
  private static final String PROBLEM = "application/problem+json";

  @TempDir static Path folder;

  private static Program program;
  private static Program.Service service;

  @BeforeAll
  static void start() throws Exception {
    program = new Program(folder);
    service = program.serveOver("sp500-daily-2000-2020", "btc-daily-2016-2017");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    RestAssured.reset();
  }

  @Test
  void markets_imported_areListedWithTheirModels() {
    get("/v1/markets")
        .then()
        .statusCode(200)
        .body("markets.marketId", hasItems("INDEX.GSPC"))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.modelId", equalTo("classical-exchange"))
        .body("markets.find { it.marketId == 'INDEX.GSPC' }.bars", equalTo(5105));
  }

  @Test
  void set_isWhatTheReadmeShows() {
    get(SET)
        .then()
        .statusCode(200)
        .header("Foreshock-Clock", "REPLAY")
        .header("Foreshock-Model", "classical-exchange/2012-12-31")
        .body("setId", equalTo("INDEX.GSPC-5045-a8ecbc1cfe9f4286"))
        .body("imfPpm", equalTo(71_448))
        .body("haircutPpm", equalTo(280_000));
  }

  @Test
  void set_heldByTheClient_answers304() {
    String tag = get(SET).header("ETag");
    Response held = given().header("If-None-Match", tag).get(SET);
    assertThat(held.statusCode()).isEqualTo(304);
    assertThat(held.asByteArray()).isEmpty();
    given().header("If-None-Match", "\"other\"").get(SET).then().statusCode(200);
  }

  @Test
  void allSets_asJsonAndAsLines_holdTheSameBytes() {
    String one = get(SET).asString();
    assertThat(get("/v1/margin-parameters").asString()).contains(one);
    Response lines = given().accept("application/x-ndjson").get("/v1/margin-parameters");
    assertThat(lines.contentType()).startsWith("application/x-ndjson");
    assertThat(lines.asString().lines()).contains(one);
  }

  @Test
  void explanation_ofTheSet_telescopes() {
    JsonPath explanation =
        get("/v1/margin-parameters/" + get(SET).jsonPath().getString("setId") + "/explanation")
            .jsonPath();
    List<Map<String, Object>> steps = explanation.getList("steps");
    Object level = explanation.get("longRunPpm");
    for (Map<String, Object> step : steps) {
      assertThat(step.get("beforePpm")).isEqualTo(level);
      level = step.get("afterPpm");
    }
    assertThat(level).isEqualTo(explanation.get("publishedPpm"));
  }

  @Test
  void explanation_ofAPastSet_isMadeAnew() {
    String past = get(SET + "?asOf=2020-03-16T21:00:00Z").jsonPath().getString("setId");
    get("/v1/margin-parameters/" + past + "/explanation")
        .then()
        .statusCode(200)
        .body("setId", equalTo(past))
        .body("regime.label", equalTo("STRESSED"));
  }

  @ParameterizedTest
  @CsvSource({"'', 24", "?horizonHours=72, 72", "?asOf=2008-10-15T00:00:00Z, 24"})
  void forecasts_horizonOrPast_haveAllLevels(String query, int hours) {
    get(MARKET + "/forecasts" + query)
        .then()
        .statusCode(200)
        .body("horizonHours", equalTo(hours))
        .body("levels", hasSize(4))
        .body("members", not(empty()))
        .body("regime.filtered", equalTo(true))
        .body("sigmaPpm", greaterThan(0));
  }

  @Test
  void haircutSchedules_oneAndAll_areServed() {
    get("/v1/haircut-schedules/INDEX.GSPC")
        .then()
        .statusCode(200)
        .body("haircutPpm", equalTo(280_000))
        .body("byRegime.size()", equalTo(3))
        .body("sizeTiers", not(empty()));
    get("/v1/haircut-schedules").then().body("schedules", not(empty()));
  }

  @Test
  void feedsAndModels_areServed() {
    get("/v1/feeds").then().statusCode(200).body("feeds.marketId", hasItems("INDEX.GSPC"));
    get("/v1/models").then().statusCode(200).body("problems", empty());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/markets/NO.SUCH/margin-parameters, 404",
    "/v1/markets/INDEX.GSPC/forecasts?horizonHours=7, 422",
    "/v1/markets/INDEX.GSPC/forecasts?horizonHours=soon, 400",
    "/v1/markets/INDEX.GSPC/margin-parameters?asOf=yesterday, 400",
    "/v1/markets/INDEX.GSPC/margin-parameters?asOf=1999-01-01T00:00:00Z, 422",
    "/v1/markets/INDEX.GSPC/margin-parameters?requireFresh=true, 503",
    "/v1/feeds/INDEX.GSPC/quarantine?limit=0, 400",
    "/v1/no-such-thing, 404",
  })
  void refused_isAProblem(String path, int status) {
    get(path).then().statusCode(status).contentType(PROBLEM).body("status", equalTo(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
  void health_isUp(String path) {
    get(path).then().statusCode(200).body("status", equalTo("UP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "ready", "started"})
  void healthCommand_beside_exitsZero(String check) throws Exception {
    String port = service.url().replaceAll(".*:", "");
    Program beside = new Program(folder).with("QUARKUS_HTTP_PORT", port);
    assertThat(beside.run("health", check).succeeded().out()).isEqualToIgnoringNewLines("UP");
  }

  @Test
  void metrics_ofMarketsAndMachine_areServed() {
    get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("foreshock_margin_initial_ppm{market=\"INDEX.GSPC\"} 71448.0"))
        .body(containsString("foreshock_model_problems 0.0"))
        .body(containsString("http_server_requests_seconds_count"));
  }

  @Test
  void contractAndItsPage_areServed() {
    get("/q/openapi").then().statusCode(200).body(containsString("getMarginParameters"));
    get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
  }

  /** Who writes a client by the document of the project meets the service that it describes. */
  @Test
  void contract_isTheDocumentOfTheProject() throws Exception {
    assertThat(get("/q/openapi").asString())
        .isEqualTo(Files.readString(Path.of("docs/openapi.yaml")));
  }

  /** The packaged scorers say what those of this process say, whatever runs them. */
  @ParameterizedTest
  @ValueSource(strings = {"trees-pot", "net-pot", "net-fz0"})
  void infer_learnedModel_isTheScorersOwnNumberToTheBit(String member) throws Exception {
    LearnedScorer scorer =
        new LearnedScorers(
                new ActiveModels(() -> new FileModelRegistry(Path.of("models")).load(), Map.of()))
            .named("classical-crypto.crypto." + member)
            .getLast();
    Random random = new Random(7);
    double[][] window = new double[scorer.rows()][scorer.inputs().size()];
    for (double[] row : window) {
      Arrays.setAll(row, column -> random.nextGaussian() - (column < 4 ? 6.0 : 0.0));
    }
    boolean nets = scorer.kind() == LearnedScorer.Kind.NETS;
    String shape = nets ? "[1," + window.length + "," : "[1,";
    String body =
        "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":"
            + shape
            + scorer.inputs().size()
            + "],\"data\":"
            + (nets ? "[" + Arrays.deepToString(window) + "]" : Arrays.deepToString(window))
            + "}]}";
    String path = "/v2/models/" + scorer.name();
    get(path).then().statusCode(200).body("inputs[0].parameters.features", hasSize(15));
    String answer =
        given()
            .contentType(ContentType.JSON)
            .body(body)
            .post(path + "/infer")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    JsonNode outputs = new ObjectMapper().readTree(answer).get("outputs");
    double expected = scorer.logVariance(window);
    assertThat(outputs.at("/0/data/0").doubleValue()).isEqualTo(expected);
    assertThat(outputs.at("/1/data/0").doubleValue()).isEqualTo(scorer.variance(expected));
    get("/v2/models/nobody").then().statusCode(404).body("error", containsString("'nobody'"));
  }

  @Test
  void scorecard_ofTheServingEdition_isMadeByItself() throws Exception {
    JsonPath card =
        Await.until(
                "/v1/models/classical-exchange/scorecard",
                answer -> answer.path("drift") != null) // looked for after the scoring
            .jsonPath();
    assertThat(card.getString("version")).isEqualTo("2012-12-31");
    assertThat(card.getList("markets.marketId", String.class)).contains("INDEX.GSPC");
    assertThat(card.getDouble("meanWealth")).isBetween(0.0, 20.0);
    assertThat(card.getList("drift.inputs.name")).isNotEmpty();
  }

  @Test
  void postedBars_newMarket_isPublishedAndAgainChangesNothing() throws Exception {
    String body =
        IntStream.range(0, 120)
            .mapToObj(ServiceIT::bar)
            .collect(Collectors.joining(",", "{\"bars\":[", "]}"));
    post(body).then().statusCode(200).body("accepted", equalTo(120));
    Await.until("/v1/markets/POSTEDUSDT/margin-parameters", answer -> answer.statusCode() == 200);
    get("/v1/markets/POSTEDUSDT/forecasts").then().body("flags", hasItems("SHORT_HISTORY"));
    post(body).then().statusCode(200).body("accepted", equalTo(0));
  }

  private static Response post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v1/market-data/bars");
  }

  private static String bar(int day) {
    return String.format(
        Locale.ROOT,
        "{\"timestamp\":\"%sT00:00:00Z\",\"symbol\":\"POSTEDUSDT\",\"close\":%.4f}",
        LocalDate.of(2022, 1, 1).plusDays(day),
        100 + 7 * StrictMath.sin(day * 1.7));
  }

  @Test
  void postedBars_thatCannotBeRead_areAProblemAndChangeNothing() {
    post("{\"bars\":[{\"timestamp\":\"when\",\"symbol\":\"X\",\"close\":1}]}")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("title", not(startsWith("Internal")));
    get("/v1/feeds").then().body("feeds.marketId", not(hasItems("X")));
  }

  @Test
  void import_whileTheServiceRuns_appears() throws Exception {
    Path file = folder.resolve("while.csv");
    Files.writeString(
        file,
        IntStream.range(0, 90)
            .mapToObj(day ->
                LocalDate.of(2021, 1, 1).plusDays(day)
                    + "T00:00:00Z,WHILEUSDT,,,,"
                    + (50 + day % 7)
                    + ",")
            .collect(
                Collectors.joining("\n", "timestamp,symbol,open,high,low,close,volume\n", "\n")));
    program.run("import", file.toString()).succeeded();
    Await.until("/v1/markets/WHILEUSDT", answer -> answer.statusCode() == 200);
  }
}
