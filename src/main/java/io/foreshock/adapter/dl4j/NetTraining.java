package io.foreshock.adapter.dl4j;

import io.foreshock.forecast.learned.RecurrentNet;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Trains one recurrent net from one seed, on one thread. */
final class NetTraining {

  private static final int UNITS = 16;
  private static final int BATCH = 256;
  private static final int EPOCHS = 6;
  private static final double LEARNING_RATE = 2e-3;
  private static final double WEIGHT_DECAY = 1e-4;

  private final int inputs;
  private final int steps;
  private final long seed;
  private final NetObjective objective;

  NetTraining(int inputs, int steps, long seed, NetObjective objective) {
    this.inputs = inputs;
    this.steps = steps;
    this.seed = seed;
    this.objective = objective;
  }

  /**
   * Trains.
   *
   * @param windows scaled inputs by row, step after step
   * @param targets what each output is held against, row by row
   */
  RecurrentNet trained(float[][] windows, float[][] targets) {
    return NetWeights.of(fitted(windows, targets));
  }

  /** Trains and returns the library's net. */
  MultiLayerNetwork fitted(float[][] windows, float[][] targets) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration());
    net.init();
    objective.begin(net);
    Random order = new Random(seed);
    int[] rows = IntStream.range(0, windows.length).toArray();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(rows, order);
      for (int from = 0; from + BATCH <= rows.length; from += BATCH) {
        fit(net, windows, targets, Arrays.copyOfRange(rows, from, from + BATCH));
      }
    }
    return net;
  }

  private MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .updater(new Adam(LEARNING_RATE))
        .l2(WEIGHT_DECAY)
        .weightInit(WeightInit.XAVIER)
        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
        .gradientNormalizationThreshold(1.0)
        .list()
        .layer(
            new LastTimeStep(
                new LSTM.Builder().nIn(inputs).nOut(UNITS).activation(Activation.TANH).build()))
        .layer(
            new OutputLayer.Builder(objective.loss())
                .nIn(UNITS)
                .nOut(objective.outputs())
                .activation(Activation.IDENTITY)
                .build())
        .setInputType(InputType.recurrent(inputs))
        .build();
  }

  private static void shuffle(int[] rows, Random order) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = order.nextInt(i + 1);
      int kept = rows[i];
      rows[i] = rows[j];
      rows[j] = kept;
    }
  }

  private void fit(MultiLayerNetwork net, float[][] windows, float[][] targets, int[] rows) {
    try (INDArray x = batch(chosen(windows, rows), inputs, steps);
        INDArray y = Nd4j.create(chosen(targets, rows))) {
      net.fit(x, y);
    }
  }

  private static float[][] chosen(float[][] all, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> all[row]).toArray(float[][]::new);
  }

  /** Returns windows in the library's order: row, input, step. */
  static INDArray batch(float[][] windows, int inputs, int steps) {
    float[] batch = new float[windows.length * inputs * steps];
    for (int i = 0; i < windows.length; i++) {
      for (int step = 0; step < steps; step++) {
        for (int input = 0; input < inputs; input++) {
          batch[(i * inputs + input) * steps + step] = windows[i][step * inputs + input];
        }
      }
    }
    return Nd4j.create(batch, new long[] {windows.length, inputs, steps}, 'c');
  }
}
