package io.foreshock.adapter.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.learned.IsolationForest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsolationForestLearnerTest {

  private static final int INPUTS = 6;

  /** Sums of fifty path lengths in the same order, and two powers of two good to the last place. */
  private static final double PARITY = 1e-12;

  /** The last input is a flag, as a weekday is. */
  private static double[][] rows(int rows, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[rows][INPUTS];
    for (double[] row : inputs) {
      for (int j = 0; j < INPUTS; j++) {
        row[j] = j == INPUTS - 1 ? random.nextInt(2) : random.nextGaussian();
      }
    }
    return inputs;
  }

  @Test
  void scorer_tenThousandRandomRows_agreesWithTheLibrary() {
    smile.anomaly.IsolationForest library = IsolationForestLearner.forest(rows(4_000, 1));
    IsolationForest ours = IsolationForestLearner.scorer(library, INPUTS);
    for (double[] row : rows(10_000, 2)) {
      row[0] *= 4.0;
      assertThat(ours.score(row)).isEqualTo(library.score(row), within(PARITY));
    }
  }

  @Test
  void scorer_realRows_agreesWithTheLibrary() throws Exception {
    double[][] real = RealRows.of();
    smile.anomaly.IsolationForest library = IsolationForestLearner.forest(real);
    IsolationForest ours = IsolationForestLearner.scorer(library, real[0].length);
    for (double[] row : real) {
      assertThat(ours.score(row)).isEqualTo(library.score(row), within(PARITY));
    }
  }

  @Test
  void learn_sameRows_isTheSameForestToTheBit() {
    double[][] rows = rows(3_000, 3);
    IsolationForestLearner learner = new IsolationForestLearner();
    assertThat(learner.learn(rows)).isEqualTo(learner.learn(rows));
  }

  @Test
  void score_rowsFarOut_areStrangerThanAllButOneInAHundred() {
    IsolationForest forest = new IsolationForestLearner().learn(rows(4_000, 4));
    double[] usual = new double[4_000];
    double[][] others = rows(4_000, 5);
    for (int i = 0; i < usual.length; i++) {
      usual[i] = forest.score(others[i]);
    }
    Arrays.sort(usual);
    double limit = usual[(int) (0.99 * usual.length)];
    for (double[] row : rows(200, 6)) {
      for (int j = 0; j < INPUTS - 1; j++) {
        row[j] += Math.copySign(6.0, row[j]);
      }
      assertThat(forest.score(row)).isGreaterThan(limit);
    }
  }
}
