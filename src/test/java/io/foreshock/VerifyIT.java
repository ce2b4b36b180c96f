package io.foreshock;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.Await;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publish, verify without the service, tamper, refuse; replace the key and take it back. */
class VerifyIT {

  private static final String SET = "/v1/markets/INDEX.GSPC/margin-parameters";
  private static final String NEXT_BAR =
      "{\"bars\":[{\"timestamp\":\"2020-04-20T00:00:00Z\",\"symbol\":\"^GSPC\","
          + "\"close\":2823.16}]}";

  @TempDir Path folder;

  @AfterEach
  void reset() {
    RestAssured.reset();
  }

  private Path kept(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Path keys(String name) throws Exception {
    return kept(name, get("/v1/keys").then().statusCode(200).extract().asString());
  }

  private static String set() {
    return get(SET).then().statusCode(200).extract().asString();
  }

  private static String keyId(String set) {
    return JsonPath.from(set).getString("signatures[0].kid");
  }

  private static void verify(Program program, int exitCode, String told, Object... args)
      throws Exception {
    String[] words = new String[args.length + 1];
    words[0] = "verify";
    for (int i = 0; i < args.length; i++) {
      words[i + 1] = args[i].toString();
    }
    Program.Result result = program.run(words);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
    assertThat(exitCode == 0 ? result.out() : result.err()).contains(told);
  }

  @Test
  void verify_whatTheServicePublished_holdsUntilItIsTouched() throws Exception {
    Program program = new Program(folder);
    try (Program.Service service = program.serveOver("sp500-daily-2000-2020")) {
      Path first = kept("first.json", set());
      Path keys = keys("keys.json");
      Path forged = kept("forged.json", set().replaceFirst("\"imfPpm\":", "\"imfPpm\":1"));

      verify(program, 0, "REPLAY, NOT FOR LIVE USE", first, "--keys", keys);
      verify(program, 1, "BAD_SIGNATURE", forged, "--keys", keys);
      verify(program, 1, "NOT_LIVE", first, "--keys", keys, "--live");
      verify(program, 1, "NOT_LIVE", first, "--keys", keys, "--at", "2020-04-20T00:00:00Z");
      verify(program, 1, "REPLAYED", first, "--keys", keys, "--min-sequence", "5046");
      verify(program, 2, "no keys to trust", first);
      verify(program, 2, "--at must be", first, "--keys", keys, "--at", "yesterday");
      program.with("FORESHOCK_VERIFY_KEYS", keys.toString());
      verify(program, 0, "sequence 5045", first);

      given().contentType(ContentType.JSON).body(NEXT_BAR).post("/v1/market-data/bars");
      Await.until(SET, answer -> answer.jsonPath().getLong("sequence") == 5046);
      Path second = kept("second.json", set());
      verify(program, 0, "sequence 5046", second, "--previous", first);
      verify(program, 1, "REPLAYED", first, "--previous", second);
      assertThat(service.log()).noneMatch(line -> line.contains(" ERROR "));
    }
  }

  @Test
  void keys_replacedAndTakenBack_theServiceFollows() throws Exception {
    Program program = new Program(folder);
    try (Program.Service service = program.serveOver("sp500-daily-2000-2020")) {
      Response before = get(SET);
      Path first = kept("first.json", before.asString());
      String old = keyId(before.asString());
      String next = program.run("keys", "rotate").succeeded().out().strip();
      Await.until(SET, answer -> keyId(answer.asString()).equals(next));
      assertThat(get(SET).header("ETag")).isNotEqualTo(before.header("ETag"));
      assertThat(get("/v1/keys").jsonPath().getList("keys.kid")).isEqualTo(List.of(old, next));
      verify(program, 0, "holds", first, "--keys", keys("both.json"));

      program.run("keys", "revoke", old, "--reason", "lost").succeeded();
      Await.until("/v1/keys/revocations", answer -> answer.asString().contains(old));
      assertThat(get("/v1/keys").jsonPath().getList("keys.kid")).isEqualTo(List.of(next));
      verify(program, 1, "REVOKED_KEY", first, "--keys", keys("one.json"));
      assertThat(program.run("keys", "revoke", old, "--reason", "again").exitCode()).isEqualTo(2);
      assertThat(service.log()).noneMatch(line -> line.contains(" ERROR "));
    }
  }

  /** The same content after a crash: same place in the chain, same bytes to the last signature. */
  @Test
  void serve_afterACrash_publishesTheSameBytes() throws Exception {
    Program program = new Program(folder);
    String before;
    try (Program.Service service = program.serveOver("sp500-daily-2000-2020")) {
      before = set();
      service.kill();
    }
    Files.delete(program.store().resolve("published.json"));
    try (Program.Service service = program.serve()) {
      RestAssured.baseURI = service.url();
      Await.until("/q/health/ready", ready -> ready.statusCode() == 200);
      assertThat(set()).isEqualTo(before);
    }
  }

  @Test
  void serve_keyFileOthersMayRead_isRefusedWithExitCodeTwo() throws Exception {
    Path key = kept("key.pem", "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n");
    Program program = new Program(folder).with("FORESHOCK_SIGNING_KEY_FILE", key.toString());
    Program.Result result = program.run("serve");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out() + result.err()).contains("chmod 600");
  }
}
