package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.market.Side;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PastLossWeightsTest {

  private static final PastLossWeights WEIGHTS = new PastLossWeights(3, 0.1, 0.99, 0.05);

  /** Weights of every day, each before its losses are known. */
  private static double[][] walk(PastLossWeights weights, double[][] losses) {
    double[][] result = new double[losses.length][];
    PastLossState state = weights.start();
    for (int t = 0; t < losses.length; t++) {
      result[t] = weights.weights(state);
      state = weights.update(state, losses[t]);
    }
    return result;
  }

  private static double[][] someLosses(int days) {
    double[] noise = Simulated.normal(3 * days, 1.0, 6);
    double[][] losses = new double[days][];
    for (int t = 0; t < days; t++) {
      losses[t] = new double[] {noise[3 * t], noise[3 * t + 1] + 0.5, noise[3 * t + 2] - 0.5};
    }
    return losses;
  }

  @Test
  void weights_everyDay_matchTheSumWrittenOut() {
    double[][] losses = someLosses(300);
    double[][] weights = walk(WEIGHTS, losses);
    for (int t = 0; t < 300; t += 37) {
      double[] softmax = new double[3];
      double total = 0.0;
      for (int m = 0; m < 3; m++) {
        double sum = 0.0;
        for (int s = 0; s < t; s++) {
          sum += StrictMath.pow(0.99, t - 1 - s) * losses[s][m];
        }
        softmax[m] = StrictMath.exp(-0.1 * sum);
        total += softmax[m];
      }
      for (int m = 0; m < 3; m++) {
        assertThat(weights[t][m]).isCloseTo(0.05 + 0.85 * softmax[m] / total, within(1e-12));
      }
    }
  }

  @Test
  void weights_cutSeries_keepEarlierDays() {
    double[][] losses = someLosses(200);
    double[][] all = walk(WEIGHTS, losses);
    for (int cut : new int[] {0, 1, 77, 199}) {
      double[][] changed = losses.clone();
      for (int t = cut; t < changed.length; t++) {
        changed[t] = new double[] {50.0, -50.0, 0.0};
      }
      // The day of the cut itself is weighted by losses before it.
      assertThat(Arrays.copyOf(walk(WEIGHTS, changed), cut + 1))
          .isDeepEqualTo(Arrays.copyOf(all, cut + 1));
    }
    assertThat(walk(WEIGHTS, losses)).isDeepEqualTo(all);
  }

  @Test
  void weights_worstMember_keepsTheFloorAndComesBack() {
    PastLossState state = WEIGHTS.start();
    for (int t = 0; t < 1_000; t++) {
      state = WEIGHTS.update(state, new double[] {0.0, 100.0, 1.0});
    }
    double[] after = WEIGHTS.weights(state);
    assertThat(after[1]).isEqualTo(0.05);
    assertThat(Arrays.stream(after).sum()).isCloseTo(1.0, within(1e-15));
    for (int t = 0; t < 1_000; t++) {
      state = WEIGHTS.update(state, new double[] {1.0, 0.0, 1.0});
    }
    assertThat(WEIGHTS.weights(state)[1]).isGreaterThan(0.85);
  }

  @Test
  void weights_lossesShiftedTogether_doNotMove() {
    // Another unit of the returns adds the same number to every member's FZ0.
    double[][] losses = someLosses(100);
    double[][] shifted =
        Arrays.stream(losses)
            .map(day -> Arrays.stream(day).map(loss -> loss - 4.6).toArray())
            .toArray(double[][]::new);
    double[] plain = walk(WEIGHTS, losses)[99];
    double[] other = walk(WEIGHTS, shifted)[99];
    for (int m = 0; m < 3; m++) {
      assertThat(other[m]).isCloseTo(plain[m], within(1e-12));
    }
  }

  @Test
  void update_silentMember_isChargedTheOthersAverage() {
    PastLossState state = new PastLossState(new double[] {0.0, 2.0, 1.0});
    double[] w = WEIGHTS.weights(state);
    double average = (w[0] * 3.0 + w[2] * 5.0) / (w[0] + w[2]);
    PastLossState after =
        WEIGHTS.update(
            state, new double[] {3.0, Double.NaN, 5.0}, new boolean[] {true, false, true});
    assertThat(after.discountedLosses()[0]).isCloseTo(3.0, within(1e-12));
    assertThat(after.discountedLosses()[1]).isCloseTo(0.99 * 2.0 + average, within(1e-12));
    PastLossState silent = WEIGHTS.update(state, new double[3], new boolean[3]);
    assertThat(silent.discountedLosses()[1]).isCloseTo(0.99 * 2.0, within(1e-12));
  }

  @Test
  void loss_forecast_isTheMeanOfFourFisslerZieglerLosses() {
    TailForecast tail = ParametricStudentT.of(5.0).oneStep(0.0, 0.01);
    for (double logReturn : new double[] {-0.06, -0.02, 0.0, 0.03, 0.09}) {
      double expected = 0.0;
      for (Side side : Side.values()) {
        for (double alpha : new double[] {0.025, 0.01}) {
          expected +=
              FisslerZiegel.loss(
                      side.loss(logReturn),
                      tail.valueAtRisk(side, alpha),
                      tail.expectedShortfall(side, alpha),
                      alpha)
                  / 4.0;
        }
      }
      assertThat(PastLossWeights.loss(tail, logReturn)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void weights_oneMemberRight_goToIt() {
    // Normal returns; the members say the truth, a third too little and a third too much.
    double[] returns = Simulated.normal(2_000, 0.01, 12);
    ParametricStudentT normal = ParametricStudentT.of(Double.POSITIVE_INFINITY);
    TailForecast truth = normal.oneStep(0.0, 0.01);
    TailForecast[] members = {truth.scaled(2.0 / 3.0), truth, truth.scaled(4.0 / 3.0)};
    PastLossState state = WEIGHTS.start();
    for (double logReturn : returns) {
      double[] losses =
          Arrays.stream(members).mapToDouble(m -> PastLossWeights.loss(m, logReturn)).toArray();
      state = WEIGHTS.update(state, losses);
    }
    assertThat(WEIGHTS.weights(state)[1]).isGreaterThan(0.6);
    TailForecast combined = TailForecast.combine(WEIGHTS.weights(state), members);
    assertThat(combined.valueAtRisk(Side.LONG, 0.01)).isCloseTo(0.02326, within(0.003));
  }

  @Test
  void badArguments_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PastLossWeights(0, 0.1, 0.99, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PastLossWeights(3, -0.1, 0.99, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PastLossWeights(3, 0.1, 1.01, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PastLossWeights(3, 0.1, 0.99, 0.4));
    assertThatIllegalArgumentException().isThrownBy(() -> new PastLossWeights(3, 0.1, 0.99, 0.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTS.update(WEIGHTS.start(), new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTS.update(WEIGHTS.start(), new double[] {0.0, Double.NaN, 0.0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTS.weights(new PastLossState(new double[2])));
    TailForecast tail = ParametricStudentT.of(5.0).oneStep(0.0, 0.01);
    assertThatIllegalArgumentException().isThrownBy(() -> PastLossWeights.loss(tail, Double.NaN));
  }
}
