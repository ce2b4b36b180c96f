package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TransitionStepTest {

  private static final double[] COUNTS = {30.0, 2.0, 3.0, 15.0};
  private static final double[] FIRST = {0.1, 0.9};

  @Test
  void fromCounts_rowWithoutMoves_keepsPresentRow() {
    double[] next =
        TransitionStep.fromCounts(
            2, new double[] {6.0, 2.0, 0.0, 0.0}, new double[] {0.5, 0.5, 0.3, 0.7});
    assertThat(next).containsExactly(new double[] {0.75, 0.25, 0.3, 0.7}, within(1e-15));
  }

  /** The start pulls the answer off the counts; a second look by brute force on a fine grid. */
  @Test
  void withErgodicStart_twoStates_matchesGridMaximum() {
    double[] found = {0.9, 0.1, 0.1, 0.9};
    for (int i = 0; i < 20; i++) {
      found = TransitionStep.withErgodicStart(2, COUNTS, FIRST, found);
    }
    double best = Double.NEGATIVE_INFINITY;
    double bestLeave = 0.0;
    double bestReturn = 0.0;
    for (int i = 1; i < 500; i++) {
      for (int j = 1; j < 500; j++) {
        double value = objective(i * 5e-4, j * 5e-4);
        if (value > best) {
          best = value;
          bestLeave = i * 5e-4;
          bestReturn = j * 5e-4;
        }
      }
    }
    // Within one step of the grid, and well away from the counts alone, 2 ÷ 32.
    assertThat(found[1]).isCloseTo(bestLeave, within(5e-4)).isGreaterThan(2.0 / 32.0 + 0.005);
    assertThat(found[2]).isCloseTo(bestReturn, within(5e-4));
    assertThat(objective(found[1], found[2])).isGreaterThanOrEqualTo(best);
  }

  private static double objective(double leave, double back) {
    double stressed = leave / (leave + back);
    return COUNTS[0] * Math.log(1.0 - leave)
        + COUNTS[1] * Math.log(leave)
        + COUNTS[2] * Math.log(back)
        + COUNTS[3] * Math.log(1.0 - back)
        + FIRST[0] * Math.log(1.0 - stressed)
        + FIRST[1] * Math.log(stressed);
  }
}
