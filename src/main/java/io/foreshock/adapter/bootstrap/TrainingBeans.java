package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingDataFiles;
import io.foreshock.application.TrainingData;
import io.foreshock.training.Learners;
import io.foreshock.training.VarianceLearner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.ServiceLoader;
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

  /** Learners bring libraries that the service does without, so they are found and not named. */
  @Produces
  @Singleton
  Learners learners() {
    return new Learners(
        ServiceLoader.load(VarianceLearner.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(VarianceLearner::member))
            .toList());
  }
}
