package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingDataFiles;
import io.foreshock.application.TrainingData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the port of training data on the bundled folder. */
@ApplicationScoped
final class TrainingBeans {

  private final Path home;

  TrainingBeans(@ConfigProperty(name = "foreshock.home", defaultValue = ".") Path home) {
    this.home = home;
  }

  @Produces
  @ApplicationScoped
  TrainingData trainingData() {
    return new TrainingDataFiles(home.resolve("training-data"), MarketMappingFile.bundled());
  }
}
