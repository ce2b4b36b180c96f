package io.foreshock.adapter.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.learned.TreeEnsemble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.regression.GradientTreeBoost;

class BoostedTreesLearnerTest {

  private static final int INPUTS = 5;
  private static final int ROWS = 3_000;

  /** Sums of a hundred leaves in the same order: a few units in the last place. */
  private static final double PARITY = 1e-12;

  private static double[][] inputs(int rows, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[rows][INPUTS];
    for (double[] row : inputs) {
      for (int j = 0; j < INPUTS; j++) {
        row[j] = j == 4 ? random.nextInt(2) : random.nextGaussian();
      }
    }
    return inputs;
  }

  /** A step, a product and a flag: nothing a line could hold. */
  private static double truth(double[] row) {
    return (row[0] > 0.3 ? 1.0 : 0.0) + 0.5 * row[1] * row[2] + 0.4 * row[4];
  }

  private static double[] errors(double[][] inputs, long seed) {
    Random random = new Random(seed);
    double[] errors = new double[inputs.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = truth(inputs[i]) + 0.3 * random.nextGaussian();
    }
    return errors;
  }

  private static GradientTreeBoost boosted() {
    double[][] inputs = inputs(ROWS, 1);
    return BoostedTreesLearner.boosted(inputs, errors(inputs, 2));
  }

  @Test
  void ensemble_tenThousandRows_agreesWithTheLibrary() {
    GradientTreeBoost library = boosted();
    TreeEnsemble ours = SmileTrees.ensemble(library, INPUTS);
    double[][] rows = inputs(10_000, 3);
    DataFrame frame = BoostedTreesLearner.frame(rows, new double[rows.length]);
    for (int i = 0; i < rows.length; i++) {
      double expected = library.predict(frame.get(i));
      assertThat(ours.score(rows[i]))
          .isEqualTo(expected, within(PARITY * Math.max(1.0, Math.abs(expected))));
    }
  }

  /** A value on a threshold goes the same way in both. */
  @Test
  void ensemble_rowsOnThresholds_agreesWithTheLibrary() {
    GradientTreeBoost library = boosted();
    TreeEnsemble ours = SmileTrees.ensemble(library, INPUTS);
    int[] feature = ours.feature();
    double[] number = ours.number();
    double[][] rows = inputs(feature.length, 4);
    for (int node = 0; node < feature.length; node++) {
      if (feature[node] != TreeEnsemble.LEAF) {
        rows[node][feature[node]] = number[node];
      }
    }
    DataFrame frame = BoostedTreesLearner.frame(rows, new double[rows.length]);
    for (int i = 0; i < rows.length; i++) {
      assertThat(ours.score(rows[i])).isEqualTo(library.predict(frame.get(i)), within(PARITY));
    }
  }

  @Test
  void boosted_sameRows_areTheSameTreesToTheBit() {
    assertThat(SmileTrees.ensemble(boosted(), INPUTS))
        .isEqualTo(SmileTrees.ensemble(boosted(), INPUTS));
  }

  @Test
  void boosted_whatNoLineHolds_isLearned() {
    TreeEnsemble ours = SmileTrees.ensemble(boosted(), INPUTS);
    double squaredError = 0.0;
    double squares = 0.0;
    for (double[] row : inputs(5_000, 5)) {
      double expected = truth(row);
      squaredError += Math.pow(ours.score(row) - expected, 2);
      squares += Math.pow(expected - 0.7, 2);
    }
    assertThat(squaredError / squares).as("unexplained on rows not learned from").isLessThan(0.5);
  }
}
