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
import org.nd4j.linalg.lossfunctions.LossFunctions;

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

  NetTraining(int inputs, int steps, long seed) {
    this.inputs = inputs;
    this.steps = steps;
    this.seed = seed;
  }

  /**
   * Trains.
   *
   * @param windows scaled inputs by row, step after step
   * @param errors targets
   */
  RecurrentNet trained(float[][] windows, double[] errors) {
    return NetWeights.of(fitted(windows, errors));
  }

  /** Trains and returns the library's net. */
  MultiLayerNetwork fitted(float[][] windows, double[] errors) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration());
    net.init();
    Random order = new Random(seed);
    int[] rows = IntStream.range(0, windows.length).toArray();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(rows, order);
      for (int from = 0; from + BATCH <= rows.length; from += BATCH) {
        fit(net, windows, errors, Arrays.copyOfRange(rows, from, from + BATCH));
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
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(UNITS)
                .nOut(1)
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

  private void fit(MultiLayerNetwork net, float[][] windows, double[] errors, int[] rows) {
    float[][] chosen = new float[rows.length][];
    float[] targets = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = windows[rows[i]];
      targets[i] = (float) errors[rows[i]];
    }
    try (INDArray x = batch(chosen, inputs, steps);
        INDArray y = Nd4j.create(targets, new long[] {rows.length, 1}, 'c')) {
      net.fit(x, y);
    }
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
