package io.foreshock.adapter.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.learned.RecurrentNet;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class NetTrainingTest {

  private static final int INPUTS = 3;
  private static final int STEPS = 6;

  /** Both are single precision; sums are taken in another order. */
  private static final double PARITY = 1e-5;

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

  /** The mean of the first input over the window: a net without memory cannot know it. */
  private static double truth(float[] window) {
    double sum = 0.0;
    for (int step = 0; step < STEPS; step++) {
      sum += window[step * INPUTS] / STEPS;
    }
    return sum;
  }

  private static float[][] targets(float[][] windows) {
    float[][] targets = new float[windows.length][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = new float[] {(float) truth(windows[i])};
    }
    return targets;
  }

  private static MultiLayerNetwork trained(long seed) {
    float[][] windows = windows(4_000, 1);
    return new NetTraining(INPUTS, STEPS, seed, NetObjective.squaredError())
        .fitted(windows, targets(windows));
  }

  @Test
  void weights_tenThousandWindows_agreeWithTheLibrary() {
    MultiLayerNetwork library = trained(1);
    RecurrentNet ours = NetWeights.of(library);
    float[][] windows = windows(10_000, 2);
    RecurrentNet.Workspace workspace = ours.workspace();
    float[] output = new float[1];
    try (INDArray batch = NetTraining.batch(windows, INPUTS, STEPS);
        INDArray expected = library.output(batch)) {
      for (int i = 0; i < windows.length; i++) {
        ours.score(windows[i], STEPS, workspace, output);
        double library1 = expected.getDouble(i);
        assertThat((double) output[0])
            .isEqualTo(library1, within(PARITY * Math.max(1.0, Math.abs(library1))));
      }
    }
  }

  @Test
  void trained_sameSeed_isTheSameNet() {
    assertThat(NetWeights.of(trained(3))).isEqualTo(NetWeights.of(trained(3)));
    assertThat(NetWeights.of(trained(3))).isNotEqualTo(NetWeights.of(trained(4)));
  }

  @Test
  void trained_whatNeedsMemory_isLearned() {
    RecurrentNet net = NetWeights.of(trained(5));
    float[] output = new float[1];
    double squaredError = 0.0;
    double squares = 0.0;
    for (float[] window : windows(2_000, 6)) {
      net.score(window, STEPS, net.workspace(), output);
      squaredError += Math.pow(output[0] - truth(window), 2);
      squares += Math.pow(truth(window), 2);
    }
    assertThat(squaredError / squares)
        .as("unexplained on windows not learned from")
        .isLessThan(0.3);
  }
}
