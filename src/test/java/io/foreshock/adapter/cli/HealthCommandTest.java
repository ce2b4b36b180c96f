package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.ScriptedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command against servers on this machine that are up, down and none. */
class HealthCommandTest {

  private static final String PORT = "quarkus.http.port";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void forgetPort() {
    System.clearProperty(PORT);
  }

  private int health(String answer, String... args) throws IOException {
    try (ScriptedServer server = new ScriptedServer(answer)) {
      System.setProperty(PORT, String.valueOf(server.port()));
      return new CommandLine(new HealthCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err))
          .execute(args);
    }
  }

  @Test
  void health_up_exitsZero() throws IOException {
    assertThat(health(ScriptedServer.answer("200 OK", "", "{}"), "live")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("UP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"503 Down", "404 Gone", "302 Moved"})
  void health_down_exitsOneWithWhatIsDownInOneLine(String status) throws IOException {
    String answer =
        ScriptedServer.answer(status, "Location: /\r\n", "{\n  \"status\": \"DOWN\"\n}\n");
    assertThat(health(answer)).isEqualTo(1);
    assertThat(err.toString()).isEqualToIgnoringNewLines("{ \"status\": \"DOWN\" }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage\r\n\r\n", ScriptedServer.RESET})
  void health_noAnswer_exitsOneWithOneLine(String answer) throws IOException {
    assertThat(health(answer, "started")).isEqualTo(1);
    assertThat(err.toString()).containsPattern("^http://127.0.0.1:\\d+/q/health/started cannot");
    assertThat(err.toString().lines()).hasSize(1);
  }
}
