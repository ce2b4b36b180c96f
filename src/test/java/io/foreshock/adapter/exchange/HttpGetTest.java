package io.foreshock.adapter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.adapter.ScriptedServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request, to servers that keep to HTTP and to some that do not. */
class HttpGetTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private static final String OK = ScriptedServer.answer("200 OK", "", "[1]");

  private static URI address(ScriptedServer server) {
    return URI.create("http://localhost:" + server.port() + "/first?symbol=X");
  }

  private static HttpAnswer ask(URI address) throws Exception {
    return new HttpGet(LONG, LONG).ask(address);
  }

  private static HttpAnswer ask(String... answers) throws Exception {
    try (ScriptedServer server = new ScriptedServer(answers)) {
      return ask(address(server));
    }
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void ask_answer_hasStatusHeadersAndBody() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(ScriptedServer.answer("200 OK", "date: now\r\n", "[1]"))) {
      HttpAnswer answer = ask(address(server));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Date")).hasValue("now");
      assertThat(answer.header("Retry-After")).isEmpty();
      assertThat(text(answer)).isEqualTo("[1]");
      assertThat(server.heads().getFirst())
          .startsWith("GET /first?symbol=X HTTP/1.1\n")
          .contains("\nAccept: application/json\n", "\nUser-Agent: foreshock\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"400 Bad", "401 Who", "404 Gone", "418 Tea", "429 Wait", "500 Oops", "503 Later"})
  void ask_errorStatus_isAnAnswerWithItsBody(String status) throws Exception {
    HttpAnswer answer = ask(ScriptedServer.answer(status, "Retry-After: 7\r\n", "not now"));
    assertThat(answer.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
    assertThat(answer.header("Retry-After")).hasValue("7");
    assertThat(text(answer)).isEqualTo("not now");
  }

  @Test
  void ask_errorStatusWithoutBody_isAnAnswer() throws Exception {
    assertThat(ask(ScriptedServer.answer("503 Later", "", "")).body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void ask_redirection_isFollowed(int status) throws Exception {
    String moved = ScriptedServer.answer(status + " Moved", "Location: /second\r\n", "moved");
    try (ScriptedServer server = new ScriptedServer(moved, OK)) {
      assertThat(text(ask(address(server)))).isEqualTo("[1]");
      assertThat(server.heads().getLast()).startsWith("GET /second HTTP/1.1\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"302, ftp://localhost/", "302, http:nowhere", "304, /second", "300, /second"})
  void ask_redirectionThatIsNone_isTheAnswer(int status, String location) throws Exception {
    HttpAnswer answer =
        ask(ScriptedServer.answer(status + " Moved", "Location: " + location + "\r\n", ""), OK);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void ask_redirectionToNoAddress_isRefused() {
    assertThatThrownBy(() -> ask(ScriptedServer.answer("302 Moved", "Location: a b\r\n", "")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'a b'");
  }

  @Test
  void ask_redirectionWithoutEnd_endsAtTheFifthRequest() throws Exception {
    String moved = ScriptedServer.answer("302 Moved", "Location: /again\r\n", "");
    try (ScriptedServer server = new ScriptedServer(moved)) {
      assertThat(ask(address(server)).status()).isEqualTo(302);
      assertThat(server.heads()).hasSize(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/, http://b/, true",
    "http://a/, https://b/, true",
    "https://a/, https://b/, true",
    "https://a/, http://b/, false",
    "HTTPS://a/, HTTP://b/, false",
    "https://a/, file:///b, false",
  })
  void allowed_redirection_neverGivesUpTls(URI from, URI to, boolean allowed) {
    assertThat(HttpGet.allowed(from, to)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"200 OK, keep-alive", "200 OK, close", "400 Bad, keep-alive", "400 Bad, close"})
  void ask_bodyCutShort_isBroken(String status, String connection) {
    String headers = "Connection: " + connection + "\r\nContent-Length: 15\r\n";
    assertThatThrownBy(() -> ask(ScriptedServer.head(status, headers) + "[[17040"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void ask_chunksCutShort_areBroken() {
    assertThatThrownBy(() ->
            ask(ScriptedServer.head("200 OK", "Transfer-Encoding: chunked\r\n") + "3\r\n[1]\r\n"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void ask_bodyWithoutALength_endsWithTheConnection() throws Exception {
    assertThat(text(ask(ScriptedServer.head("200 OK", "") + "[1]"))).isEqualTo("[1]");
  }

  @Test
  void ask_largestBody_isTakenAndOneByteMoreRefused() throws Exception {
    String largest = "x".repeat(HttpGet.LARGEST_BODY);
    assertThat(ask(ScriptedServer.answer("200 OK", "", largest)).body())
        .hasSize(HttpGet.LARGEST_BODY);
    assertThatThrownBy(() -> ask(ScriptedServer.answer("200 OK", "", largest + "x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 16777216 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage\r\n\r\n", "HTTP/1.1 \r\n\r\n", ScriptedServer.RESET})
  void ask_answerThatIsNotHttp_isBrokenButReached(String answer) {
    assertThatThrownBy(() -> ask(answer))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ConnectException.class);
  }

  @Test
  void ask_resetInTheHandshake_isBrokenButReached() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.RESET)) {
      assertThatThrownBy(() -> ask(URI.create("https://localhost:" + server.port() + "/")))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ConnectException.class);
    }
  }

  @Test
  void ask_silence_isBrokenAfterTheLimit() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.SILENCE)) {
      assertThatThrownBy(() -> new HttpGet(LONG, SHORT).ask(address(server)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ConnectException.class);
    }
  }

  @Test
  void ask_silenceInTheHandshake_isNotReached() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.SILENCE)) {
      URI address = URI.create("https://localhost:" + server.port() + "/");
      assertThatThrownBy(() -> new HttpGet(LONG, SHORT).ask(address))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void ask_nobodyListens_isNotReached() throws Exception {
    ScriptedServer gone = new ScriptedServer(OK);
    gone.close();
    assertThatThrownBy(() -> ask(address(gone))).isInstanceOf(ConnectException.class);
  }

  /** A label has 63 letters at most, so nobody is asked for this name. */
  @Test
  void ask_unknownHost_isNotReached() {
    URI address = URI.create("http://" + "a".repeat(64) + ".invalid/");
    assertThatThrownBy(() -> ask(address)).isInstanceOf(ConnectException.class);
  }

  @Test
  void ask_portThatIsNone_isTheCallersMistake() {
    assertThatThrownBy(() -> ask(URI.create("http://localhost:99999/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99999");
  }

  @Test
  void ask_interrupted_endsAndClosesTheConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.SILENCE)) {
      CompletableFuture<Object> outcome = new CompletableFuture<>();
      Thread asking =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  outcome.complete(ask(address(server)));
                } catch (Exception e) {
                  outcome.complete(e);
                }
              });
      assertThat(server.asked().await(1, TimeUnit.MINUTES)).isTrue();
      asking.interrupt();
      assertThat(outcome.get(1, TimeUnit.MINUTES)).isInstanceOf(InterruptedException.class);
      assertThat(server.left().await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
