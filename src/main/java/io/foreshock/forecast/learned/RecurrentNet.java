package io.foreshock.forecast.learned;

import java.util.Arrays;

/**
 * A long short-term memory with a linear layer on its last output, in single precision. Immutable,
 * safe for threads; each caller brings a {@link Workspace}.
 *
 * <p>With x_t the inputs of step t, W, R and b the weights of four gates beside each other,
 *
 * <pre>
 * (a, f, o, i) = x_t W + h_{t−1} R + b
 * c_t = σ(f) c_{t−1} + σ(i) tanh(a)
 * h_t = σ(o) tanh(c_t)
 * y   = h_T V + d
 * </pre>
 *
 * each of a, f, o, i and h having {@code units} cells; h_0 = c_0 = 0. Sums run over inputs in their
 * order, one fused multiply-add each: the result does not depend on how a compiler spreads cells
 * over registers.
 *
 * <p>References: S. Hochreiter, J. Schmidhuber, "Long short-term memory", Neural Computation 9
 * (1997), 1735–1780; F. Gers, J. Schmidhuber, F. Cummins, "Learning to forget", Neural Computation
 * 12 (2000), 2451–2471.
 */
public final class RecurrentNet {

  private static final int GATES = 4;

  private final int inputs;
  private final int units;
  private final int outputs;
  private final float[] inputWeights;
  private final float[] recurrentWeights;
  private final float[] gateBias;
  private final float[] outputWeights;
  private final float[] outputBias;

  private RecurrentNet(int inputs, int units, int outputs, float[][] weights) {
    this.inputs = inputs;
    this.units = units;
    this.outputs = outputs;
    this.inputWeights = weights[0];
    this.recurrentWeights = weights[1];
    this.gateBias = weights[2];
    this.outputWeights = weights[3];
    this.outputBias = weights[4];
  }

  /**
   * Makes a net of its numbers.
   *
   * @param inputWeights W by rows, {@code inputs} × 4 {@code units}
   * @param recurrentWeights R by rows, {@code units} × 4 {@code units}
   * @param gateBias b, 4 {@code units}
   * @param outputWeights V by rows, {@code units} × {@code outputs}
   * @param outputBias d, {@code outputs}
   * @throws IllegalArgumentException if the sizes do not fit each other or a number is not finite
   */
  public static RecurrentNet of(
      float[] inputWeights,
      float[] recurrentWeights,
      float[] gateBias,
      float[] outputWeights,
      float[] outputBias) {
    int units = gateBias.length / GATES;
    int outputs = outputBias.length;
    int inputs = units == 0 ? 0 : inputWeights.length / gateBias.length;
    if (units == 0 || inputs == 0 || outputs == 0) {
      throw new IllegalArgumentException("a net needs inputs, units and outputs");
    }
    requireSize("inputWeights", inputWeights, inputs * GATES * units);
    requireSize("recurrentWeights", recurrentWeights, units * GATES * units);
    requireSize("gateBias", gateBias, GATES * units);
    requireSize("outputWeights", outputWeights, units * outputs);
    requireSize("outputBias", outputBias, outputs);
    return new RecurrentNet(
        inputs,
        units,
        outputs,
        new float[][] {
          inputWeights.clone(),
          recurrentWeights.clone(),
          gateBias.clone(),
          outputWeights.clone(),
          outputBias.clone()
        });
  }

