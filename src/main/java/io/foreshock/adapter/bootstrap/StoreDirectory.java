package io.foreshock.adapter.bootstrap;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Makes the folder of the SQLite file before the migration opens the first connection to it. */
@ApplicationScoped
@FlywayDataSource("sqlite")
final class StoreDirectory implements FlywayConfigurationCustomizer {

  private final Path directory;

  StoreDirectory(@ConfigProperty(name = "foreshock.store.directory") Path directory) {
    this.directory = directory;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store's folder " + directory, e);
    }
  }
}
