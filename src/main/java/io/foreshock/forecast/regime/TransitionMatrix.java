package io.foreshock.forecast.regime;

import java.util.Arrays;

/**
 * Transition probabilities of a Markov chain: row = from, column = to, P[i][j] = Pr(j next | i
 * now). Each row sums to 1 within 1e-9 and is kept as given.
 */
public final class TransitionMatrix {

  private static final double ROW_SUM_TOLERANCE = 1e-9;

  private final int states;
  private final double[] rowMajor;

  private TransitionMatrix(int states, double[] rowMajor) {
    this.states = states;
    this.rowMajor = rowMajor;
    for (int from = 0; from < states; from++) {
      requireRow(from);
    }
  }

  /**
   * Returns the matrix of the given rows.
   *
   * @param rows square, at least 1 × 1, each row a probability vector; copied
   * @throws IllegalArgumentException if not square, or a row is no probability vector
   */
  public static TransitionMatrix of(double[][] rows) {
    int states = rows.length;
    if (!(states >= 1)) {
      throw new IllegalArgumentException("rows must not be empty");
    }
    double[] flat = new double[states * states];
    for (int from = 0; from < states; from++) {
      if (rows[from].length != states) {
        throw new IllegalArgumentException(
            "rows[" + from + "] must have " + states + " columns, had " + rows[from].length);
      }
      System.arraycopy(rows[from], 0, flat, from * states, states);
    }
    return new TransitionMatrix(states, flat);
  }

  /** Takes a row-major array; copies it. */
  static TransitionMatrix ofRowMajor(int states, double[] rowMajor) {
    return new TransitionMatrix(states, rowMajor.clone());
  }

  /** Returns the number of states, at least 1. */
  public int states() {
    return states;
  }

  /**
   * Returns Pr(to next | from now), in [0, 1].
   *
   * @param from index of the present state
   * @param to index of the next state
   */
  public double probability(int from, int to) {
    return rowMajor[from * states + to];
  }

  /** Returns a copy as rows. */
  public double[][] toRows() {
    double[][] rows = new double[states][];
    for (int from = 0; from < states; from++) {
      rows[from] = Arrays.copyOfRange(rowMajor, from * states, (from + 1) * states);
    }
    return rows;
  }

  /** Returns the same chain with its states renumbered: new state i is old state order[i]. */
  TransitionMatrix permuted(int[] order) {
    double[] flat = new double[rowMajor.length];
    for (int from = 0; from < states; from++) {
      for (int to = 0; to < states; to++) {
        flat[from * states + to] = probability(order[from], order[to]);
      }
    }
    return new TransitionMatrix(states, flat);
  }

  /** The array itself, for hot loops inside the package; never written to. */
  double[] rowMajorNoCopy() {
    return rowMajor;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransitionMatrix that && Arrays.equals(rowMajor, that.rowMajor);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rowMajor);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(toRows());
  }

  private void requireRow(int from) {
    double sum = 0.0;
    for (int to = 0; to < states; to++) {
      double p = probability(from, to);
      if (!(p >= 0.0 && p <= 1.0)) {
        throw new IllegalArgumentException(
            "transition[" + from + "][" + to + "] must be in [0, 1], was " + p);
      }
      sum += p;
    }
    if (!(Math.abs(sum - 1.0) <= ROW_SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "transition row " + from + " must sum to 1, summed to " + sum);
    }
  }
}