  private static void requireSize(String name, float[] values, int size) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          name + " must have " + size + " numbers, had " + values.length);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite, found " + value);
      }
    }
  }

  /** Room for the state of one call; not safe for threads. */
  public static final class Workspace {

    private final float[] gates;
    private final float[] cells;
    private final float[] hidden;

    private Workspace(int units) {
      gates = new float[GATES * units];
      cells = new float[units];
      hidden = new float[units];
    }
  }

  /** Returns room for calls of this net. */
  public Workspace workspace() {
    return new Workspace(units);
  }

  /** Returns the number of inputs of a step. */
  public int inputs() {
    return inputs;
  }

  /** Returns the number of cells. */
  public int units() {
    return units;
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return outputs;
  }

  /** Returns W by rows. */
  public float[] inputWeights() {
    return inputWeights.clone();
  }

  /** Returns R by rows. */
  public float[] recurrentWeights() {
    return recurrentWeights.clone();
  }

  /** Returns b. */
  public float[] gateBias() {
    return gateBias.clone();
  }

  /** Returns V by rows. */
  public float[] outputWeights() {
    return outputWeights.clone();
  }

  /** Returns d. */
  public float[] outputBias() {
    return outputBias.clone();
  }

  /**
   * Computes the outputs after a window of steps. Allocates nothing.
   *
   * @param window inputs step by step, {@code steps} × {@code inputs}
   * @param steps steps of the window
   * @param workspace room of this net's, in use by nobody else
   * @param output where the outputs are put
   */
  public void score(float[] window, int steps, Workspace workspace, float[] output) {
    Arrays.fill(workspace.cells, 0.0f);
    Arrays.fill(workspace.hidden, 0.0f);
    for (int step = 0; step < steps; step++) {
      System.arraycopy(gateBias, 0, workspace.gates, 0, gateBias.length);
      addProduct(window, step * inputs, inputs, inputWeights, workspace.gates);
      addProduct(workspace.hidden, 0, units, recurrentWeights, workspace.gates);
      advance(workspace);
    }
    System.arraycopy(outputBias, 0, output, 0, outputs);
    for (int unit = 0; unit < units; unit++) {
      for (int j = 0; j < outputs; j++) {
        output[j] = Math.fma(workspace.hidden[unit], outputWeights[unit * outputs + j], output[j]);
      }
    }
  }

  /** Adds the product of a row and a matrix to a row, four rows of the matrix at a time. */
  private static void addProduct(float[] row, int from, int count, float[] matrix, float[] target) {
    int width = target.length;
    int at = 0;
    for (; at + GATES <= count; at += GATES) {
      float x0 = row[from + at];
      float x1 = row[from + at + 1];
      float x2 = row[from + at + 2];
      float x3 = row[from + at + 3];
      int m0 = at * width;
      int m1 = m0 + width;
      int m2 = m1 + width;
      int m3 = m2 + width;
      for (int j = 0; j < width; j++) {
        float sum = Math.fma(x0, matrix[m0 + j], target[j]);
        sum = Math.fma(x1, matrix[m1 + j], sum);
        sum = Math.fma(x2, matrix[m2 + j], sum);
        target[j] = Math.fma(x3, matrix[m3 + j], sum);
      }
    }
    for (; at < count; at++) {
      float x = row[from + at];
      int m = at * width;
      for (int j = 0; j < width; j++) {
        target[j] = Math.fma(x, matrix[m + j], target[j]);
      }
    }
  }

  private void advance(Workspace workspace) {
    float[] gates = workspace.gates;
    for (int j = 0; j < units; j++) {
      gates[j] = FloatFunctions.tanh(gates[j]);
    }
    for (int j = units; j < gates.length; j++) {
      gates[j] = FloatFunctions.logistic(gates[j]);
    }
    for (int j = 0; j < units; j++) {
      workspace.cells[j] =
          Math.fma(gates[units + j], workspace.cells[j], gates[3 * units + j] * gates[j]);
    }
    for (int j = 0; j < units; j++) {
      workspace.hidden[j] = gates[2 * units + j] * FloatFunctions.tanh(workspace.cells[j]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrentNet that
        && Arrays.equals(inputWeights, that.inputWeights)
        && Arrays.equals(recurrentWeights, that.recurrentWeights)
        && Arrays.equals(gateBias, that.gateBias)
        && Arrays.equals(outputWeights, that.outputWeights)
        && Arrays.equals(outputBias, that.outputBias);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(inputWeights) + Arrays.hashCode(outputBias);
  }
}
