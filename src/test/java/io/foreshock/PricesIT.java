package io.foreshock;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.foreshock.adapter.Await;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prices of several sources at the packaged service. Each test has a market of its own; the times
 * of observation lie within the last minutes of the wall clock, far inside every limit but those
 * that are meant to pass.
 */
class PricesIT {

  private static final String PRICES = "/v1/market-data/prices";
  private static final long DAY_MS = 86_400_000L;
  private static final int DAYS = 120;

  /** A dollar times a ppm is a micro-dollar; the margin is rounded up to a whole one. */
  private static final Offset<Long> ROUNDED_UP = within(1L);

  @TempDir static Path folder;

  private static Program program;
  private static Program.Service service;
  private static KeyPair keys;

  @BeforeAll
  static void start() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(home.resolve("models"), Path.of("models").toAbsolutePath());
    Path config = Files.createDirectories(home.resolve("config"));
    Files.writeString(config.resolve("markets.json"), liveMarket());
    Files.writeString(config.resolve("price-sources.json"), sources());
    program = new Program(folder).with("FORESHOCK_HOME", home.toString());
    service = program.serve();
    await();
    publish("BTCUSDT", 65_000);
    publish("ETHUSDT", 2_000);
  }

  private static void await() throws InterruptedException {
    RestAssured.baseURI = service.url();
    RestAssured.port = RestAssured.UNDEFINED_PORT;
    Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    RestAssured.reset();
  }

  private static String liveMarket() {
    return """
    {"markets": [{"id": "BTCUSDT", "symbol": "BTCUSDT", "aliases": ["BITCOIN"], "class": "CRYPTO",
      "quote": "USDT", "calendar": "CONTINUOUS", "profile": "crypto", "clock": "LIVE"}],
     "patterns": []}
    """;
  }

  private static String sources() {
    String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    return "{\"markets\": ["
        + String.join(
            ",",
            market(
                "BTCUSDT",
                source("alpha", 3_600, ""),
                source("beta", 3_600, ""),
                source("gamma", 3_600, "")),
            market("ETHUSDT", source("alpha", 3_600, "")),
            market(
                "SOLUSDT",
                source("signed", 3_600, ", \"publicKey\": \"" + key + "\""),
                source("plain", 3_600, "")),
            market("XRPUSDT", source("alpha", 3_600, ""), source("beta", 3_600, "")),
            market("LTCUSDT", source("quick", 10, "")))
        + "]}";
  }

  private static String market(String id, String... sources) {
    return "{\"marketId\": \"" + id + "\", \"sources\": [" + String.join(",", sources) + "]}";
  }

  private static String source(String id, int maximumAgeSeconds, String more) {
    return String.format(
        Locale.ROOT,
        "{\"id\": \"%s\", \"heartbeatSeconds\": %d, \"maximumAgeSeconds\": %d,"
            + " \"stuckSeconds\": 120, \"maximumConfidencePpm\": 10000%s}",
        id,
        Math.min(600, maximumAgeSeconds),
        maximumAgeSeconds,
        more);
  }

  /** Posts daily bars, the last of which closed at the end of yesterday at a given price. */
  private static void publish(String symbol, double lastClose) throws InterruptedException {
    Random random = new Random(5);
    double[] logs = new double[DAYS];
    for (int day = 1; day < DAYS; day++) {
      logs[day] = logs[day - 1] + 0.02 * random.nextGaussian();
    }
    long firstMs = (System.currentTimeMillis() / DAY_MS - DAYS) * DAY_MS;
    String bars =
        IntStream.range(0, DAYS)
            .mapToObj(day ->
                String.format(
                    Locale.ROOT,
                    "{\"timestamp\":%d,\"symbol\":\"%s\",\"close\":%s}",
                    firstMs + day * DAY_MS,
                    symbol,
                    lastClose * Math.exp(logs[day] - logs[DAYS - 1])))
            .collect(Collectors.joining(","));
    given()
        .contentType(ContentType.JSON)
        .body("{\"barLengthSeconds\":86400,\"bars\":[" + bars + "]}")
        .post("/v1/market-data/bars")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(DAYS));
    Await.until("/v1/markets/" + symbol, answer -> answer.statusCode() == 200);
  }

  private static ValidatableResponse post(String... reports) {
    return send("{\"prices\":[" + String.join(",", reports) + "]}");
  }

  private static ValidatableResponse send(String body) {
    return given().contentType(ContentType.JSON).body(body).post(PRICES).then();
  }

  private static String report(String source, String market, double price, long observedAtMs) {
    return String.format(
        Locale.ROOT,
        "{\"source\":\"%s\",\"marketId\":\"%s\",\"price\":%s,\"confidence\":10,\"observedAt\":%d}",
        source,
        market,
        price,
        observedAtMs);
  }

  private static ValidatableResponse price(String market) {
    return get("/v1/markets/" + market + "/price").then().statusCode(200);
  }

  private static JsonPath margin(String market, int quantity, double entryPrice) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            String.format(
                Locale.ROOT,
                "{\"positions\":[{\"positionId\":\"1\",\"marketId\":\"%s\",\"type\":\"PERPETUAL\","
                    + "\"quantity\":%d,\"entryPrice\":%s}]}",
                market,
                quantity,
                entryPrice))
        .post("/v1/portfolios/margin")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The worked example of docs/verified-prices.md. */
  @Test
  void prices_oneSticksThenLiesThenAllDiffer_isThatOfTheDocument() throws Exception {
    String set = "/v1/markets/BTCUSDT/margin-parameters";
    String tag = get(set).header("ETag");
    Await.until(set, answer -> answer.header("Foreshock-Health").equals("STALE"));
    assertThat(margin("BTCUSDT", 2, 60_000).getList("flags", String.class)).contains("PRICE_STALE");
    long nowMs = System.currentTimeMillis();

    for (int step = 0; step < 4; step++) {
      long atMs = nowMs - 200_000 + step * 50_000;
      post(
              report("alpha", "BTCUSDT", 65_000 + 30 * step, atMs),
              report("beta", "BITCOIN", 65_010 + 30 * step, atMs),
              report("gamma", "BTCUSDT", 64_990, atMs))
          .statusCode(200)
          .body("accepted", equalTo(3));
    }
    price("BTCUSDT")
        .body("state", equalTo("FRESH"))
        .body("value", equalTo(65_095f))
        .body("used", equalTo(2))
        .body("quorum", equalTo(2))
        .body("sources.find { it.source == 'gamma' }.rejection", equalTo("STUCK"));
    assertThat(get(set).header("Foreshock-Health")).isEqualTo("FRESH");
    assertThat(margin("BTCUSDT", 2, 60_000).getDouble("markets[0].markPrice")).isEqualTo(65_095);

    post(report("gamma", "BTCUSDT", 45_000, nowMs - 40_000)).body("accepted", equalTo(1));
    price("BTCUSDT")
        .body("state", equalTo("FRESH"))
        .body("value", equalTo(65_090f))
        .body("sources.find { it.source == 'gamma' }.rejection", equalTo("JUMP_CONTRADICTED"))
        .body("sources.find { it.source == 'gamma' }.suspect", equalTo(true))
        .body("sources.find { it.source == 'gamma' }.price", equalTo(45_000f));

    post(
            report("alpha", "BTCUSDT", 65_090, nowMs - 20_000),
            report("beta", "BTCUSDT", 66_500, nowMs - 20_000),
            report("gamma", "BTCUSDT", 67_800, nowMs - 20_000))
        .body("accepted", equalTo(3));
    price("BTCUSDT")
        .body("state", equalTo("DEGRADED"))
        .body("value", equalTo(66_500f))
        .body("low", equalTo(65_080f))
        .body("high", equalTo(67_810f))
        .body("used", equalTo(3));
    assertThat(get(set).header("Foreshock-Health")).isEqualTo("DEGRADED");
    requireWorseSide();
    assertThat(get(set).header("ETag")).as("prices change no margin").isEqualTo(tag);
    get("/v1/feeds")
        .then()
        .body("feeds.find { it.marketId == 'BTCUSDT' }.health", equalTo("DEGRADED"))
        .body(
            "feeds.find { it.marketId == 'BTCUSDT' }.priceSources.source",
            contains("alpha", "beta", "gamma"))
        .body("feeds.find { it.marketId == 'BTCUSDT' }.priceSources.overdue", not(hasItem(true)));

    requireTheSameAfterARestart();
  }

  /** A long position gains at the lowest usable price, a short one at the highest. */
  private static void requireWorseSide() {
    JsonPath set = get("/v1/markets/BTCUSDT/margin-parameters").jsonPath();
    JsonPath held = margin("BTCUSDT", 2, 60_000);
    JsonPath owed = margin("BTCUSDT", -2, 60_000);
    assertThat(held.getString("equityUsd6")).isEqualTo("10160000000"); // 2 × (65,080 − 60,000)
    assertThat(owed.getString("equityUsd6")).isEqualTo("-15620000000"); // 2 × (60,000 − 67,810)
    assertThat(held.getLong("components.nettedUsd6"))
        .isCloseTo(2 * 67_810 * set.getLong("imfLongPpm"), ROUNDED_UP);
    assertThat(owed.getLong("components.nettedUsd6"))
        .isCloseTo(2 * 67_810 * set.getLong("imfShortPpm"), ROUNDED_UP);
    assertThat(held.getString("markets[0].verifiedPrice.state")).isEqualTo("DEGRADED");
    assertThat(held.getList("flags", String.class)).contains("PRICE_DEGRADED");
  }

  private static void requireTheSameAfterARestart() throws Exception {
    JsonPath before = price("BTCUSDT").extract().jsonPath();
    service.close();
    service = program.serve();
    await();
    JsonPath after = price("BTCUSDT").extract().jsonPath();
    assertThat(after.getDouble("value")).isEqualTo(before.getDouble("value"));
    assertThat(after.getList("sources.arrivedAtMs"))
        .isEqualTo(before.getList("sources.arrivedAtMs"));
    assertThat(after.getString("state")).isEqualTo("DEGRADED");
  }

  @Test
  void prices_ofAReplayMarket_areToldAndValueNothing() {
    post(report("alpha", "ETHUSDT", 2_500, System.currentTimeMillis()))
        .body("accepted", equalTo(1));
    price("ETHUSDT").body("state", equalTo("FRESH")).body("value", equalTo(2_500f));
    JsonPath margin = margin("ETHUSDT", 1, 1_900);
    assertThat(margin.getDouble("markets[0].markPrice")).isEqualTo(2_000);
    assertThat(margin.getString("markets[0].verifiedPrice")).isNull();
    assertThat(margin.getString("equityUsd6")).isEqualTo("100000000");
  }

  @Test
  void prices_silence_goesStaleAndKeepsTheLastGood() throws Exception {
    send(report("quick", "LTCUSDT", 8_000, System.currentTimeMillis()))
        .body("accepted", equalTo(1));
    price("LTCUSDT").body("value", equalTo(8_000f));
    Await.until(
        "/v1/markets/LTCUSDT/price",
        answer -> answer.jsonPath().getString("state").equals("STALE"));
    price("LTCUSDT")
        .body("value", equalTo(8_000f))
        .body("sources[0].rejection", equalTo("STALE"))
        .body("sources[0].overdue", equalTo(true));
  }

  @Test
  void prices_sentAgain_changeNothing_andAnotherPriceConflicts() {
    long atMs = System.currentTimeMillis() - 5_000;
    String first = report("alpha", "XRPUSDT", 0.5, atMs).replace(":10,", ":0,");
    send(first).statusCode(200).body("accepted", equalTo(1));
    send(first).statusCode(200).body("unchanged", equalTo(1)).body("accepted", equalTo(0));
    post(
            report("beta", "XRPUSDT", 0.51, atMs).replace(":10,", ":0,"),
            report("alpha", "XRPUSDT", 0.6, atMs).replace(":10,", ":0,"))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:foreshock:problem:price-conflict"))
        .body("errors[0].pointer", equalTo("/prices/1/price"))
        .body("detail", startsWith("source 'alpha' said 0.5 ± 0 of XRPUSDT"));
    price("XRPUSDT").body("sources.find { it.source == 'beta' }.price", nullValue());
  }

  @Test
  void prices_impossibleOrOutOfTime_areKeptWithTheReason() {
    long nowMs = System.currentTimeMillis();
    post(
            report("alpha", "XRPUSDT", -1, nowMs - 1),
            report("alpha", "XRPUSDT", 1, nowMs + 600_000),
            report("alpha", "XRPUSDT", 1, nowMs - 3_700_000))
        .statusCode(200)
        .body("accepted", equalTo(0))
        .body("refused", equalTo(3))
        .body("refusals.pointer", contains("/prices/0", "/prices/1", "/prices/2"))
        .body("refusals.reason", contains("IMPOSSIBLE_PRICE", "FUTURE_TIME", "STALE_TIME"));
    price("XRPUSDT").body("refused.reason", hasItem("FUTURE_TIME"));
  }

  @Test
  void prices_ofASourceWithAKey_mustBeSigned() throws GeneralSecurityException {
    long atMs = System.currentTimeMillis() - 1_000;
    String plain = report("signed", "SOLUSDT", 150.5, atMs);
    send(plain)
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Ed25519"))
        .body("type", equalTo("urn:foreshock:problem:signature-missing"))
        .body("detail", containsString("'signed'"));
    String signed = signed(plain, "signed\nSOLUSDT\n150.5\n10\n" + atMs);
    send(signed.replace("150.5", "151.5"))
        .statusCode(403)
        .body("type", equalTo("urn:foreshock:problem:signature-invalid"))
        .body("errors[0].pointer", equalTo("/signature"));
    price("SOLUSDT").body("state", equalTo("STALE")).body("value", nullValue());
    send(signed).statusCode(200).body("accepted", equalTo(1));
    send(signed(report("plain", "SOLUSDT", 150.5, atMs), "x"))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/signature"));
  }

  private static String signed(String report, String lines) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(keys.getPrivate());
    signer.update(("foreshock-price-report/1\n" + lines).getBytes(StandardCharsets.UTF_8));
    String signature = Base64.getEncoder().encodeToString(signer.sign());
    return report.replace("}", ",\"signature\":\"" + signature + "\"}");
  }

  @Test
  void prices_faults_areNamedByPointer() {
    long nowMs = System.currentTimeMillis();
    post(
            report("nobody", "XRPUSDT", 1, nowMs),
            report("alpha", "NOPE", 1, nowMs),
            "{\"source\":\"alpha\",\"marketId\":\"XRPUSDT\",\"price\":\"1\",\"more\":1}")
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/prices/0/source",
                "/prices/1/marketId",
                "/prices/2/more",
                "/prices/2/price",
                "/prices/2/confidence",
                "/prices/2/observedAt"));
    String thousand =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj(place -> report("alpha", "XRPUSDT", 1, nowMs - place))
            .collect(Collectors.joining(","));
    post(thousand)
        .statusCode(400)
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo("/prices"));
    post().statusCode(200).body("refusals", empty());
    send("{\"price\":NaN}").statusCode(400);
    get("/v1/markets/NOPE/price")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:foreshock:problem:no-price-sources"));
  }
}
