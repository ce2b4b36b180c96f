package io.foreshock.adapter.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.publication.ServiceState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The ports of storage in the running service, on its own migrated data source. */
@QuarkusTest
final class StoreWiringTest {

  @Inject MarketDataStore bars;
  @Inject FittedParameters fits;
  @Inject ServiceState state;

  @Test
  void ports_runningService_reachTheDatabase() {
    MarketId nowhere = new MarketId("NO.SUCH.MARKET");

    assertThat(bars.market(nowhere)).isEmpty();

    fits.remember("store-wiring", new double[] {1.5});
    fits.flush();
    assertThat(fits.find("store-wiring")).containsExactly(1.5);
    state.put("store-wiring", "kept");
    assertThat(state.get("store-wiring")).contains("kept");
  }

  @Test
  void readiness_openStore_isUp() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'store' }.status", equalTo("UP"));
  }
}
