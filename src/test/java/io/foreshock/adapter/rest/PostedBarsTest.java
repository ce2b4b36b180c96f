package io.foreshock.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.foreshock.adapter.Await;
import io.foreshock.application.IngestBars;
import io.foreshock.application.RefreshRequests;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.StoredMarket;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars posted to the service: what is stored, what is set aside, what is refused. */
@QuarkusTest
class PostedBarsTest {

  private static final String BARS = "/v1/market-data/bars";
  private static final String PROBLEM = "application/problem+json";

  @Inject IngestBars ingest;
  @Inject RefreshRequests refresh;
  @Inject MarketDataStore store;

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post(BARS).then();
  }

  private static String bar(String symbol, LocalDate date, double close) {
    return String.format(
        Locale.ROOT,
        "{\"timestamp\":\"%sT00:00:00Z\",\"symbol\":\"%s\",\"close\":%.4f}",
        date,
        symbol,
        close);
  }

  private static String body(List<String> bars) {
    return "{\"bars\":[" + String.join(",", bars) + "]}";
  }

  /** A seeded random walk over consecutive days. */
  private static List<String> walk(String symbol, int days) {
    Random random = new Random(7);
    double[] price = {100.0};
    return IntStream.range(0, days)
        .mapToObj(day -> {
          price[0] *= StrictMath.exp(0.02 * random.nextGaussian());
          return bar(symbol, LocalDate.of(2020, 1, 1).plusDays(day), price[0]);
        })
        .toList();
  }

  private List<StoredMarket> stored() {
    return store.markets();
  }

  @Test
  void bars_newMarket_areStoredAndPublishedOnceThereAreEnough() throws Exception {
    List<String> bars = walk("POSTED", 80);

    post(body(bars.subList(0, 40)))
        .statusCode(200)
        .body("accepted", equalTo(40))
        .body("unchanged", equalTo(0))
        .body("quarantined", equalTo(0))
        .body("markets.marketId", contains("POSTED"));
    Await.until(
        "/v1/feeds", feeds -> "REFUSED".equals(feed(feeds.jsonPath(), "POSTED", "judgement")));
    given().get("/v1/markets/POSTED").then().statusCode(404);

    post(body(bars)).body("accepted", equalTo(40)).body("unchanged", equalTo(40));
    Await.until("/v1/markets/POSTED/margin-parameters", set -> set.statusCode() == 200);

    JsonPath set = given().get("/v1/markets/POSTED/margin-parameters").jsonPath();
    assertThat(set.getList("flags")).contains("SHORT_HISTORY");
    assertThat(set.getLong("mmfPpm")).isPositive().isLessThanOrEqualTo(set.getLong("imfPpm"));
    given()
        .get("/v1/markets/POSTED/forecasts")
        .then()
        .statusCode(200)
        .body("regime.source", equalTo("PRIOR"))
        .body("flags", hasItem("SHORT_HISTORY"));
    JsonPath feeds = given().get("/v1/feeds").jsonPath();
    assertThat((String) feed(feeds, "POSTED", "judgement")).isEqualTo("PUBLISHED");
    assertThat((Object) feed(feeds, "POSTED", "reason")).isNull();
  }

  private static <T> T feed(JsonPath feeds, String market, String member) {
    return feeds.get("feeds.find { it.marketId == '" + market + "' }?." + member);
  }

  @Test
  void bars_nextDay_replaceThePublishedSetAndTheEntityTag() throws Exception {
    History.publish(ingest, refresh);
    String path = "/v1/markets/INDEX.GSPC/margin-parameters";
    String before = given().get(path).header("ETag");
    long sequence = given().get("/v1/margin-parameters").jsonPath().getLong("sequence");
    long next = given().get(path).jsonPath().getLong("observedAtMs");

    post("{\"bars\":[{\"timestamp\":" + next + ",\"symbol\":\"SP500\",\"close\":2300}]}")
        .body("accepted", equalTo(1));

    Await.until(path, set -> !before.equals(set.header("ETag")));
    JsonPath after = given().get(path).jsonPath();
    assertThat(after.getLong("observedAtMs")).isEqualTo(next + History.DAY_MS);
    assertThat(given().get("/v1/margin-parameters").jsonPath().getLong("sequence"))
        .isGreaterThan(sequence);
  }

  @Test
  void bars_sentTwice_changeNothingTheSecondTime() {
    String body = body(walk("TWICE", 10));
    post(body).body("accepted", equalTo(10));
    List<StoredMarket> before = stored();

    post(body).body("accepted", equalTo(0)).body("unchanged", equalTo(10));

    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void bars_impossible_areSetAsideWithTheReason() {
    post("""
    {"barLengthSeconds": 86400, "bars": [
      {"timestamp": "2020-01-01T00:00:00Z", "symbol": "ODD", "close": -1},
      {"timestamp": "2020-01-02", "symbol": "ODD", "close": 5, "high": 4, "low": 3},
      {"timestamp": "2020-01-03", "symbol": "ODD", "close": 1e999},
      {"timestamp": "2020-01-04", "symbol": "ODD", "open": null, "close": 5}]}\
    """)
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("quarantined", equalTo(3));

    given()
        .get("/v1/feeds/ODD/quarantine")
        .then()
        .statusCode(200)
        .body("marketId", equalTo("ODD"))
        .body("bars.reason", hasItems("NOT_POSITIVE", "INCONSISTENT_RANGE", "NOT_A_NUMBER"))
        .body("bars.find { it.reason == 'NOT_A_NUMBER' }.close", nullValue())
        .body("bars.open", everyItem(nullValue()));
    given().get("/v1/feeds/ODD/quarantine?limit=2").then().body("bars", hasSize(2));
    given()
        .get("/v1/feeds")
        .then()
        .body("feeds.find { it.marketId == 'ODD' }.quarantined", equalTo(3));
  }

  @ParameterizedTest
  @CsvSource({"0,400", "1001,400", "x,404"})
  void quarantine_limitOutOfRange_isRefused(String limit, int status) {
    given()
        .get("/v1/feeds/INDEX.GSPC/quarantine?limit=" + limit)
        .then()
        .statusCode(status)
        .contentType(PROBLEM);
  }

  @Test
  void quarantine_unknownMarket_404() {
    given()
        .get("/v1/feeds/NEVER.SEEN/quarantine")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:foreshock:problem:unknown-market"));
  }

  // --- requests that cannot be read --------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | ''",
        "{} | /bars",
        "{\"bars\": 3} | /bars",
        "{\"bars\": [7]} | /bars/0",
        "{\"bars\": [{}]} | /bars/0/symbol",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":0}]} | /bars/0/close",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":0,\"close\":null}]} | /bars/0/close",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":0,\"close\":\"1\"}]} | /bars/0/close",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":\"noon\",\"close\":1}]} | /bars/0/timestamp",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":1.5,\"close\":1}]} | /bars/0/timestamp",
        "{\"bars\": [{\"symbol\":\" \",\"timestamp\":0,\"close\":1}]} | /bars/0/symbol",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":0,\"close\":1,\"low\":[]}]} | /bars/0/low",
        "{\"bars\": [{\"symbol\":\"A\",\"timestamp\":0,\"close\":NaN}]} | /bars/0/close",
        "{\"bars\": [{\"symbol\":\"A\",\"symbol\":\"B\"}]} | /bars/0/symbol",
        "{\"bars\": [], \"barLengthSeconds\": \"day\"} | /barLengthSeconds",
        "{\"bars\": [{\"symbol\":\"NEW.A\",\"timestamp\":0,\"close\":1}]} | /bars/0/timestamp"
      })
  void body_unreadable_400PointsAtTheFaultAndChangesNothing(String body, String pointer) {
    List<StoredMarket> before = stored();

    post(body)
        .statusCode(400)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:invalid-request"))
        .body("errors.pointer", hasItem(pointer));

    assertThat(stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"bars\":[]} trailing", "{\"bars\":[{\"close\":1", "\u0000"})
  void body_noJson_400(String body) {
    post(body).statusCode(400).contentType(PROBLEM);
  }

  @Test
  void body_goodBarsBeforeABadOne_storesNoneOfThem() {
    List<StoredMarket> before = stored();
    String good = walk("HALF", 20).stream().collect(Collectors.joining(","));

    post("{\"bars\":[" + good + ",{\"timestamp\":0,\"symbol\":\"HALF\"}]}")
        .statusCode(400)
        .body("errors.pointer", contains("/bars/20/close"));

    assertThat(stored()).isEqualTo(before);
    assertThat(store.market(new MarketId("HALF"))).isEmpty();
  }

  @Test
  void body_twoSymbolsForOneMarket_400() {
    List<String> bars =
        List.of(bar("ab/c", LocalDate.of(2020, 1, 1), 1), bar("ab c", LocalDate.of(2020, 1, 2), 1));

    post("{\"barLengthSeconds\":86400,\"bars\":[" + String.join(",", bars) + "]}")
        .statusCode(400)
        .body("errors.pointer", contains("/bars/1/symbol"));
  }

  @Test
  void body_otherBarLengthThanStored_400() {
    post(body(walk("DAILY", 10))).statusCode(200);

    post("{\"barLengthSeconds\":3600,\"bars\":[" + bar("DAILY", LocalDate.of(2021, 1, 1), 1) + "]}")
        .statusCode(400)
        .body("errors.pointer", contains("/barLengthSeconds"));
  }

  @Test
  void body_otherMediaType_415() {
    given()
        .contentType(ContentType.TEXT)
        .body("bars")
        .post(BARS)
        .then()
        .statusCode(415)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:unsupported-media-type"));
  }

  @Test
  void body_tooLarge_413() {
    List<StoredMarket> before = stored();
    String body = "{\"bars\":[" + " ".repeat(1_000_001) + "]}";

    post(body)
        .statusCode(413)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:foreshock:problem:body-too-large"));

    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void body_tooLargeInChunks_413() throws IOException, InterruptedException {
    byte[] chunk = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + BARS))
            .version(HttpClient.Version.HTTP_1_1) // chunked, so without a length
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    IntStream.range(0, 12).mapToObj(i -> chunk).toList()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("urn:foreshock:problem:body-too-large");
    }
  }

  @Test
  void feeds_everyStoredMarket_isListed() {
    post(body(walk("LISTED", 5))).statusCode(200);

    given()
        .get("/v1/feeds")
        .then()
        .statusCode(200)
        .body("feeds.find { it.marketId == 'LISTED' }.bars", equalTo(5))
        .body("feeds.find { it.marketId == 'LISTED' }.barLengthSeconds", equalTo(86_400))
        .body("feeds.find { it.marketId == 'LISTED' }.clock", equalTo("REPLAY"))
        .body("feeds.find { it.marketId == 'LISTED' }.ageSeconds", not(nullValue()));
  }
}
