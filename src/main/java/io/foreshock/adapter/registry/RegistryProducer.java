package io.foreshock.adapter.registry;

import io.foreshock.model.ModelRegistry;
import io.foreshock.training.ModelArchive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the port of models, and the operator's profiles, on folders below the home folder. */
@ApplicationScoped
final class RegistryProducer {

  private final Path home;
  private final String codeVersion;

  RegistryProducer(
      @ConfigProperty(name = "foreshock.home", defaultValue = ".") Path home,
      @ConfigProperty(name = "quarkus.application.version") String codeVersion) {
    this.home = home;
    this.codeVersion = codeVersion;
  }

  @Produces
  @ApplicationScoped
  ModelRegistry modelRegistry() {
    return new FileModelRegistry(home.resolve("models"));
  }

  @Produces
  @ApplicationScoped
  ModelArchive modelArchive() {
    return new FileModelArchive(codeVersion);
  }

  @Produces
  @Singleton
  OperatorProfiles operatorProfiles() {
    return new OperatorProfiles(home.resolve("config").resolve("profiles"));
  }
}
