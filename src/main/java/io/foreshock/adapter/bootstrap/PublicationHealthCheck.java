package io.foreshock.adapter.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that every market in the store has been evaluated once since the start. */
@Readiness
@ApplicationScoped
final class PublicationHealthCheck implements HealthCheck {

  private final MarginRefresh refresh;

  PublicationHealthCheck(MarginRefresh refresh) {
    this.refresh = refresh;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("publication")
        .withData("done", refresh.evaluated())
        .withData("total", refresh.toEvaluate())
        .status(refresh.completedOnce())
        .build();
  }
}
