package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.BarValidator;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readiness follows the store. */
final class StoreHealthCheckTest {

  @TempDir Path directory;

  private static HealthCheckResponse check(TestDatabase database) {
    return new StoreHealthCheck(
            new SqlMarketDataStore(database.dataSource(), BarValidator::judge), () -> true)
        .call();
  }

  @Test
  void call_migratedStore_isUp() {
    HealthCheckResponse response = check(TestDatabase.sqlite(directory));

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(response.getData().orElseThrow()).containsEntry("markets", 0L);
  }

  @Test
  void call_storeNothingNeedsYet_isUpAndNotOpened() {
    TestDatabase gone = new TestDatabase("jdbc:sqlite:" + directory.resolve("gone/away.db"));
    HealthCheckResponse response =
        new StoreHealthCheck(
                new SqlMarketDataStore(gone.dataSource(), BarValidator::judge), () -> false)
            .call();

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(response.getData().orElseThrow()).containsEntry("opened", false);
  }

  @Test
  void call_folderGone_isDownAndSaysWhy() {
    HealthCheckResponse response =
        check(new TestDatabase("jdbc:sqlite:" + directory.resolve("gone/away.db")));

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(response.getData().orElseThrow().get("failure").toString())
        .contains("list the markets");
  }
}
