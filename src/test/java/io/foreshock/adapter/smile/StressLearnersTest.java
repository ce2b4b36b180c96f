package io.foreshock.adapter.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.learned.GaussianMixture;
import io.foreshock.forecast.learned.StressModel;
import io.foreshock.training.StressLearner;
import io.foreshock.training.StressRows;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.stat.distribution.MultivariateMixture;

/** The random forest and the mixture for stressed days, on made-up days and on real inputs. */
class StressLearnersTest {

  private static final int INPUTS = 9;

  /** Sums of a hundred leaves, or three densities by logarithms instead of as they are. */
  private static final double PARITY = 1e-12;

  private static final int[] FIRST_THREE = {0, 1, 2};
  private static final List<StressLearner> LEARNERS =
      List.of(new RandomForestLearner(), new MixtureLearner());

  private static double[][] inputs(int rows, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[rows][INPUTS];
    for (double[] row : inputs) {
      for (int j = 0; j < INPUTS; j++) {
        row[j] = random.nextGaussian() * (random.nextInt(10) == 0 ? 3.0 : 1.0);
      }
    }
    return inputs;
  }

  /** A stressed day is likely where the first input is high. */
  private static double truth(double[] row) {
    return 1.0 / (1.0 + Math.exp(2.5 - 2.0 * row[StressRows.DISTANCE]));
  }

  private static StressRows rows(int rows, long seed) {
    double[][] inputs = inputs(rows, seed);
    Random random = new Random(-seed);
    boolean[] stressed = new boolean[rows];
    double[] climatology = new double[rows];
    for (int i = 0; i < rows; i++) {
      stressed[i] = random.nextDouble() < truth(inputs[i]);
      climatology[i] = 0.2;
    }
    return new StressRows(inputs, stressed, climatology);
  }

  @Test
  void forest_tenThousandRandomRows_agreesWithTheLibrary() {
    StressRows rows = rows(4_000, 1);
    RandomForest library = RandomForestLearner.forest(rows.inputs(), rows.stressed());
    assertForest(library, new RandomForestLearner().learn(rows), inputs(10_000, 2));
  }

  @Test
  void forest_realRows_agreesWithTheLibrary() throws Exception {
    double[][] real = RealRows.of();
    boolean[] stressed = new boolean[real.length];
    for (int i = 0; i + 1 < real.length; i++) {
      stressed[i] = real[i + 1][1] > real[i][3] + 0.7;
    }
    RandomForest library = RandomForestLearner.forest(real, stressed);
    StressModel ours =
        new RandomForestLearner().learn(new StressRows(real, stressed, new double[real.length]));
    assertForest(library, ours, real);
  }

  private static void assertForest(RandomForest library, StressModel ours, double[][] rows) {
    DataFrame frame = RandomForestLearner.frame(rows, new boolean[rows.length]);
    double[] expected = new double[2];
    for (int i = 0; i < rows.length; i++) {
      library.predict(frame.get(i), expected);
      assertThat(ours.probability(rows[i])).isEqualTo(expected[1], within(PARITY));
    }
  }

  @Test
  void mixture_tenThousandRandomRows_agreesWithTheLibrary() {
    assertMixture(
        MixtureLearner.chosen(inputs(4_000, 3)), MixtureLearner.chosen(inputs(10_000, 4)));
  }

  @Test
  void mixture_realRows_agreesWithTheLibrary() throws Exception {
    double[][] real = MixtureLearner.chosen(RealRows.of());
    assertMixture(real, real);
  }

  /** Each component's share is the expectation of what is one in it and zero in the others. */
  private static void assertMixture(double[][] known, double[][] rows) {
    MultivariateMixture library = MixtureLearner.mixture(known);
    GaussianMixture ours = MixtureLearner.scorer(library);
    for (double[] row : rows) {
      double[] expected = library.posteriori(row);
      for (int k = 0; k < ours.components(); k++) {
        double[] one = new double[ours.components()];
        one[k] = 1.0;
        assertThat(ours.expectation(row, FIRST_THREE, one)).isEqualTo(expected[k], within(PARITY));
      }
    }
  }

  /** Density by density in the definition, without the library. */
  @Test
  void expectation_twoComponents_isBayesByHand() {
    GaussianMixture mixture =
        GaussianMixture.of(
            new double[] {0.75, 0.25},
            new double[][] {{0.0}, {2.0}},
            new double[][] {{1.0}, {2.0}});
    double first = 0.75 * Math.exp(-0.5);
    double second = 0.25 / 2.0 * Math.exp(-0.125);
    assertThat(mixture.expectation(new double[] {1.0}, new int[] {0}, new double[] {0.1, 0.9}))
        .isEqualTo((0.1 * first + 0.9 * second) / (first + second), within(1e-14));
    assertThat(mixture.expectation(new double[] {1e9}, new int[] {0}, new double[] {0.1, 0.9}))
        .isEqualTo(0.9);
  }

  @Test
  void learn_sameRows_saysTheSameToTheBit() {
    StressRows rows = rows(3_000, 5);
    for (StressLearner learner : LEARNERS) {
      StressModel first = learner.learn(rows);
      StressModel second = learner.learn(rows);
      for (double[] row : inputs(500, 6)) {
        assertThat(second.probability(row)).as(learner.name()).isEqualTo(first.probability(row));
      }
    }
  }

  /** Closer to the outcome than its frequency is, on rows not learned from. */
  @Test
  void learn_stressThatInputsTell_isForeseen() {
    StressRows known = rows(5_000, 7);
    StressRows later = rows(5_000, 8);
    for (StressLearner learner : LEARNERS) {
      StressModel model = learner.learn(known);
      double error = 0.0;
      double frequency = 0.0;
      double happened = 0.0;
      for (int i = 0; i < later.size(); i++) {
        double outcome = later.stressed()[i] ? 1.0 : 0.0;
        error += Math.pow(model.probability(later.inputs()[i]) - outcome, 2) / later.size();
        happened += outcome / later.size();
      }
      frequency = happened * (1.0 - happened);
      assertThat(error).as(learner.name()).isLessThan(0.95 * frequency);
    }
  }
}
