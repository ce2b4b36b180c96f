package io.foreshock.adapter.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreKindGuardTest {

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onStart_knownKind_passes(String kind) {
    assertThatCode(() -> new StoreKindGuard(kind).onStart(new StartupEvent()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "SQLite", "postgres", ""})
  void onStart_unknownKind_isRefusedWithTheKindsThereAre(String kind) {
    assertThatThrownBy(() -> new StoreKindGuard(kind).onStart(new StartupEvent()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("foreshock.store.kind is '%s': must be sqlite or postgresql.", kind);
  }
}
