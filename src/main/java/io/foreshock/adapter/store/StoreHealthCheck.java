package io.foreshock.adapter.store;

import io.foreshock.market.MarketDataStore;
import io.foreshock.market.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the store is open and migrated: its markets can be listed. */
@Readiness
@ApplicationScoped
final class StoreHealthCheck implements HealthCheck {

  private final MarketDataStore store;

  StoreHealthCheck(MarketDataStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("store");
    try {
      return response.withData("markets", store.markets().size()).up().build();
    } catch (StoreUnavailableException failure) {
      return response.withData("failure", String.valueOf(failure.getMessage())).down().build();
    }
  }
}
