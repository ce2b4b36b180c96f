package io.foreshock.adapter.metrics;

import io.foreshock.application.ActiveModels;
import io.foreshock.model.LoadedModels;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that a trained champion serves and that no artifact failed its checks. */
@Readiness
@ApplicationScoped
final class ModelsHealthCheck implements HealthCheck {

  private final ActiveModels models;

  ModelsHealthCheck(ActiveModels models) {
    this.models = models;
  }

  @Override
  public HealthCheckResponse call() {
    LoadedModels loaded = models.loaded();
    int editions = loaded.editions().editions().size();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("models").withData("editions", editions);
    for (LoadedModels.ArtifactProblem problem : loaded.problems()) {
      response.withData(problem.artifact(), problem.reason());
    }
    if (editions == 0) {
      response.withData("failure", "no trained champion; the documented defaults serve");
    }
    return response.status(editions > 0 && loaded.problems().isEmpty()).build();
  }
}
