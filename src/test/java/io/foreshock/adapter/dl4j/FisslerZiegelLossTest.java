package io.foreshock.adapter.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FisslerZiegelLossTest {

  private static final FisslerZiegelLoss LOSS = new FisslerZiegelLoss();
  private static final int ROWS = 200;

  /** Steps of the differences. Their error is h² times a third derivative, here below 1e-8. */
  private static final double STEP = 1e-5;

  /** The derivatives are of size up to 100: 1e-6 of that is far above rounding, 1e-16 ÷ 1e-5. */
  private static final double GRADIENT = 1e-6;

  private static double[][] outputs(Random random) {
    double[][] outputs = new double[ROWS][RecurrentTail.OUTPUTS];
    for (double[] row : outputs) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return outputs;
  }

  /** Half of the losses lie beyond the value at risk, where the gradient is hard. */
  private static double[][] targets(Random random, double[][] outputs) {
    double[][] targets = new double[ROWS][RecurrentTail.OUTPUTS];
    for (int row = 0; row < ROWS; row++) {
      targets[row][0] = random.nextGaussian();
      for (int j = 1; j < RecurrentTail.OUTPUTS; j += 2) {
        double shortfall = Math.exp(outputs[row][j]);
        double share = 1.0 / (1.0 + Math.exp(-outputs[row][j + 1]));
        double factor = random.nextBoolean() ? 1.01 + random.nextDouble() : random.nextDouble();
        targets[row][j] = factor * share * shortfall * (factor > 1.0 ? 1.0 : 0.98);
        targets[row][j + 1] = targets[row][j];
      }
    }
    return targets;
  }

  private static double score(double[][] targets, double[][] outputs) {
    try (INDArray labels = Nd4j.create(targets);
        INDArray said = Nd4j.create(outputs)) {
      return LOSS.computeScore(labels, said, new ActivationIdentity(), null, false);
    }
  }

  /** The parametrisation changes nothing of FZ0 as evaluation knows it. */
  @Test
  void computeScore_randomRows_isTheLossOfTheEvaluation() {
    Random random = new Random(1);
    double[][] outputs = outputs(random);
    double[][] targets = targets(random, outputs);
    double expected = 0.0;
    for (int row = 0; row < ROWS; row++) {
      expected += Math.pow(outputs[row][0] - targets[row][0], 2);
      for (Side side : Side.values()) {
        for (int level = 0; level < RecurrentTail.LEVELS; level++) {
          int pair = RecurrentTail.pair(side, level);
          double shortfall = Math.exp(outputs[row][pair]);
          double valueAtRisk = shortfall / (1.0 + Math.exp(-outputs[row][pair + 1]));
          expected +=
              FisslerZiegelLoss.PAIR_WEIGHT
                  * FisslerZiegel.loss(
                      targets[row][pair], valueAtRisk, shortfall, TailLevels.alpha(level));
        }
      }
    }
    // Two orders of the same few thousand sums.
    assertThat(score(targets, outputs)).isEqualTo(expected, within(1e-9 * Math.abs(expected)));
  }

  @Test
  void computeGradient_everyOutput_isTheCentralDifference() {
    Random random = new Random(2);
    double[][] outputs = outputs(random);
    double[][] targets = targets(random, outputs);
    try (INDArray labels = Nd4j.create(targets);
        INDArray said = Nd4j.create(outputs);
        INDArray gradient = LOSS.computeGradient(labels, said, new ActivationIdentity(), null)) {
      for (int row = 0; row < ROWS; row++) {
        double[][] target = {targets[row]};
        double[][] output = {outputs[row].clone()};
        for (int j = 0; j < RecurrentTail.OUTPUTS; j++) {
          output[0][j] = outputs[row][j] + STEP;
          double above = score(target, output);
          output[0][j] = outputs[row][j] - STEP;
          double below = score(target, output);
          output[0][j] = outputs[row][j];
          double difference = (above - below) / (2.0 * STEP);
          assertThat(gradient.getDouble(row, j))
              .as("output %d of row %d", j, row)
              .isEqualTo(difference, within(GRADIENT * Math.max(1.0, Math.abs(difference))));
        }
      }
    }
  }

  @Test
  void computeGradientAndScore_average_isTheMeanOfTheRows() {
    Random random = new Random(3);
    double[][] outputs = outputs(random);
    double[][] targets = targets(random, outputs);
    try (INDArray labels = Nd4j.create(targets);
        INDArray said = Nd4j.create(outputs)) {
      double mean =
          LOSS.computeGradientAndScore(labels, said, new ActivationIdentity(), null, true)
              .getFirst();
      assertThat(mean * ROWS).isEqualTo(score(targets, outputs), within(1e-9));
    }
  }
}
