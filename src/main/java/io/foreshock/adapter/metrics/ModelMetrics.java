package io.foreshock.adapter.metrics;

import io.foreshock.application.ActiveModels;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.OptionalLong;

/** Meters of the models. They are looked at when scraped, so a command line tool loads none. */
@Singleton
final class ModelMetrics implements MeterBinder {

  private final Instance<ActiveModels> models;
  private final Clock clock;

  ModelMetrics(Instance<ActiveModels> models, Clock clock) {
    this.models = models;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("foreshock.model.problems", () -> models.get().loaded().problems().size())
        .description("Model artifacts that failed their checks")
        .register(meters);
    for (ClassGroup group : ClassGroup.values()) {
      Gauge.builder("foreshock.model.age.seconds", () -> ageSeconds(group))
          .description("Wall clock minus knownUntil of the newest edition; NaN without one")
          .tag("group", group.code())
          .register(meters);
    }
  }

  private double ageSeconds(ClassGroup group) {
    OptionalLong newest =
        models.get().loaded().editions().editions().stream()
            .filter(edition -> edition.group() == group)
            .mapToLong(Edition::knownUntilMs)
            .max();
    return newest.isPresent() ? (clock.millis() - newest.getAsLong()) / 1000.0 : Double.NaN;
  }
}
