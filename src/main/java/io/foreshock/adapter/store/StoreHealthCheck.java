package io.foreshock.adapter.store;

import io.foreshock.market.MarketDataStore;
import io.foreshock.market.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the store is open and migrated: its markets can be listed. A store that is to be
 * opened when needed, and has not been, is not opened to be looked at.
 */
@Readiness
@ApplicationScoped
final class StoreHealthCheck implements HealthCheck {

  private final MarketDataStore store;
  private final BooleanSupplier due;

  @Inject
  StoreHealthCheck(MarketDataStore store, StoreOpening opening) {
    this(store, opening::due);
  }

  StoreHealthCheck(MarketDataStore store, BooleanSupplier due) {
    this.store = store;
    this.due = due;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("store");
    if (!due.getAsBoolean()) {
      return response.withData("opened", false).up().build();
    }
    try {
      return response.withData("markets", store.markets().size()).up().build();
    } catch (StoreUnavailableException failure) {
      return response.withData("failure", String.valueOf(failure.getMessage())).down().build();
    }
  }
}
