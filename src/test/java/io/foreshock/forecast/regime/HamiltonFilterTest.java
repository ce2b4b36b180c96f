package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HamiltonFilterTest {

  private static final TransitionMatrix THREE =
      TransitionMatrix.of(
          new double[][] {{0.90, 0.08, 0.02}, {0.10, 0.80, 0.10}, {0.05, 0.25, 0.70}});

  @Test
  void step_twoStates_isBayes() {
    // 0.6 × 0.2 against 0.4 × 0.5: 0.12 and 0.20 of 0.32, by hand.
    FilterStep step =
        HamiltonFilter.step(new double[] {0.6, 0.4}, new double[] {Math.log(0.2), Math.log(0.5)});
    assertThat(step.filtered()).containsExactly(new double[] {0.375, 0.625}, within(1e-15));
    assertThat(step.logLikelihood()).isCloseTo(Math.log(0.32), within(1e-15));
  }

  @Test
  void step_densitiesThatUnderflow_keepsRatioAndLogLikelihood() {
    FilterStep step =
        HamiltonFilter.step(new double[] {0.5, 0.5}, new double[] {-5000.0, -5000.0 + Math.log(3)});
    assertThat(step.filtered()).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
    assertThat(step.logLikelihood()).isCloseTo(-5000.0 + Math.log(2.0), within(1e-11));
  }

  @Test
  void step_unreachableStateOfHugeDensity_isIgnored() {
    FilterStep step = HamiltonFilter.step(new double[] {1.0, 0.0}, new double[] {-900.0, 900.0});
    assertThat(step.filtered()).containsExactly(1.0, 0.0);
    assertThat(step.logLikelihood()).isEqualTo(-900.0);
  }

  @Test
  void step_impossibleOrNanObservation_isRefused() {
    double[] even = {0.5, 0.5};
    double minusInfinity = Double.NEGATIVE_INFINITY;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HamiltonFilter.step(even, new double[] {minusInfinity, minusInfinity}))
        .withMessageContaining("finite log density");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HamiltonFilter.step(even, new double[] {Double.NaN, -1.0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HamiltonFilter.step(even, new double[] {-1.0}));
  }

  @Test
  void predict_manySteps_equalsRepeatedProductAndEndsErgodic() {
    double[] start = {0.2, 0.3, 0.5};
    double[] once = HamiltonFilter.predict(start, THREE);
    assertThat(once)
        .containsExactly(
            new double[] {
              0.2 * 0.90 + 0.3 * 0.10 + 0.5 * 0.05,
              0.2 * 0.08 + 0.3 * 0.80 + 0.5 * 0.25,
              0.2 * 0.02 + 0.3 * 0.10 + 0.5 * 0.70
            },
            within(1e-15));
    assertThat(HamiltonFilter.predict(start, THREE, 0)).containsExactly(start);
    assertThat(HamiltonFilter.predict(start, THREE, 2))
        .containsExactly(HamiltonFilter.predict(once, THREE));
    assertThat(HamiltonFilter.predict(start, THREE, 2000))
        .containsExactly(HamiltonFilter.ergodic(THREE), within(1e-12));
  }

  @Test
  void ergodic_twoStates_matchesClosedForm() {
    TransitionMatrix chain = GoldenRegimes.twoStates(1.0 - 1e-9, 0.25);
    double rare = 1e-9 / (1e-9 + 0.25);
    assertThat(HamiltonFilter.ergodic(chain)[1] / rare).isCloseTo(1.0, within(1e-6));
    assertThat(HamiltonFilter.ergodic(GoldenRegimes.twoStates(0.75, 0.5)))
        .containsExactly(new double[] {2.0 / 3.0, 1.0 / 3.0}, within(1e-15));
  }

  @Test
  void ergodic_chainInPieces_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HamiltonFilter.ergodic(GoldenRegimes.twoStates(1.0, 0.0)))
        .withMessageContaining("closed");
  }

  @Test
  void expectedDurations_areReciprocalsOfLeaving() {
    assertThat(HamiltonFilter.expectedDurations(THREE))
        .containsExactly(new double[] {10.0, 5.0, 1.0 / 0.3}, within(1e-12));
  }

  /** A second implementation: sum over all 3⁶ paths of states. */
  @Test
  void filterAndSmoother_shortSeries_matchEnumerationOfAllPaths() {
    int length = 6;
    double[][] logDensities = randomLogDensities(length, 11L);
    double[] initial = HamiltonFilter.ergodic(THREE);
    FilteredPath path = HamiltonFilter.filter(THREE, initial, logDensities);
    SmoothedPath smoothed = OfflineKimSmoother.smooth(path, THREE);
    double[][] all = enumerate(initial, logDensities);
    assertThat(path.logLikelihood()).isCloseTo(Math.log(sum(all[0])), within(1e-12));
    double[][] transitions = new double[3][3];
    for (int t = 0; t < length; t++) {
      assertThat(smoothed.smoothed(t)).containsExactly(normalised(all[t]), within(1e-12));
      double[][] past = enumerate(initial, Arrays.copyOf(logDensities, t + 1));
      assertThat(path.filtered(t)).containsExactly(normalised(past[t]), within(1e-12));
    }
    double total = 0.0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        transitions[i][j] = smoothed.expectedTransitions(i, j);
        total += transitions[i][j];
      }
    }
    assertThat(total).isCloseTo(length - 1.0, within(1e-12));
  }

  @Test
  void filter_seriesCut_keepsEveryBitBeforeTheCut() {
    double[][] logDensities = randomLogDensities(40, 5L);
    double[] initial = HamiltonFilter.ergodic(THREE);
    FilteredPath whole = HamiltonFilter.filter(THREE, initial, logDensities);
    for (int cut = 1; cut <= 40; cut++) {
      FilteredPath part = HamiltonFilter.filter(THREE, initial, Arrays.copyOf(logDensities, cut));
      assertThat(part.filtered(cut - 1)).containsExactly(whole.filtered(cut - 1));
      assertThat(part.predicted(cut - 1)).containsExactly(whole.predicted(cut - 1));
    }
  }

  @Test
  void transitionMatrix_badRows_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionMatrix.of(new double[][] {{0.9, 0.2}, {0.5, 0.5}}))
        .withMessageContaining("row 0 must sum to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionMatrix.of(new double[][] {{1.5, -0.5}, {0.5, 0.5}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionMatrix.of(new double[][] {{Double.NaN, 1.0}, {0.5, 0.5}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionMatrix.of(new double[][] {{1.0}, {0.5, 0.5}}));
  }

  private static double[][] randomLogDensities(int length, long seed) {
    Random random = new Random(seed);
    double[][] logDensities = new double[length][3];
    for (double[] row : logDensities) {
      Arrays.setAll(row, k -> -3.0 * random.nextDouble());
    }
    return logDensities;
  }

  /** Joint weight of the data and each state at each time, over all paths. */
  private static double[][] enumerate(double[] initial, double[][] logDensities) {
    int length = logDensities.length;
    double[][] weights = new double[length][3];
    for (int code = 0; code < (int) Math.pow(3, length); code++) {
      int[] path = new int[length];
      int rest = code;
      double weight = 1.0;
      for (int t = 0; t < length; t++) {
        path[t] = rest % 3;
        rest /= 3;
        weight *= t == 0 ? initial[path[0]] : THREE.probability(path[t - 1], path[t]);
        weight *= Math.exp(logDensities[t][path[t]]);
      }
      for (int t = 0; t < length; t++) {
        weights[t][path[t]] += weight;
      }
    }
    return weights;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double[] normalised(double[] weights) {
    double total = sum(weights);
    return Arrays.stream(weights).map(w -> w / total).toArray();
  }
}
