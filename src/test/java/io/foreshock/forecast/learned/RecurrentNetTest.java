package io.foreshock.forecast.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.LearnedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecurrentNetTest {

  private static final int INPUTS = 7; // not a multiple of the four rows taken at a time
  private static final int UNITS = 6;
  private static final int OUTPUTS = 3;
  private static final int STEPS = 12;

  /** Single precision against double: a few hundred roundings of 6e-8 on sums of size one. */
  private static final double TOLERANCE = 2e-5;

  private static final RecurrentNet NET = LearnedModels.net(INPUTS, UNITS, OUTPUTS, 5);

  private static float[] window(Random random) {
    float[] window = new float[STEPS * INPUTS];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) random.nextGaussian();
    }
    return window;
  }

  private static float[] score(float[] window, RecurrentNet.Workspace workspace) {
    float[] output = new float[OUTPUTS];
    NET.score(window, STEPS, workspace, output);
    return output;
  }

  /** The definition, gate by gate and cell by cell, in double precision. */
  private static double[] naive(float[] window) {
    double[] hidden = new double[UNITS];
    double[] cells = new double[UNITS];
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[UNITS];
      for (int unit = 0; unit < UNITS; unit++) {
        double input = Math.tanh(gate(window, step, hidden, unit));
        double forget = logistic(gate(window, step, hidden, UNITS + unit));
        double output = logistic(gate(window, step, hidden, 2 * UNITS + unit));
        double update = logistic(gate(window, step, hidden, 3 * UNITS + unit));
        cells[unit] = forget * cells[unit] + update * input;
        next[unit] = output * Math.tanh(cells[unit]);
      }
      hidden = next;
    }
    double[] outputs = new double[OUTPUTS];
    for (int j = 0; j < OUTPUTS; j++) {
      outputs[j] = NET.outputBias()[j];
      for (int unit = 0; unit < UNITS; unit++) {
        outputs[j] += hidden[unit] * NET.outputWeights()[unit * OUTPUTS + j];
      }
    }
    return outputs;
  }

  private static double gate(float[] window, int step, double[] hidden, int column) {
    double sum = NET.gateBias()[column];
    for (int i = 0; i < INPUTS; i++) {
      sum += window[step * INPUTS + i] * NET.inputWeights()[i * 4 * UNITS + column];
    }
    for (int i = 0; i < UNITS; i++) {
      sum += hidden[i] * NET.recurrentWeights()[i * 4 * UNITS + column];
    }
    return sum;
  }

  private static double logistic(double x) {
    return 1.0 / (1.0 + Math.exp(-x));
  }

  @Test
  void score_randomWindows_agreesWithTheDefinition() {
    Random random = new Random(1);
    RecurrentNet.Workspace workspace = NET.workspace();
    for (int i = 0; i < 500; i++) {
      float[] window = window(random);
      double[] expected = naive(window);
      float[] found = score(window, workspace);
      for (int j = 0; j < OUTPUTS; j++) {
        assertThat((double) found[j]).isEqualTo(expected[j], within(TOLERANCE));
      }
    }
  }

  @Test
  void score_usedWorkspace_leavesNoTrace() {
    Random random = new Random(2);
    float[] first = window(random);
    float[] fresh = score(first, NET.workspace());
    RecurrentNet.Workspace used = NET.workspace();
    score(window(random), used);
    assertThat(score(first, used)).containsExactly(fresh);
  }

  @Test
  void score_manyThreads_giveTheSameBytes() throws InterruptedException, ExecutionException {
    float[] window = window(new Random(3));
    float[] expected = score(window, NET.workspace());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(threads.submit(() -> score(window, NET.workspace())));
      }
      for (Future<float[]> answer : answers) {
        assertThat(answer.get()).containsExactly(expected);
      }
    }
  }

  @Test
  void of_wrongSizesAndValues_areRefused() {
    float[] bias = new float[4];
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RecurrentNet.of(new float[8], new float[5], bias, new float[1], new float[1]))
        .withMessage("recurrentWeights must have 4 numbers, had 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            RecurrentNet.of(
                new float[8], new float[4], bias, new float[] {Float.NaN}, new float[1]))
        .withMessage("outputWeights must be finite, found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RecurrentNet.of(new float[0], new float[0], new float[0], bias, new float[1]))
        .withMessage("a net needs inputs, units and outputs");
  }
}
