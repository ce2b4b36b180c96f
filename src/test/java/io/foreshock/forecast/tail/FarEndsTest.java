package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sorting the ends against sorting everything: the tails must agree in every bit. */
class FarEndsTest {

  private static final double PRIOR = 0.1;

  private static double[] sample(String kind, int count, long seed) {
    Random random = new Random(seed);
    DoubleSupplier draw =
        switch (kind) {
          case "normal" -> random::nextGaussian;
          case "heavy" -> () -> random.nextGaussian() / Math.pow(random.nextDouble(), 0.4);
          // Few values, many equal ones on either side of every cut.
          case "tied" -> () -> Math.round(4.0 * random.nextGaussian()) / 4.0;
          case "oneSided" -> () -> Math.max(0.0, random.nextGaussian());
          case "equal" -> () -> 1.5;
          case "signedZeros" -> () -> random.nextBoolean() ? 0.0 : -0.0;
          default -> throw new IllegalArgumentException(kind);
        };
    return random.doubles(count).map(ignored -> draw.getAsDouble()).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 10000",
    "heavy, 10000",
    "tied, 10000",
    "oneSided, 10000",
    "equal, 10000",
    "signedZeros, 10000",
    "normal, 3000",
    "heavy, 3000",
    "tied, 3000",
    "heavy, 300",
    "normal, 7"
  })
  void sort_manySamples_tailsAsAfterSortingAll(String kind, int count) {
    FarEnds ends = new FarEnds(count);
    for (long seed = 0; seed < 200; seed++) {
      double[] values = sample(kind, count, seed);
      double[] sorted = values.clone();
      Arrays.sort(sorted);

      int needed = TailEstimator.farEnd(count);
      double[] found = new double[count];
      ends.sort(values, found, needed);

      assertThat(Arrays.copyOf(found, needed)).containsExactly(Arrays.copyOf(sorted, needed));
      assertThat(Arrays.copyOfRange(found, count - needed, count))
          .containsExactly(Arrays.copyOfRange(sorted, count - needed, count));
      assertThat(TailEstimator.estimate(found, count, PRIOR))
          .isEqualTo(TailEstimator.estimate(sorted, count, PRIOR));
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void sort_notFinite_isNotLost(double odd) {
    for (int place = 0; place < 10_000; place += 997) {
      double[] values = sample("normal", 10_000, place);
      values[place] = odd;
      double[] sorted = values.clone();
      Arrays.sort(sorted);

      double[] found = new double[values.length];
      new FarEnds(values.length).sort(values, found, TailEstimator.farEnd(values.length));

      int last = values.length - 1;
      // As bits: NaN equals itself there.
      assertThat(Double.doubleToLongBits(found[0])).isEqualTo(Double.doubleToLongBits(sorted[0]));
      assertThat(Double.doubleToLongBits(found[last]))
          .isEqualTo(Double.doubleToLongBits(sorted[last]));
    }
  }
}
