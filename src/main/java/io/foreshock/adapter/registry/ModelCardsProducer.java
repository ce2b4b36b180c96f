package io.foreshock.adapter.registry;

import io.foreshock.model.ModelCards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the port of model cards on the folder of models. */
@ApplicationScoped
final class ModelCardsProducer {

  @Produces
  @Singleton
  ModelCards modelCards(@ConfigProperty(name = "foreshock.home", defaultValue = ".") Path home) {
    return new FileModelCards(List.of(home.resolve("models")));
  }
}
