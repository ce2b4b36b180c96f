package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoriesTest {

  private static double[] returns(int count, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[count];
    double h = 1.0;
    for (int t = 0; t < count; t++) {
      returns[t] = 0.01 * Math.sqrt(h) * random.nextGaussian();
      h = 0.02 + 0.88 * h + 1_000.0 * returns[t] * returns[t];
    }
    return returns;
  }

  /** Tail of a stretch, by a pool rebuilt from scratch. */
  private static TailForecast naive(double[] returns, int from, int to) {
    ResidualPool pool = new ResidualPool(to - from, 0.2);
    pool.rebuild(Arrays.copyOfRange(returns, from, to));
    return pool.tail();
  }

  @Test
  void expanding_everyDay_matchesWholePast() {
    double[] returns = returns(1_500, 1);
    ExpandingHistory history = new ExpandingHistory(0.2);
    for (int t = 0; t < returns.length; t++) {
      history.add(returns[t]);
      assertThat(history.available()).isEqualTo(t + 1 >= 60);
      if (t % 11 == 0 && history.available()) {
        assertThat(history.tail()).isEqualTo(naive(returns, 0, t + 1));
      }
    }
    assertThat(history.observations()).isEqualTo(1_500);
  }

  @Test
  void rolling_everyDay_matchesLastDays() {
    double[] returns = returns(1_500, 2);
    RollingHistory history = new RollingHistory(400, 0.2);
    for (int t = 0; t < returns.length; t++) {
      history.add(returns[t]);
      if (t % 11 == 0 && history.available()) {
        assertThat(history.tail()).isEqualTo(naive(returns, Math.max(0, t - 399), t + 1));
      }
    }
    assertThat(history.observations()).isEqualTo(400);
  }

  @Test
  void stressed_everyDay_isLargestOfAllWindowsSoFar() {
    double[] returns = returns(1_500, 3);
    StressedWindow stressed = new StressedWindow(0.2);
    double[] worst = new double[2 * TailLevels.count()];
    for (int t = 0; t < returns.length; t++) {
      stressed.add(returns[t]);
      assertThat(stressed.available()).isEqualTo(t + 1 >= 250);
      if (stressed.available()) {
        TailForecast window = naive(returns, t - 249, t + 1);
        for (Side side : Side.values()) {
          for (int level = 0; level < TailLevels.count(); level++) {
            int i = TailForecast.index(side, level);
            double alpha = TailLevels.alpha(level);
            worst[i] = Math.max(worst[i], window.valueAtRisk(side, alpha));
            assertThat(stressed.valueAtRisk(side, alpha)).isEqualTo(worst[i]);
          }
        }
      }
    }
  }

  @Test
  void histories_cutInput_sameAnswersUpToTheCut() {
    double[] returns = returns(900, 4);
    double[] changed = returns.clone();
    for (int t = 600; t < 900; t++) {
      changed[t] = 50.0 * returns[t];
    }
    assertThat(answers(changed, 600)).isEqualTo(answers(returns, 600));
    assertThat(answers(changed, 601)).isNotEqualTo(answers(returns, 601));
  }

  private static String answers(double[] returns, int until) {
    StressedWindow stressed = new StressedWindow(0.2);
    ExpandingHistory expanding = new ExpandingHistory(0.2);
    RollingHistory rolling = new RollingHistory(300, 0.2);
    StringBuilder said = new StringBuilder();
    for (int t = 0; t < until; t++) {
      stressed.add(returns[t]);
      expanding.add(returns[t]);
      rolling.add(returns[t]);
      said.append(stressed.available() ? stressed.tail().toString() : "-");
      said.append(expanding.available() ? expanding.tail().toString() : "-");
      said.append(rolling.available() ? rolling.tail().toString() : "-");
    }
    return said.toString();
  }

  @Test
  void tail_tooShort_isRefused() {
    assertThatIllegalStateException().isThrownBy(() -> new StressedWindow(0.2).tail());
    assertThatIllegalStateException().isThrownBy(() -> new ExpandingHistory(0.2).tail());
  }
}
