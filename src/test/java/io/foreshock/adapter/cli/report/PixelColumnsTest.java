package io.foreshock.adapter.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelColumnsTest {

  @Test
  void kept_fewerPointsThanColumns_areAllKept() {
    double[] x = {0.0, 1.5, 2.5, 9.9};
    assertThat(PixelColumns.kept(x, new double[] {3, 1, 2, 0})).containsExactly(0, 1, 2, 3);
  }

  @Test
  void kept_oneColumn_keepsEndsAndExtremes() {
    double[] x = {5.0, 5.1, 5.2, 5.3, 5.4, 5.5};
    assertThat(PixelColumns.kept(x, new double[] {2, 3, 9, 1, 2, 2})).containsExactly(0, 2, 3, 5);
  }

  @Test
  void kept_noPoint_isEmpty() {
    assertThat(PixelColumns.kept(new double[0], new double[0])).isEmpty();
  }

  /** In every pixel column the thinned line spans what the whole line spans there. */
  @Test
  void kept_randomLines_spanTheSameInEveryColumn() {
    Random random = new Random(11);
    for (int line = 0; line < 50; line++) {
      int points = 1 + random.nextInt(3_000);
      double[] x = random.doubles(points, 0, 300).sorted().toArray();
      double[] y = random.doubles(points).map(u -> u < 0.01 ? 100 + u : u).toArray();
      int[] kept = PixelColumns.kept(x, y);
      for (int column = 0; column < 300; column++) {
        int place = column;
        int[] whole = IntStream.range(0, points).filter(i -> (int) x[i] == place).toArray();
        int[] thin = Arrays.stream(kept).filter(i -> (int) x[i] == place).toArray();
        assertThat(thin).hasSizeLessThanOrEqualTo(4);
        assertThat(Arrays.stream(thin).mapToDouble(i -> y[i]).max())
            .isEqualTo(Arrays.stream(whole).mapToDouble(i -> y[i]).max());
        assertThat(Arrays.stream(thin).mapToDouble(i -> y[i]).min())
            .isEqualTo(Arrays.stream(whole).mapToDouble(i -> y[i]).min());
      }
    }
  }
}
