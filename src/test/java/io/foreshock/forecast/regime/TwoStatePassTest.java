package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The pass written out for two states against the general steps, bit by bit. */
class TwoStatePassTest {

  private static final int LENGTH = 300;

  private static double[] logDensities(Random random) {
    double[] values = new double[2 * LENGTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = 3.0 * random.nextGaussian();
    }
    values[10] = values[11]; // equally likely
    values[20] = -2_000.0; // underflows
    values[31] = Double.NEGATIVE_INFINITY; // impossible
    return values;
  }

  private static TransitionMatrix transition(Random random, int seed) {
    double stay = random.nextDouble();
    return TransitionMatrix.of(
        seed % 10 == 0
            ? new double[][] {{1.0, 0.0}, {1.0 - stay, stay}}
            : new double[][] {{stay, 1.0 - stay}, {0.3 * stay, 1.0 - 0.3 * stay}});
  }

  @Test
  void forward_manyModels_sameBitsAsTheGeneralSteps() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] logDensities = logDensities(random);
      TransitionMatrix transition = transition(random, seed);
      double[] initial = seed % 7 == 0 ? new double[] {0.0, 1.0} : new double[] {0.25, 0.75};
      ForwardBackward pass = new ForwardBackward(LENGTH, 2);

      double logLikelihood = pass.forward(logDensities, transition.rowMajorNoCopy(), initial);

      double sum = 0.0;
      double[] predicted = initial;
      for (int t = 0; t < LENGTH; t++) {
        FilterStep step =
            HamiltonFilter.step(
                predicted, new double[] {logDensities[2 * t], logDensities[2 * t + 1]});
        sum += step.logLikelihood();
        assertThat(pass.predicted()[2 * t]).isEqualTo(predicted[0]);
        assertThat(pass.predicted()[2 * t + 1]).isEqualTo(predicted[1]);
        assertThat(pass.filtered()[2 * t]).isEqualTo(step.filtered()[0]);
        assertThat(pass.filtered()[2 * t + 1]).isEqualTo(step.filtered()[1]);
        predicted = HamiltonFilter.predict(step.filtered(), transition);
      }
      assertThat(logLikelihood).isEqualTo(sum);
    }
  }

  @Test
  void backward_manyModels_sameBitsAsTheDefinition() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] p = transition(random, seed).rowMajorNoCopy();
      ForwardBackward pass = new ForwardBackward(LENGTH, 2);
      pass.forward(logDensities(random), p, new double[] {0.5, 0.5});

      pass.backward(p);

      double[] moves = new double[4];
      double[] next = {pass.filtered()[2 * LENGTH - 2], pass.filtered()[2 * LENGTH - 1]};
      for (int t = LENGTH - 2; t >= 0; t--) {
        double[] now = new double[2];
        for (int from = 0; from < 2; from++) {
          for (int to = 0; to < 2; to++) {
            double predicted = pass.predicted()[2 * (t + 1) + to];
            double reciprocal = predicted >= 1e-300 ? 1.0 / predicted : 0.0;
            double joint = pass.filtered()[2 * t + from] * p[2 * from + to] * reciprocal * next[to];
            moves[2 * from + to] += joint;
            now[from] += joint;
          }
        }
        assertThat(pass.smoothed()[2 * t]).isEqualTo(now[0]);
        assertThat(pass.smoothed()[2 * t + 1]).isEqualTo(now[1]);
        next = now;
      }
      assertThat(pass.transitions()).containsExactly(moves);
    }
  }

  @Test
  void forward_noStateWithFiniteDensity_refused() {
    double[] impossible = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    ForwardBackward pass = new ForwardBackward(1, 2);
    double[] half = {0.5, 0.5};
    assertThatThrownBy(() -> pass.forward(impossible, new double[] {0.5, 0.5, 0.5, 0.5}, half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite log density");
  }
}
