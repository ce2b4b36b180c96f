package io.foreshock.adapter.dl4j;

import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Loss of the outputs of {@link RecurrentTail}: the squared error of the first, and for each pair
 * (a, b) FZ0 with ES = e^a and VaR = ES·s, s = 1 ÷ (1 + e^−b). With x the loss of the day, FZ0 is
 *
 * <pre>
 * L       = 1{x ≥ VaR} (x ÷ ES − s) ÷ α + s + a − 1
 * ∂L ÷ ∂a = 1 − 1{x ≥ VaR} x ÷ (α ES)
 * ∂L ÷ ∂b = s (1 − s) (1 − 1{x ≥ VaR} ÷ α)
 * </pre>
 *
 * <p>L is continuous in x at VaR, and has a kink there. A day beyond the 1 % level pulls a hundred
 * times as hard as another, so the pairs count {@value #PAIR_WEIGHT} each: then the gradient of a
 * batch is seldom cut to its greatest length, which would weaken the days that matter.
 */
final class FisslerZiegelLoss implements ILossFunction {

  static final double PAIR_WEIGHT = 0.05;

  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "fissler-ziegel";
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    double sum = computeScoreArray(labels, preOutput, activation, mask).sumNumber().doubleValue();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    double[][] targets = labels.toDoubleMatrix();
    double[][] outputs = preOutput.toDoubleMatrix();
    double[][] scores = new double[targets.length][1];
    for (int row = 0; row < targets.length; row++) {
      scores[row][0] = loss(targets[row], outputs[row]);
    }
    return Nd4j.create(scores).castTo(preOutput.dataType());
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    double[][] targets = labels.toDoubleMatrix();
    double[][] outputs = preOutput.toDoubleMatrix();
    double[][] gradients = new double[targets.length][];
    for (int row = 0; row < targets.length; row++) {
      gradients[row] = gradient(targets[row], outputs[row]);
    }
    return Nd4j.create(gradients).castTo(preOutput.dataType());
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return Pair.of(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  private static double loss(double[] target, double[] output) {
    double sum = (output[0] - target[0]) * (output[0] - target[0]);
    for (Side side : Side.values()) {
      for (int level = 0; level < RecurrentTail.LEVELS; level++) {
        int pair = RecurrentTail.pair(side, level);
        sum +=
            PAIR_WEIGHT
                * pairLoss(target[pair], output[pair], output[pair + 1], TailLevels.alpha(level));
      }
    }
    return sum;
  }

  static double pairLoss(double loss, double a, double b, double alpha) {
    double share = share(b);
    double inShortfalls = loss * Math.exp(-a);
    return Math.max(inShortfalls - share, 0.0) / alpha + share + a - 1.0;
  }

  private static double[] gradient(double[] target, double[] output) {
    double[] gradient = new double[output.length];
    gradient[0] = 2.0 * (output[0] - target[0]);
    for (Side side : Side.values()) {
      for (int level = 0; level < RecurrentTail.LEVELS; level++) {
        int pair = RecurrentTail.pair(side, level);
        double share = share(output[pair + 1]);
        double inShortfalls = target[pair] * Math.exp(-output[pair]);
        double pull = inShortfalls >= share ? 1.0 / TailLevels.alpha(level) : 0.0;
        gradient[pair] = PAIR_WEIGHT * (1.0 - pull * inShortfalls);
        gradient[pair + 1] = PAIR_WEIGHT * share * (1.0 - share) * (1.0 - pull);
      }
    }
    return gradient;
  }

  private static double share(double b) {
    return 1.0 / (1.0 + Math.exp(-b));
  }
}
