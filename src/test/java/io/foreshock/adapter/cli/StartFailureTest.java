package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tell_wrappedConfigurationError_exitsTwoWithItsMessage() {
    assertThat(tell(wrapped(new ConfigurationException("set it to 127.0.0.1")))).isEqualTo(2);
    assertThat(printed()).isEqualTo("set it to 127.0.0.1\n");
  }

  @Test
  void tell_configurationErrorWithACause_exitsTwoWithItsOwnMessage() {
    Throwable unreadable = new IOException("key.pem");
    assertThat(tell(wrapped(new ConfigurationException("cannot read key.pem", unreadable))))
        .isEqualTo(2);
    assertThat(printed()).isEqualTo("cannot read key.pem\n");
  }

  @Test
  void tell_portInUse_exitsOneAndSaysHowToChooseAnother() {
    Throwable taken = new QuarkusBindException("127.0.0.1", 8080, new BindException("in use"));
    assertThat(tell(wrapped(taken))).isEqualTo(1);
    assertThat(printed())
        .startsWith("Cannot listen on 127.0.0.1:8080")
        .contains("QUARKUS_HTTP_PORT");
  }

  @Test
  void tell_anyOtherFailure_exitsOneWithTheFirstLineOfEachCause() {
    Throwable disk =
        new IllegalStateException("no connection\n----\nstate", new IOException("full"));
    assertThat(tell(wrapped(disk))).isEqualTo(1);
    assertThat(printed())
        .isEqualTo("Foreshock could not start: no connection: full (--verbose shows more)\n");
  }

  @Test
  void tell_causeThatRepeatsItself_isToldOnce() {
    Throwable refused = new IOException("refused");
    Throwable repeated = new IllegalStateException("no connection: refused", refused);
    assertThat(tell(wrapped(repeated))).isEqualTo(1);
    assertThat(printed())
        .isEqualTo("Foreshock could not start: no connection: refused (--verbose shows more)\n");
  }

  @Test
  void tell_failureWithoutCause_exitsOneWithItsMessage() {
    assertThat(tell(new IllegalStateException("disk full"))).isEqualTo(1);
    assertThat(printed())
        .isEqualTo("Foreshock could not start: disk full (--verbose shows more)\n");
  }

  @Test
  void tell_verbose_showsTheStackTrace() {
    assertThat(tell(wrapped(new IllegalStateException("disk full")), "serve", "--verbose"))
        .isEqualTo(1);
    assertThat(printed()).contains("Caused by: java.lang.IllegalStateException: disk full");
  }

  private int tell(Throwable failure, String... args) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return StartFailure.of(failure).tell(stream, args);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Throwable wrapped(Throwable cause) {
    return new RuntimeException("Failed to start quarkus", cause);
  }
}
