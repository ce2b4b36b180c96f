package io.foreshock.adapter.registry;

import io.foreshock.model.ModelRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the port of models, and the operator's profiles, on folders below the home folder. */
@ApplicationScoped
final class RegistryProducer {

  private final Path home;

  RegistryProducer(@ConfigProperty(name = "foreshock.home", defaultValue = ".") Path home) {
    this.home = home;
  }

  @Produces
  @ApplicationScoped
  ModelRegistry modelRegistry() {
    return new FileModelRegistry(home.resolve("models"));
  }

  @Produces
  @Singleton
  OperatorProfiles operatorProfiles() {
    return new OperatorProfiles(home.resolve("config").resolve("profiles"));
  }
}
