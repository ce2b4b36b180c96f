package io.foreshock.adapter.dl4j;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * What a net is trained for. All outputs but the first begin as constants: what is rare would take
 * long to unlearn the noise of random weights.
 *
 * @param loss loss of the outputs
 * @param constants what each output adds to its weighted cells at the start
 */
record NetObjective(ILossFunction loss, List<Double> constants) {

  /** The mean of one target. */
  static NetObjective squaredError() {
    return new NetObjective(new LossMSE(), List.of(0.0));
  }

  NetObjective {
    constants = List.copyOf(constants);
  }

  int outputs() {
    return constants.size();
  }

  /** Sets the output layer of a net that has its random weights. */
  void begin(MultiLayerNetwork net) {
    INDArray weights = net.getParam("1_W");
    INDArray bias = net.getParam("1_b");
    for (int output = 0; output < outputs(); output++) {
      bias.putScalar(0, output, constants.get(output));
      if (output > 0) {
        weights.getColumn(output).assign(0.0);
      }
    }
  }
}
