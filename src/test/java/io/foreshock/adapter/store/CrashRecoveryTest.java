package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.BarValidator;
import io.foreshock.market.PriceBar;
import io.foreshock.market.StoredMarket;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at seeded moments: what it acknowledged is there, and whole. */
final class CrashRecoveryTest {

  @Test
  void append_sqliteWriterKilled_losesNoAcknowledgedBatch(@TempDir Path directory)
      throws Exception {
    TestDatabase database = TestDatabase.sqlite(directory);
    killAndCheck(database, 10);
    assertThat(quickCheck(database)).isEqualTo("ok");
  }

  @Test
  void append_postgresqlWriterKilled_losesNoAcknowledgedBatch() throws Exception {
    killAndCheck(TestDatabase.postgresql(), 2);
  }

  private static void killAndCheck(TestDatabase database, int rounds) throws Exception {
    Random random = new Random(42);
    for (int round = 0; round < rounds; round++) {
      long acknowledged = killedAfter(database, 1 + random.nextInt(8), random.nextInt(8_000_000));
      check(database, round, acknowledged);
    }
  }

  /** Lets a writer acknowledge some batches, spins on, kills it, and returns its last batch. */
  private static long killedAfter(TestDatabase database, int batches, long spinNanos)
      throws IOException, InterruptedException {
    Process writer = start(database);
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      String line = "";
      for (int i = 0; i < batches; i++) {
        line = lines.readLine();
        assertThat(line).as("the writer runs").isNotNull();
      }
      spin(spinNanos);
      writer.toHandle().destroyForcibly(); // unlike the process's own method, leaves the pipe open
      return Math.max(Long.parseLong(line), lastWholeLine(lines));
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private static Process start(TestDatabase database) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CrashWriter.class.getName(), database.url()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The moment of death within a batch is the seed's, as far as the machine allows. */
  private static void spin(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** A line cut by the kill counts for nothing; a digit of it would be a wrong number. */
  private static long lastWholeLine(BufferedReader lines) throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      rest.append((char) c);
    }
    String[] whole = rest.substring(0, rest.lastIndexOf("\n") + 1).split("\n", -1);
    return whole.length < 2 ? -1 : Long.parseLong(whole[whole.length - 2]);
  }

  private static void check(TestDatabase database, int round, long acknowledged) {
    SqlMarketDataStore store = new SqlMarketDataStore(database.dataSource(), BarValidator::judge);
    StoredMarket market = store.markets().getFirst();
    List<PriceBar> stored = Bars.of(store.read(market.market().id()));
    long batches = market.bars() / CrashWriter.BATCH;

    assertThat(market.bars() % CrashWriter.BATCH).as("partial batch, round %d", round).isZero();
    // The batch after the last acknowledged one may have been committed before the kill.
    assertThat(batches).as("round %d", round).isIn(acknowledged + 1, acknowledged + 2);
    assertThat(stored).hasSize((int) market.bars());
    for (int batch = 0; batch < batches; batch++) {
      int from = batch * CrashWriter.BATCH;
      assertThat(stored.subList(from, from + CrashWriter.BATCH))
          .isEqualTo(CrashWriter.batch(batch));
    }
  }

  private static String quickCheck(TestDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma quick_check")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
