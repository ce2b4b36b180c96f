package io.foreshock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.foreshock.adapter.Await;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of the packaged service: registered, watched, told of, and there after a crash. */
class AccountsIT {

  private static final String ACCOUNTS = "/v1/accounts/";
  private static final int DAYS = 300;
  private static final long PATIENCE_SECONDS = 120;

  @TempDir static Path folder;

  private static Program program;
  private static Program.Service service;

  @BeforeAll
  static void start() throws Exception {
    program = new Program(folder);
    service = program.serveOver();
    postBars(
        IntStream.range(0, DAYS)
            .mapToObj(day -> bar("WATCHUSDT", day, 100.0) + "," + bar("HEDGEUSDT", day, 50.0))
            .collect(Collectors.joining(",")));
    for (String market : new String[] {"WATCHUSDT", "HEDGEUSDT"}) {
      Await.until(
          "/v1/markets/" + market + "/margin-parameters", answer -> answer.statusCode() == 200);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    RestAssured.reset();
  }

  private static void postBars(String bars) {
    given()
        .contentType(ContentType.JSON)
        .body("{\"bars\":[" + bars + "]}")
        .post("/v1/market-data/bars")
        .then()
        .statusCode(200);
  }

  private static String bar(String symbol, int day, double level) {
    double swing = StrictMath.sin(day * 1.7 + level) + StrictMath.sin(day * 0.41);
    return bar(symbol, day, level, level * (1.0 + 0.03 * swing));
  }

  private static String bar(String symbol, int day, double level, double close) {
    return String.format(
        Locale.ROOT,
        "{\"timestamp\":\"%sT00:00:00Z\",\"symbol\":\"%s\",\"close\":%.4f}",
        LocalDate.of(2022, 1, 1).plusDays(day),
        symbol,
        close);
  }

  /** Ten of the one and ten of the other against it, entered at the level. */
  private static String body(double dollars) {
    return String.format(
        Locale.ROOT,
        "{\"positions\":["
            + "{\"positionId\":\"long\",\"marketId\":\"WATCHUSDT\",\"type\":\"PERPETUAL\","
            + "\"quantity\":10,\"entryPrice\":100},"
            + "{\"positionId\":\"hedge\",\"marketId\":\"HEDGEUSDT\",\"type\":\"PERPETUAL\","
            + "\"quantity\":-10,\"entryPrice\":50}],"
            + "\"collateral\":[{\"asset\":\"USD\",\"quantity\":%.2f}]}",
        dollars);
  }

  private static Response put(String id, String body) {
    return given().contentType(ContentType.JSON).body(body).put(ACCOUNTS + id);
  }

  @Test
  void put_account_isMeasuredAsItsPortfolioAndKeptByVersion() {
    Response created = put("versions", body(5_000));
    created.then().statusCode(201);
    JsonPath margin =
        given()
            .contentType(ContentType.JSON)
            .body(body(5_000))
            .post("/v1/portfolios/margin")
            .jsonPath();
    JsonPath summary = RestAssured.get(ACCOUNTS + "versions").jsonPath();
    // the last bits of sums may decide on one rounding up of each of two components
    for (String amount :
        new String[] {"initialMarginUsd6", "maintenanceMarginUsd6", "equityUsd6"}) {
      assertThat(summary.getLong("summary." + amount))
          .isBetween(margin.getLong(amount) - 2, margin.getLong(amount) + 2);
    }
    assertThat(summary.getString("summary.state")).isEqualTo(margin.getString("state"));
    String tag = created.header("ETag");
    given()
        .contentType(ContentType.JSON)
        .header("If-Match", tag)
        .body(body(6_000))
        .put(ACCOUNTS + "versions")
        .then()
        .statusCode(200);
    given()
        .contentType(ContentType.JSON)
        .header("If-Match", tag)
        .body(body(7_000))
        .put(ACCOUNTS + "versions")
        .then()
        .statusCode(412)
        .contentType("application/problem+json");
    RestAssured.get(ACCOUNTS + "versions").then().body("collateral[0].quantity", equalTo(6_000f));
    given().header("If-Match", tag).delete(ACCOUNTS + "versions").then().statusCode(412);
    given().delete(ACCOUNTS + "versions").then().statusCode(204);
    RestAssured.get(ACCOUNTS + "versions").then().statusCode(404);
  }

  @Test
  void put_faults_areNamedAndChangeNothing() {
    put("faulty", body(5_000)).then().statusCode(201);
    put("faulty", body(1).replace("HEDGEUSDT", "NOPE").replace("\"hedge\"", "\"long\""))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasSize(2))
        .body("errors[0].pointer", equalTo("/positions/1/positionId"))
        .body("errors[1].pointer", equalTo("/positions/1/marketId"));
    // the path of the events, which are only read
    assertThat(put("events", body(1)).statusCode()).isIn(400, 405);
    put("no%20name", body(1)).then().statusCode(400);
    RestAssured.get(ACCOUNTS + "faulty").then().body("collateral[0].quantity", equalTo(5_000f));
    RestAssured.get("/v1/accounts?limit=0").then().statusCode(400);
    RestAssured.get("/v1/accounts?state=WELL").then().statusCode(400);
    given().header("Last-Event-ID", "1").get(ACCOUNTS + "events").then().statusCode(410);
    given().delete(ACCOUNTS + "faulty").then().statusCode(204);
  }

  /** A fall is told with cause and proposal; what was told survives a crash. */
  @Test
  void fall_isToldAsAnEventAndRememberedAfterACrash() throws Exception {
    put("falls", body(700)).then().statusCode(201).body("summary.state", equalTo("HEALTHY"));
    BlockingQueue<String> lines = events();
    assertThat(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith(":");
    postBars(bar("WATCHUSDT", DAYS, 100.0, 33.0));
    JsonPath event = nextEvent(lines);
    assertThat(event.getString("accountId")).isEqualTo("falls");
    assertThat(event.getString("before")).isEqualTo("HEALTHY");
    String after = event.getString("after");
    assertThat(after).isIn("MARGIN_CALL", "LIQUIDATE");
    assertThat(event.getString("cause.kind")).isEqualTo("PRICE");
    assertThat(event.getString("cause.marketId")).isEqualTo("WATCHUSDT");
    assertThat(event.getBoolean("proposal.reachesTarget")).isTrue();
    assertThat(event.getString("proposal.method")).isIn("LINEAR_PROGRAMME", "PROPORTIONAL");
    assertThat(event.getLong("proposal.equityAfterUsd6") * 1_000_000.0)
        .isGreaterThanOrEqualTo(
            (double) event.getLong("proposal.initialMarginAfterUsd6")
                * event.getLong("proposal.targetPpm"));
    service.kill();
    service = program.serveOver();
    Await.until(
        ACCOUNTS + "falls", answer -> after.equals(answer.jsonPath().getString("summary.state")));
    RestAssured.get("/v1/accounts?state=" + after + "&limit=1")
        .then()
        .body("accounts[0].accountId", equalTo("falls"))
        .body("nextCursor", equalTo(null));
    given().delete(ACCOUNTS + "falls").then().statusCode(204);
  }

  private static BlockingQueue<String> events() throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(service.url() + ACCOUNTS + "events").toURL().openConnection();
    connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
          } catch (IOException | UncheckedIOException ended) {
            lines.add("ended " + ended);
          }
        });
    return lines;
  }

  private static JsonPath nextEvent(BlockingQueue<String> lines) throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (line != null && !line.startsWith("data:")) {
      line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(line).isNotNull();
    return JsonPath.from(line.substring("data:".length()));
  }
}
