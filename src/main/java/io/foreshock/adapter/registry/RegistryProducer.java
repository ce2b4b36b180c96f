package io.foreshock.adapter.registry;

import io.foreshock.model.ModelCards;
import io.foreshock.model.ModelRegistry;
import io.foreshock.model.ModelShelf;
import io.foreshock.training.ModelArchive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the ports of models, and the operator's profiles, on folders below the home folder. */
@ApplicationScoped
final class RegistryProducer {

  private final Path home;
  private final Path own;
  private final String codeVersion;
  private final ShelfMemory memory = new ShelfMemory();

  RegistryProducer(
      @ConfigProperty(name = "foreshock.home", defaultValue = ".") Path home,
      @ConfigProperty(name = "foreshock.models.own-directory") Path own,
      @ConfigProperty(name = "quarkus.application.version") String codeVersion) {
    this.home = home;
    this.own = own;
    this.codeVersion = codeVersion;
  }

  @Produces
  @ApplicationScoped
  ModelRegistry modelRegistry() {
    return new FileModelRegistry(new ShelfFolders(shipped(), Optional.of(own), memory));
  }

  @Produces
  @ApplicationScoped
  ModelShelf modelShelf() {
    return new FileModelShelf(shipped(), own, memory, FileSteps.DISK);
  }

  @Produces
  @Singleton
  ModelCards modelCards() {
    return new FileModelCards(List.of(own, shipped()));
  }

  private Path shipped() {
    return home.resolve("models");
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
