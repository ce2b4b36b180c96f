package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.application.ImportBars.MarketImport;
import io.foreshock.market.BarValidator;
import io.foreshock.market.StoredMarket;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills an import half-way: what it acknowledged stays, and running it again completes it. */
final class ImportCrashTest {

  @Test
  void store_importKilledThenRunAgain_isWhole(@TempDir Path directory) throws Exception {
    TestDatabase database = TestDatabase.sqlite(directory);
    long acknowledged = killedAfterTwoBatches(database);
    SqlMarketDataStore store = new SqlMarketDataStore(database.dataSource(), BarValidator::judge);
    long kept = store.market(Bars.market(ImportRunner.MARKET).id()).orElseThrow().bars();
    assertThat(kept).isBetween(acknowledged, (long) ImportRunner.BARS - 1);

    MarketImport again =
        ImportRunner.run(store, (step, done, total) -> {})
            .get(Bars.market(ImportRunner.MARKET).id());

    assertThat(again.result().unchanged()).isEqualTo(kept);
    assertThat(again.result().accepted()).isEqualTo(ImportRunner.BARS - kept);
    StoredMarket whole = store.markets().getFirst();
    assertThat(whole.bars()).isEqualTo(ImportRunner.BARS);
    assertThat(Bars.of(store.read(whole.market().id()))).isEqualTo(ImportRunner.bars());
  }

  private static long killedAfterTwoBatches(TestDatabase database)
      throws IOException, InterruptedException {
    Process importer = start(database);
    try (BufferedReader lines = importer.inputReader(StandardCharsets.UTF_8)) {
      lines.readLine();
      String second = lines.readLine();
      assertThat(second).as("the import runs").isNotNull();
      importer.toHandle().destroyForcibly();
      return Long.parseLong(second);
    } finally {
      importer.destroyForcibly().waitFor();
    }
  }

  private static Process start(TestDatabase database) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ImportRunner.class.getName(), database.url()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
