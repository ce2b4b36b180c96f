package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against a list that is cut, sorted and counted each time. */
class SortedWindowTest {

  private static final long SEED = 11L;

  @Test
  void countAboveAndQuantile_streamLongerThanTheWindow_areThoseOfTheNewestNumbers() {
    Random random = new Random(SEED);
    SortedWindow window = new SortedWindow(50);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double value = random.nextInt(20); // with ties
      window.add(value);
      all.add(value);
      double[] newest =
          all.subList(Math.max(0, all.size() - 50), all.size()).stream()
              .mapToDouble(Double::doubleValue)
              .sorted()
              .toArray();
      double limit = random.nextInt(22) - 1.0;
      long above = Arrays.stream(newest).filter(one -> one > limit).count();
      assertThat(window.countAbove(limit)).isEqualTo((int) above);
      double probability = random.nextDouble();
      assertThat(window.quantile(probability))
          .isEqualTo(EmpiricalQuantile.typeSeven(newest, probability));
    }
  }

  @Test
  void quantile_emptyWindow_isRefused() {
    assertThatThrownBy(() -> new SortedWindow(3).quantile(0.5))
        .isInstanceOf(IllegalStateException.class);
  }
}
