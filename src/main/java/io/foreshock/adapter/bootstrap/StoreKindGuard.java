package io.foreshock.adapter.bootstrap;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a store kind that does not exist, which would otherwise leave the service storeless. */
@ApplicationScoped
final class StoreKindGuard {

  /** Before anything else starts: what is refused must not have begun to work. */
  private static final int FIRST = 1;

  private static final List<String> KINDS = List.of("sqlite", "postgresql");

  private final String kind;

  StoreKindGuard(@ConfigProperty(name = "foreshock.store.kind") String kind) {
    this.kind = kind;
  }

  void onStart(@Observes @Priority(FIRST) StartupEvent event) {
    if (!KINDS.contains(kind)) {
      throw new ConfigurationException(
          "foreshock.store.kind is '" + kind + "': must be " + String.join(" or ", KINDS) + ".");
    }
  }
}
