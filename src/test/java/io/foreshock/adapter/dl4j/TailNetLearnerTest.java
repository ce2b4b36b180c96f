package io.foreshock.adapter.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Nets of the tail, on made-up days whose spread the window tells and no constant can know. */
class TailNetLearnerTest {

  private static final int INPUTS = 3;
  private static final int STEPS = 10;
  private static final int ROWS = 12_000;

  /** Both are single precision; sums are taken in another order. */
  private static final double PARITY = 1e-5;

  private static double[] standardReturns;
  private static MultiLayerNetwork library;

  private static float[][] windows(int rows, long seed) {
    Random random = new Random(seed);
    float[][] windows = new float[rows][STEPS * INPUTS];
    for (float[] window : windows) {
      for (int i = 0; i < window.length; i++) {
        window[i] = (float) random.nextGaussian();
      }
    }
    return windows;
  }

  /** Volatility of the day after a window. */
  private static double spread(float[] window) {
    return Math.exp(0.5 * window[(STEPS - 1) * INPUTS]);
  }

  private static double[] returns(float[][] windows, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[windows.length];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = spread(windows[i]) * random.nextGaussian();
    }
    return returns;
  }

  private static float[][] targets(double[] returns) {
    float[][] targets = new float[returns.length][RecurrentTail.OUTPUTS];
    for (int i = 0; i < targets.length; i++) {
      for (Side side : Side.values()) {
        for (int level = 0; level < RecurrentTail.LEVELS; level++) {
          int pair = RecurrentTail.pair(side, level);
          targets[i][pair] = (float) side.loss(returns[i]);
          targets[i][pair + 1] = targets[i][pair];
        }
      }
    }
    return targets;
  }

  private static MultiLayerNetwork trained(long seed) {
    NetObjective objective =
        new NetObjective(new FisslerZiegelLoss(), TailNetLearner.constants(standardReturns));
    return new NetTraining(INPUTS, STEPS, seed, objective)
        .fitted(windows(ROWS, 1), targets(standardReturns));
  }

  @BeforeAll
  static void train() {
    standardReturns = returns(windows(ROWS, 1), 2);
    library = trained(1);
  }

  @Test
  void weights_tenThousandWindows_agreeWithTheLibrary() {
    RecurrentNet ours = NetWeights.of(library);
    float[][] windows = windows(10_000, 3);
    RecurrentNet.Workspace workspace = ours.workspace();
    float[] output = new float[RecurrentTail.OUTPUTS];
    try (INDArray batch = NetTraining.batch(windows, INPUTS, STEPS);
        INDArray expected = library.output(batch)) {
      for (int i = 0; i < windows.length; i++) {
        ours.score(windows[i], STEPS, workspace, output);
        for (int j = 0; j < output.length; j++) {
          double wanted = expected.getDouble(i, j);
          assertThat((double) output[j])
              .isEqualTo(wanted, within(PARITY * Math.max(1.0, Math.abs(wanted))));
        }
      }
    }
  }

  @Test
  void trained_sameSeed_isTheSameNet() {
    assertThat(NetWeights.of(trained(1))).isEqualTo(NetWeights.of(library));
  }

  /** FZ0 on windows not learned from: less than that of the constants it began with. */
  @Test
  void trained_spreadInTheWindow_bringsLessLossThanConstants() {
    RecurrentNet net = NetWeights.of(library);
    List<Double> constants = TailNetLearner.constants(standardReturns);
    float[] start = new float[RecurrentTail.OUTPUTS];
    for (int j = 0; j < start.length; j++) {
      start[j] = constants.get(j).floatValue();
    }
    float[][] windows = windows(20_000, 4);
    double[] returns = returns(windows, 5);
    float[] output = new float[RecurrentTail.OUTPUTS];
    RecurrentNet.Workspace workspace = net.workspace();
    double learned = 0.0;
    double constant = 0.0;
    for (int i = 0; i < windows.length; i++) {
      net.score(windows[i], STEPS, workspace, output);
      learned += loss(output, returns[i]) / windows.length;
      constant += loss(start, returns[i]) / windows.length;
    }
    // A normal day of known spread costs 0.08 less than one of this mixture at these levels.
    assertThat(learned).isLessThan(constant - 0.05);
  }

  private static double loss(float[] output, double logReturn) {
    double sum = 0.0;
    for (Side side : Side.values()) {
      for (int level = 0; level < RecurrentTail.LEVELS; level++) {
        int pair = RecurrentTail.pair(side, level);
        double shortfall = Math.exp(output[pair]);
        double valueAtRisk = shortfall / (1.0 + Math.exp(-output[pair + 1]));
        sum +=
            FisslerZiegel.loss(
                side.loss(logReturn), valueAtRisk, shortfall, TailLevels.alpha(level));
      }
    }
    return sum / (2 * RecurrentTail.LEVELS);
  }

  /** Quantile and tail mean of the normal law: 2.326 and 2.665 at 1 %, 1.960 and 2.338 at 2.5 %. */
  @Test
  void constants_normalReturns_areItsQuantilesAndTailMeans() {
    Random random = new Random(6);
    double[] returns = new double[400_000];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = random.nextGaussian();
    }
    List<Double> constants = TailNetLearner.constants(returns);
    double[][] normal = {{1.960, 2.338}, {2.326, 2.665}};
    for (Side side : Side.values()) {
      for (int level = 0; level < RecurrentTail.LEVELS; level++) {
        int pair = RecurrentTail.pair(side, level);
        double shortfall = Math.exp(constants.get(pair));
        double share = 1.0 / (1.0 + Math.exp(-constants.get(pair + 1)));
        // Four standard errors of a 1 % quantile of 400,000 days.
        assertThat(shortfall).isEqualTo(normal[level][1], within(0.03));
        assertThat(share * shortfall).isEqualTo(normal[level][0], within(0.03));
      }
    }
  }
}
