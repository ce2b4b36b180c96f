package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {

  private static final double[] HUNDRED = IntStream.range(0, 100).asDoubleStream().toArray();

  @Test
  void shift_sameValues_isZero() {
    DriftMonitor.Shift same = DriftMonitor.shift("returns", HUNDRED, HUNDRED);
    assertThat(same.index()).isZero();
    assertThat(same.drifted()).isFalse();
  }

  /** Half of the recent values in the lowest tenth, half in the highest, none between. */
  @Test
  void shift_toBothEnds_isTheClosedForm() {
    double[] ends = new double[100];
    Arrays.fill(ends, 0, 50, -1.0);
    Arrays.fill(ends, 50, 100, 1_000.0);
    double expected = 2 * (0.5 - 0.1) * Math.log(5.0) + 8 * (0.005 - 0.1) * Math.log(0.005 / 0.1);
    DriftMonitor.Shift shift = DriftMonitor.shift("variance", HUNDRED, ends);
    assertThat(shift.index()).isCloseTo(expected, within(1e-12));
    assertThat(shift.drifted()).isTrue();
    assertThat(shift.line()).startsWith("variance: population stability index 3.5");
  }

  /** 21.666 is the 99 % point of χ² with nine degrees of freedom in any table. */
  @Test
  void shift_fewRecentValues_allowsForNoise() {
    double[] thousand = IntStream.range(0, 1_000).asDoubleStream().toArray();
    assertThat(DriftMonitor.shift("r", thousand, Arrays.copyOf(thousand, 60)).limit())
        .isCloseTo(21.666 * (1.0 / 60 + 1.0 / 1_000), within(1e-5));
    assertThat(DriftMonitor.shift("r", thousand, thousand).limit()).isEqualTo(0.25);
  }

  /** One in a hundred is promised; χ² is a limit, and bins of six values are not far from it. */
  @Test
  void shift_equalLaws_isCalledRarely() {
    Random random = new Random(4);
    int called = 0;
    for (int round = 0; round < 2_000; round++) {
      double[] reference = random.doubles(1_000).toArray();
      called += DriftMonitor.shift("r", reference, random.doubles(60).toArray()).drifted() ? 1 : 0;
    }
    assertThat(called).isBetween(5, 60);
  }

  @Test
  void shift_manyEqualValues_areOneBin() {
    double[] zeros = new double[100];
    zeros[99] = 1.0;
    assertThat(DriftMonitor.shift("volume", zeros, new double[50]).index())
        .isCloseTo(
            (0.01 - 0.01) * Math.log(1.0) + (1.0 - 0.99) * Math.log(1.0 / 0.99), within(1e-12));
  }

  private static double[] losses(int days, double rise, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, days)
        .mapToDouble(t -> random.nextGaussian() + (t >= days - 60 ? rise : 0.0))
        .toArray();
  }

  @Test
  void loss_risen_isTheNaiveStatistic() {
    double[] losses = losses(500, 1.0, 9);
    double[] before = Arrays.copyOf(losses, 440);
    double[] after = Arrays.copyOfRange(losses, 440, 500);
    double difference =
        Arrays.stream(after).average().orElseThrow()
            - Arrays.stream(before).average().orElseThrow();
    double expected = difference / Math.sqrt(squaredError(before) + squaredError(after));
    DriftMonitor.LossRise rise = DriftMonitor.loss("fz0", losses);
    assertThat(rise.statistic()).isCloseTo(expected, within(1e-10));
    assertThat(rise.drifted()).isTrue();
    assertThat(rise.line()).startsWith("fz0: mean loss ");
  }

  /** The squared standard error of a mean as a double sum with Bartlett's weights. */
  private static double squaredError(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double sum = 0.0;
    for (int s = 0; s < x.length; s++) {
      for (int t = Math.max(0, s - 10); t < Math.min(x.length, s + 11); t++) {
        sum += (1.0 - Math.abs(s - t) / 11.0) * (x[s] - mean) * (x[t] - mean);
      }
    }
    return sum / x.length / x.length;
  }

  @Test
  void loss_fallenOrEqual_isNoDrift() {
    assertThat(DriftMonitor.loss("fz0", losses(500, -2.0, 9)).drifted()).isFalse();
    assertThat(DriftMonitor.loss("fz0", losses(500, 0.0, 9)).drifted()).isFalse();
    assertThat(DriftMonitor.loss("fz0", new double[200]).statistic()).isZero();
  }

  @Test
  void shift_badValues_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.shift("returns", HUNDRED, new double[9]))
        .withMessage("returns must have at least 10 values, had 9");
    double[] wrong = HUNDRED.clone();
    wrong[3] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.shift("returns", wrong, HUNDRED))
        .withMessage("returns must be finite, found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftMonitor.loss("qlike", new double[119]))
        .withMessage("qlike must have at least 120 values, had 119");
  }
}
