package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginMetricsTest {

  private static final double[] MARGINS = {0.10, 0.20, 0.05, 0.15, 0.30};

  @Test
  void coverage_byHand_countsLossesNotAbove() {
    double[] losses = {0.10, 0.21, -0.02, 0.15, 0.29};
    assertThat(MarginMetrics.coverage(MARGINS, losses)).isEqualTo(0.8);
  }

  @Test
  void peakToTrough_byHand_isMaximumOverMinimum() {
    assertThat(MarginMetrics.peakToTrough(MARGINS)).isCloseTo(6.0, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"1, 2.0", "2, 5.0", "3, 0.5", "4, 2.0"})
  void rise_byHand_isLargestRatioLessOne(int days, double expected) {
    // 1: 0.15/0.05; 2: 0.30/0.05; 3: max(0.15/0.10, 0.30/0.20); 4: 0.30/0.10.
    assertThat(MarginMetrics.rise(MARGINS, days)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void rise_onlyFalls_isNegative() {
    assertThat(MarginMetrics.rise(new double[] {0.4, 0.2, 0.1}, 1)).isEqualTo(-0.5);
  }

  @Test
  void cost_byHand_isRatioOfMeans() {
    double[] var = {0.1, 0.1, 0.1, 0.1, 0.1};
    assertThat(MarginMetrics.cost(MARGINS, var)).isCloseTo(0.6, within(1e-15));
  }

  @Test
  void equalCoverage_constantMargin_isOneWhateverItsSize() {
    double[] losses = new Random(2).doubles(1_000, -0.1, 0.2).toArray();
    for (double size : new double[] {0.01, 0.2, 3.0}) {
      double[] margins = new double[1_000];
      Arrays.fill(margins, size);
      assertThat(MarginMetrics.equalCoverage(margins, losses)).isCloseTo(1.0, within(1e-12));
    }
  }

  @Test
  void equalCoverage_byHand_rescalesByQuantileOfRatios() {
    // 101 rows, so the type 7 99 % quantile is the second largest. Half the days are twice as
    // risky.
    double[] losses = new double[101];
    double[] margins = new double[101];
    for (int t = 0; t < 101; t++) {
      double risk = t % 2 == 0 ? 1.0 : 2.0;
      margins[t] = 0.1 * risk;
      losses[t] = 0.001 * t * risk;
    }
    // Losses: ..., 98: 0.098, 99: 0.198, 97: 0.194, so S = 0.194. Ratios 0.01·t: k = 0.99.
    double mean = (51 * 0.1 + 50 * 0.2) / 101;
    assertThat(MarginMetrics.equalCoverage(margins, losses))
        .isCloseTo(0.99 * mean / 0.194, within(1e-12));
  }

  @Test
  void all_randomRows_matchNaiveTwin() {
    Random random = new Random(77);
    for (int trial = 0; trial < 50; trial++) {
      int n = 31 + random.nextInt(600);
      double[] margins = random.doubles(n, 0.02, 0.3).toArray();
      double[] losses = random.doubles(n, -0.3, 0.3).toArray();
      double[] var = random.doubles(n, 0.02, 0.2).toArray();
      MarginMetrics metrics = MarginMetrics.of(margins, losses, var);
      double k = bisectedScale(margins, losses, n);
      double[] ones = new double[n];
      Arrays.fill(ones, 1.0);
      double still = bisectedScale(ones, losses, n);
      double mean = Arrays.stream(margins).average().orElseThrow();
      assertThat(metrics.equalCoverage()).isCloseTo(k * mean / still, within(1e-9));
      assertThat(metrics.cost())
          .isCloseTo(mean / Arrays.stream(var).average().orElseThrow() - 1.0, within(1e-12));
      assertThat(metrics.peakToTrough())
          .isEqualTo(
              Arrays.stream(margins).max().orElseThrow()
                  / Arrays.stream(margins).min().orElseThrow());
      assertThat(metrics.oneDayRise()).isEqualTo(naiveRise(margins, 1));
      assertThat(metrics.fiveDayRise()).isEqualTo(naiveRise(margins, 5));
      assertThat(metrics.tenDayRise()).isEqualTo(naiveRise(margins, 10));
      assertThat(metrics.thirtyDayRise()).isEqualTo(naiveRise(margins, 30));
    }
  }

  /** Scale at which interpolated coverage reaches 99 %, by bisection on the coverage itself. */
  private static double bisectedScale(double[] margins, double[] losses, int n) {
    double low = 0.0;
    double high = 100.0;
    for (int i = 0; i < 200; i++) {
      double middle = 0.5 * (low + high);
      if (interpolatedCoverage(margins, losses, n, middle) < 0.99) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Share of ratios below the scale, linear between the ratio beneath it and the one above. */
  private static double interpolatedCoverage(
      double[] margins, double[] losses, int n, double scale) {
    double below = Double.NEGATIVE_INFINITY;
    double above = Double.POSITIVE_INFINITY;
    int count = 0;
    for (int t = 0; t < n; t++) {
      double ratio = losses[t] / margins[t];
      if (ratio <= scale) {
        count++;
        below = Math.max(below, ratio);
      } else {
        above = Math.min(above, ratio);
      }
    }
    double part = above < Double.POSITIVE_INFINITY ? (scale - below) / (above - below) : 0.0;
    return (count - 1 + part) / (n - 1);
  }

  private static double naiveRise(double[] margins, int days) {
    List<Double> rises = new ArrayList<>();
    for (int t = days; t < margins.length; t++) {
      rises.add(margins[t] / margins[t - days] - 1.0);
    }
    return Collections.max(rises);
  }

  @Test
  void mean_twoSides_averagesEachMetric() {
    MarginMetrics one = new MarginMetrics(1, 2, 3, 4, 5, 6, 7, 8);
    MarginMetrics other = new MarginMetrics(0, 4, 5, 6, 7, 8, 9, 10);
    assertThat(MarginMetrics.mean(List.of(one, other)))
        .isEqualTo(new MarginMetrics(0.5, 3, 4, 5, 6, 7, 8, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> MarginMetrics.mean(List.of()));
  }

  @Test
  void metrics_badColumns_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarginMetrics.coverage(MARGINS, new double[4]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarginMetrics.coverage(new double[] {0.0}, new double[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> MarginMetrics.rise(MARGINS, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarginMetrics.equalCoverage(MARGINS, new double[] {-1, -1, -1, -1, -1}));
  }
}
