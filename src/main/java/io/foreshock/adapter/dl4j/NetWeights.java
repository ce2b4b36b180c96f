package io.foreshock.adapter.dl4j;

import io.foreshock.forecast.learned.RecurrentNet;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes the weights of a trained net of one LSTM and one output layer. */
final class NetWeights {

  private NetWeights() {}

  static RecurrentNet of(MultiLayerNetwork net) {
    return RecurrentNet.of(
        rows(net, "0_W"), rows(net, "0_RW"), rows(net, "0_b"), rows(net, "1_W"), rows(net, "1_b"));
  }

  /** The library keeps matrices by columns, ours lie by rows. */
  private static float[] rows(MultiLayerNetwork net, String name) {
    INDArray values = net.getParam(name);
    return values.dup('c').data().asFloat();
  }
}
