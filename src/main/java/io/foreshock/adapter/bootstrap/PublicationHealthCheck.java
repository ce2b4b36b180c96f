package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.store.StoreOpening;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that every market in the store has been evaluated once since the start or, where the
 * store stays closed until something needs it, that what was kept is in force.
 */
@Readiness
@ApplicationScoped
final class PublicationHealthCheck implements HealthCheck {

  private final MarginRefresh refresh;
  private final StoreOpening store;

  PublicationHealthCheck(MarginRefresh refresh, StoreOpening store) {
    this.refresh = refresh;
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("publication")
        .withData("restored", refresh.restored())
        .withData("done", refresh.evaluated())
        .withData("total", refresh.toEvaluate())
        .status(refresh.completedOnce() || servesWhatWasKept())
        .build();
  }

  private boolean servesWhatWasKept() {
    return refresh.restored() > 0 && store.waits();
  }
}
