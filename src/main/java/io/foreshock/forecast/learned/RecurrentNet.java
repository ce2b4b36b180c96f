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
 * over registers. Each row of a matrix is an array of its own and each gate too: only where all
 * arrays of a loop are read and written at the same place does the compiler see that they cannot
 * overlap, and fill a register with several cells.
 *
 * <p>References: S. Hochreiter, J. Schmidhuber, "Long short-term memory", Neural Computation 9
 * (1997), 1735–1780; F. Gers, J. Schmidhuber, F. Cummins, "Learning to forget", Neural Computation
 * 12 (2000), 2451–2471.
 */
public final class RecurrentNet {

  private static final int GATES = 4;

  /** Rows added at a time: more and the sums go to memory and back less often. */
  private static final int BLOCK = 8;

  private final int inputs;
  private final int units;
  private final int outputs;
  private final float[][] inputRows;
  private final float[][] recurrentRows;
  private final float[] gateBias;
  private final float[] outputWeights;
  private final float[] outputBias;
  private final float[] slopes;

  private RecurrentNet(
      float[][] inputRows,
      float[][] recurrentRows,
      float[] gateBias,
      float[] outputWeights,
      float[] outputBias) {
    this.inputs = inputRows.length;
    this.units = recurrentRows.length;
    this.outputs = outputBias.length;
    this.inputRows = inputRows;
    this.recurrentRows = recurrentRows;
    this.gateBias = gateBias;
    this.outputWeights = outputWeights;
    this.outputBias = outputBias;
    this.slopes = slopes(units);
  }

  /** The candidate is squashed by a hyperbolic tangent, the three gates by a logistic function. */
  private static float[] slopes(int units) {
    float[] slopes = new float[GATES * units];
    Arrays.fill(slopes, 0.5f);
    Arrays.fill(slopes, 0, units, 1.0f);
    return slopes;
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
        rows(inputWeights, inputs),
        rows(recurrentWeights, units),
        gateBias.clone(),
        outputWeights.clone(),
        outputBias.clone());
  }

  private static float[][] rows(float[] matrix, int count) {
    int width = matrix.length / count;
    float[][] rows = new float[count][];
    for (int row = 0; row < count; row++) {
      rows[row] = Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
    }
    return rows;
  }

  private static float[] flat(float[][] rows) {
    int width = rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * width, width);
    }
    return flat;
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

    private final float[] sums;
    private final float[] candidate;
    private final float[] forget;
    private final float[] output;
    private final float[] input;
    private final float[] cells;
    private final float[] hidden;

    private Workspace(int units) {
      sums = new float[GATES * units];
      candidate = new float[units];
      forget = new float[units];
      output = new float[units];
      input = new float[units];
      cells = new float[units];
      hidden = new float[units];
    }

    /** Spreads the squashed sums over the gates, which lie beside each other in them. */
    private void spread() {
      int units = cells.length;
      System.arraycopy(sums, 0, candidate, 0, units);
      System.arraycopy(sums, units, forget, 0, units);
      System.arraycopy(sums, 2 * units, output, 0, units);
      System.arraycopy(sums, 3 * units, input, 0, units);
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
    return flat(inputRows);
  }

  /** Returns R by rows. */
  public float[] recurrentWeights() {
    return flat(recurrentRows);
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
      System.arraycopy(gateBias, 0, workspace.sums, 0, gateBias.length);
      addProduct(window, step * inputs, inputRows, workspace.sums);
      addProduct(workspace.hidden, 0, recurrentRows, workspace.sums);
      FloatFunctions.squash(workspace.sums, slopes);
      advance(workspace);
    }
    System.arraycopy(outputBias, 0, output, 0, outputs);
    for (int unit = 0; unit < units; unit++) {
      for (int j = 0; j < outputs; j++) {
        output[j] = Math.fma(workspace.hidden[unit], outputWeights[unit * outputs + j], output[j]);
      }
    }
  }

  /** Adds the product of a row and a matrix to a row, eight rows of the matrix at a time. */
  private static void addProduct(float[] row, int from, float[][] matrix, float[] target) {
    int at = 0;
    for (; at + BLOCK <= matrix.length; at += BLOCK) {
      addBlock(row, from + at, matrix, at, target);
    }
    for (; at < matrix.length; at++) {
      addRow(row[from + at], matrix[at], target);
    }
  }

  private static void addBlock(float[] row, int from, float[][] matrix, int at, float[] target) {
    float x0 = row[from];
    float x1 = row[from + 1];
    float x2 = row[from + 2];
    float x3 = row[from + 3];
    float x4 = row[from + 4];
    float x5 = row[from + 5];
    float x6 = row[from + 6];
    float x7 = row[from + 7];
    float[] m0 = matrix[at];
    float[] m1 = matrix[at + 1];
    float[] m2 = matrix[at + 2];
    float[] m3 = matrix[at + 3];
    float[] m4 = matrix[at + 4];
    float[] m5 = matrix[at + 5];
    float[] m6 = matrix[at + 6];
    float[] m7 = matrix[at + 7];
    for (int j = 0; j < target.length; j++) {
      float sum = Math.fma(x0, m0[j], target[j]);
      sum = Math.fma(x1, m1[j], sum);
      sum = Math.fma(x2, m2[j], sum);
      sum = Math.fma(x3, m3[j], sum);
      sum = Math.fma(x4, m4[j], sum);
      sum = Math.fma(x5, m5[j], sum);
      sum = Math.fma(x6, m6[j], sum);
      target[j] = Math.fma(x7, m7[j], sum);
    }
  }

  private static void addRow(float factor, float[] row, float[] target) {
    for (int j = 0; j < target.length; j++) {
      target[j] = Math.fma(factor, row[j], target[j]);
    }
  }

  private static void advance(Workspace workspace) {
    workspace.spread();
    remember(workspace.cells, workspace.forget, workspace.input, workspace.candidate);
    FloatFunctions.tanh(workspace.cells, workspace.hidden);
    multiply(workspace.hidden, workspace.output);
  }

  private static void remember(float[] cells, float[] forget, float[] input, float[] candidate) {
    for (int j = 0; j < cells.length; j++) {
      cells[j] = Math.fma(forget[j], cells[j], input[j] * candidate[j]);
    }
  }

  private static void multiply(float[] target, float[] factors) {
    for (int j = 0; j < target.length; j++) {
      target[j] *= factors[j];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrentNet that
        && Arrays.deepEquals(inputRows, that.inputRows)
        && Arrays.deepEquals(recurrentRows, that.recurrentRows)
        && Arrays.equals(gateBias, that.gateBias)
        && Arrays.equals(outputWeights, that.outputWeights)
        && Arrays.equals(outputBias, that.outputBias);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(inputRows) + Arrays.hashCode(outputBias);
  }
}
