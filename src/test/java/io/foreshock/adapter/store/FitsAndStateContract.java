package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.publication.ServiceState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fitted parameters and the service's state promise, on any database. */
abstract class FitsAndStateContract {

  private TestDatabase database;
  private FittedParameters fits;

  /** Returns a migrated, empty database. */
  abstract TestDatabase open(Path directory) throws SQLException;

  @BeforeEach
  void openStores(@TempDir Path directory) throws SQLException {
    database = open(directory);
    fits = new SqlFittedParameters(database.dataSource());
  }

  @Test
  void find_afterFlushAndRestart_returnsTheSameBits() {
    Random random = new Random(7);
    double[] values = random.longs(300).mapToDouble(Double::longBitsToDouble).toArray();
    values[0] = -0.0;
    values[1] = Double.NaN;
    values[2] = Double.MIN_VALUE;
    values[3] = Double.NEGATIVE_INFINITY;
    fits.remember("garch", values);
    fits.remember("none", new double[0]);
    fits.flush();

    double[] found = new SqlFittedParameters(database.dataSource()).find("garch");

    assertThat(bits(found)).isEqualTo(bits(values));
    assertThat(fits.find("none")).isEmpty();
    assertThat(fits.find("other")).isNull();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void find_beforeFlush_seesWhatWasRememberedLast() {
    double[] values = {1, 2};
    fits.remember("k", values);
    values[0] = 9;
    assertThat(fits.find("k")).containsExactly(1, 2);

    fits.flush();
    fits.remember("k", new double[] {3});
    assertThat(fits.find("k")).containsExactly(3);

    fits.flush();
    fits.flush();
    assertThat(new SqlFittedParameters(database.dataSource()).find("k")).containsExactly(3);
  }

  @Test
  void remember_manyFits_writesThemUnasked() {
    for (int i = 0; i < 500; i++) {
      fits.remember("k" + i, new double[] {i});
    }

    assertThat(new SqlFittedParameters(database.dataSource()).find("k0")).containsExactly(0);
  }

  @Test
  void remember_badKey_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> fits.remember(" ", new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fits.remember("k".repeat(129), new double[0]));
  }

  @Test
  void put_thenRestart_returnsTheLastValue() {
    ServiceState state = new SqlServiceState(database.dataSource());
    assertThat(state.get("seeded")).isEmpty();

    state.put("seeded", "1");
    state.put("seeded", "2 é");

    assertThat(new SqlServiceState(database.dataSource()).get("seeded")).contains("2 é");
    assertThatIllegalArgumentException().isThrownBy(() -> state.put("", "x"));
  }
}
