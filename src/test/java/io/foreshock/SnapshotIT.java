package io.foreshock;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.Await;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published outlives the process, and is served without the store where that is wanted. */
class SnapshotIT {

  private static final String SET = "/v1/markets/INDEX.GSPC/margin-parameters";

  @TempDir Path folder;

  private Program program;

  @BeforeEach
  void fill() throws Exception {
    program = new Program(folder);
    for (String set : List.of("sp500-daily-2000-2020", "btc-daily-2016-2017")) {
      program
          .run("import", Path.of("training-data", set, "bars.csv.gz").toAbsolutePath().toString())
          .succeeded();
    }
  }

  @AfterEach
  void reset() {
    RestAssured.reset();
  }

  private Program.Service serve() throws Exception {
    Program.Service service = program.serve();
    RestAssured.baseURI = service.url();
    RestAssured.port = RestAssured.UNDEFINED_PORT;
    return service;
  }

  private TreeMap<String, String> told() {
    TreeMap<String, String> told = new TreeMap<>();
    for (String path :
        List.of(
            "/v1/markets",
            "/v1/margin-parameters",
            "/v1/haircut-schedules",
            SET,
            "/v1/markets/INDEX.GSPC/forecasts",
            "/v1/margin-parameters/" + get(SET).jsonPath().getString("setId") + "/explanation")) {
      told.put(path, get(path).then().statusCode(200).extract().asString());
    }
    return told;
  }

  private TreeMap<String, String> publishedAndKilled() throws Exception {
    try (Program.Service service = serve()) {
      Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
      TreeMap<String, String> told = told();
      service.kill();
      return told;
    }
  }

  @Test
  void serve_storeWhenNeeded_saysTheSameAndLeavesTheStoreClosed() throws Exception {
    TreeMap<String, String> before = publishedAndKilled();
    Path away = folder.resolve("away.db");
    Files.move(program.store().resolve("foreshock.db"), away);
    Files.deleteIfExists(program.store().resolve("foreshock.db-wal"));
    Files.deleteIfExists(program.store().resolve("foreshock.db-shm"));
    program.with("FORESHOCK_STORE_OPEN", "when-needed");
    try (Program.Service service = serve()) {
      assertThat(told()).isEqualTo(before);
      get("/q/health/ready").then().statusCode(200);
      get("/q/metrics").then().statusCode(200);
      assertThat(program.store().resolve("foreshock.db")).doesNotExist();
      assertThat(service.log()).noneMatch(line -> line.contains(" ERROR "));
    }
  }

  @Test
  void postedBars_storeWhenNeeded_openItAndChangeWhatTheyMust() throws Exception {
    String before = publishedAndKilled().get("/v1/margin-parameters");
    program.with("FORESHOCK_STORE_OPEN", "when-needed");
    try (Program.Service service = serve()) {
      String bar =
          "{\"timestamp\":\"2020-04-20T00:00:00Z\",\"symbol\":\"^GSPC\",\"close\":2823.16}";
      given()
          .contentType(ContentType.JSON)
          .body("{\"bars\":[" + bar + "]}")
          .post("/v1/market-data/bars")
          .then()
          .statusCode(200);
      Await.until(SET, set -> set.jsonPath().getLong("sequence") == 5046);
      String bitcoin = get("/v1/markets/BTC-USD/margin-parameters").asString();
      assertThat(before).contains(bitcoin);
      assertThat(service.log()).noneMatch(line -> line.contains(" ERROR "));
    }
  }

  @Test
  void serve_damagedSnapshot_isToldAndTheStoreServes() throws Exception {
    TreeMap<String, String> before = publishedAndKilled();
    Path file = program.store().resolve("published.json");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    program.with("FORESHOCK_STORE_OPEN", "when-needed");
    try (Program.Service service = serve()) {
      Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
      assertThat(service.log()).anyMatch(line -> line.contains("not served, the store is: it sha"));
      assertThat(get(SET).asString()).isEqualTo(before.get(SET));
    }
  }

  @Test
  void serve_storeAtStart_servesAtOnceAndRefreshesToTheSame() throws Exception {
    TreeMap<String, String> before = publishedAndKilled();
    try (Program.Service service = serve()) {
      assertThat(told()).isEqualTo(before);
      Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
      assertThat(told()).isEqualTo(before);
      assertThat(service.log()).noneMatch(line -> line.contains(" ERROR "));
    }
  }
}
