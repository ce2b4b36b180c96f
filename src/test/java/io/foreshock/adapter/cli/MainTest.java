package io.foreshock.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @ValueSource(strings = {"serve", "serve --verbose", "--verbose serve"})
  void isService_serve_isTrue(String line) {
    assertThat(Main.isService(line.split(" "))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve --help", "serve -h", "--help serve", "version", "import serve"})
  void isService_helpOrOtherCommand_isFalse(String line) {
    assertThat(Main.isService(line.split(" "))).isFalse();
  }

  @Test
  void isService_noArguments_isFalse() {
    assertThat(Main.isService()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "import FILE", "--verbose import FILE", "promote MODEL/VERSION"})
  void usesStore_commandThatMayKeepData_isTrue(String line) {
    assertThat(Main.usesStore(line.split(" "))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "health",
        "verify SET",
        "backtest FILE",
        "train",
        "models",
        "rollback MODEL/VERSION",
        "fetch kraken X",
        "import --help",
        "--version"
      })
  void usesStore_commandOnItsArgumentsAloneOrHelp_isFalse(String line) {
    assertThat(Main.usesStore(line.split(" "))).isFalse();
  }

  @Test
  void usesStore_noArguments_isFalse() {
    assertThat(Main.usesStore()).isFalse();
  }
}
