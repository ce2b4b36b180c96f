package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingDataFiles;
import io.foreshock.application.TrainingData;
import io.foreshock.training.Learners;
import io.foreshock.training.NoveltyLearner;
import io.foreshock.training.StressLearner;
import io.foreshock.training.VarianceLearner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
        found(VarianceLearner.class, Comparator.comparing(VarianceLearner::member)),
        found(NoveltyLearner.class, Comparator.comparing(learner -> learner.getClass().getName())),
        found(StressLearner.class, Comparator.comparing(StressLearner::name)));
  }

  private static <T> List<T> found(Class<T> port, Comparator<T> order) {
    return ServiceLoader.load(port).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(order)
        .toList();
  }
}
