package io.foreshock.adapter.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackGuardTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost"})
  void onStart_loopbackHost_passes(String host) {
    assertThatCode(() -> new LoopbackGuard(host, true).onStart(new StartupEvent()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "192.168.1.7", "", " "})
  void onStart_otherHost_isRefusedInOneLine(String host) {
    assertThatThrownBy(() -> new LoopbackGuard(host, true).onStart(new StartupEvent()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no authentication configured, so it binds to loopback only")
        .hasMessageContaining("quarkus.http.host is '" + host + "'")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
  }

  @Test
  void onStart_commandThatDoesNotListen_passes() {
    assertThatCode(() -> new LoopbackGuard("0.0.0.0", false).onStart(new StartupEvent()))
        .doesNotThrowAnyException();
  }
}
