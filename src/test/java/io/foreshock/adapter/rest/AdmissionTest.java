package io.foreshock.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One request may be under way: another is one too many. */
@QuarkusTest
@TestProfile(AdmissionTest.OneAtATime.class)
class AdmissionTest {

  /** Lets one request in. */
  public static final class OneAtATime implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("foreshock.admission.max-in-flight", "1");
    }
  }

  private static final String HEAD_OF_A_LONG_BODY =
      "POST /v1/market-data/bars HTTP/1.1\r\nHost: localhost\r\n"
          + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

  /** Beyond what two threads work off in half a second, at a tenth of a second each. */
  private static final int MORE_THAN_MAY_WAIT = 30;

  @Inject MeterRegistry meters;
  @Inject Evaluations evaluations;

  private double inFlight() {
    return meters.get("foreshock.requests.in.flight").gauge().value();
  }

  /** A request whose body never comes stays under way. */
  private Socket occupy() throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    write(socket, HEAD_OF_A_LONG_BODY);
    while (inFlight() < 1) {
      Thread.onSpinWait();
    }
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void request_oneTooMany_503SaysWhenToTryAgainAndIsCounted() throws Exception {
    try (Socket first = occupy()) {
      given()
          .get("/v1/markets")
          .then()
          .statusCode(503)
          .contentType(Problem.MEDIA_TYPE)
          .header("Retry-After", equalTo("1"))
          .body("type", equalTo("urn:foreshock:problem:overloaded"))
          .body("instance", equalTo("/v1/markets"));
      assertThat(meters.get("foreshock.requests.shed").tag("reason", "in-flight").counter().count())
          .isPositive();
      assertThat(first.isConnected()).isTrue();
    }
  }

  @Test
  void request_oneTooManyWithABody_503BeforeTheBodyIsSent() throws Exception {
    try (Socket first = occupy();
        Socket second = new Socket("localhost", RestAssured.port)) {
      write(second, HEAD_OF_A_LONG_BODY);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(second.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 503");
      assertThat(first.isConnected()).isTrue();
    }
  }

  @Test
  void operations_oneTooMany_areAnswered() throws Exception {
    try (Socket first = occupy()) {
      given().get("/q/health/live").then().statusCode(200);
      given().get("/q/metrics").then().statusCode(200);
      assertThat(first.isConnected()).isTrue();
    }
  }

  @Test
  void request_theFirstGone_letInAgain() throws Exception {
    occupy().close();
    while (inFlight() > 0) {
      Thread.onSpinWait();
    }
    given().get("/v1/markets").then().statusCode(200);
    assertThat(inFlight()).isZero();
  }

  @Test
  void pastMoment_evaluationsFull_503BeforeAnyResourceAndWhatIsPublishedIsServed() {
    CompletableFuture<Integer> gate = new CompletableFuture<>();
    List<CompletableFuture<Integer>> waiting =
        IntStream.range(0, MORE_THAN_MAY_WAIT)
            .mapToObj(i -> evaluations.run(gate::join).subscribeAsCompletionStage())
            .toList();
    try {
      // No resource has this path: one would have answered 404.
      given()
          .get("/v1/nowhere?asOf=2016-06-01")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:foreshock:problem:overloaded"));
      given().get("/v1/markets").then().statusCode(200);
    } finally {
      gate.complete(0);
    }
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
        .exceptionally(e -> null)
        .join();
    given().get("/v1/nowhere?asOf=2016-06-01").then().statusCode(404);
  }

  @Test
  void admission_noneAtAll_refusedWithTheValue() {
    ProblemPages pages = new ProblemPages(new ObjectMapper(), 1);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    assertThatThrownBy(() -> new Admission(pages, evaluations, 0, registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("foreshock.admission.max-in-flight")
        .hasMessageContaining("was 0");
  }
}
