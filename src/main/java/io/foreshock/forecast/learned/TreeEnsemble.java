package io.foreshock.forecast.learned;

import java.util.Arrays;

/**
 * A sum of regression trees: base + Σ value of the leaf that a row falls into. Immutable, safe for
 * threads, allocates nothing.
 *
 * <p>The nodes of all trees lie in flat arrays. Node k asks whether {@code row[feature[k]] ≤
 * number[k]} and goes to node {@code yes[k]} or {@code no[k]}; a leaf has feature −1 and adds
 * {@code number[k]}. Children come after their parent, so every walk ends.
 *
 * <p>Reference: J. Friedman, "Greedy function approximation: a gradient boosting machine", Annals
 * of Statistics 29 (2001), 1189–1232.
 */
public final class TreeEnsemble {

  /** The feature of a leaf. */
  public static final int LEAF = -1;

  private final int inputs;
  private final double base;
  private final int[] roots;
  private final int[] feature;
  private final double[] number;
  private final int[] yes;
  private final int[] no;

  private TreeEnsemble(
      int inputs, double base, int[] roots, int[] feature, double[] number, int[] yes, int[] no) {
    this.inputs = inputs;
    this.base = base;
    this.roots = roots;
    this.feature = feature;
    this.number = number;
    this.yes = yes;
    this.no = no;
  }

  /**
   * Makes an ensemble of its nodes.
   *
   * @param inputs length of a row, at least 1
   * @param base what is returned without any tree, finite
   * @param roots node at which each tree begins
   * @param feature column a node asks for, {@link #LEAF} in leaves
   * @param number threshold of a node, or value of a leaf, finite
   * @param yes node after row ≤ threshold; 0 in leaves
   * @param no node after row &gt; threshold; 0 in leaves
   * @throws IllegalArgumentException if the arrays differ in length or a node points astray
   */
  public static TreeEnsemble of(
      int inputs, double base, int[] roots, int[] feature, double[] number, int[] yes, int[] no) {
    int nodes = feature.length;
    if (number.length != nodes || yes.length != nodes || no.length != nodes) {
      throw new IllegalArgumentException("feature, number, yes and no must be of one length");
    }
    if (!Double.isFinite(base)) {
      throw new IllegalArgumentException("base must be finite, was " + base);
    }
    for (int root : roots) {
      requireBetween("root", root, 0, nodes);
    }
    for (int node = 0; node < nodes; node++) {
      requireNode(node, inputs, feature[node], number[node], yes[node], no[node], nodes);
    }
    return new TreeEnsemble(
        inputs, base, roots.clone(), feature.clone(), number.clone(), yes.clone(), no.clone());
  }

  private static void requireNode(
      int node, int inputs, int feature, double number, int yes, int no, int nodes) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("number of node " + node + " must be finite");
    }
    if (feature != LEAF) {
      requireBetween("feature", feature, 0, inputs);
      requireBetween("yes", yes, node + 1, nodes);
      requireBetween("no", no, node + 1, nodes);
    }
  }

  private static void requireBetween(String name, int value, int least, int end) {
    if (value < least || value >= end) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + (end - 1) + "], was " + value);
    }
  }

  /** Returns the length of a row. */
  public int inputs() {
    return inputs;
  }

  /** Returns the number of trees. */
  public int trees() {
    return roots.length;
  }

  /** Returns what is returned without any tree. */
  public double base() {
    return base;
  }

  /** Returns the node at which each tree begins. */
  public int[] roots() {
    return roots.clone();
  }

  /** Returns the column each node asks for, {@link #LEAF} in leaves. */
  public int[] feature() {
    return feature.clone();
  }

  /** Returns thresholds and values of leaves. */
  public double[] number() {
    return number.clone();
  }

  /** Returns the nodes after a yes. */
  public int[] yes() {
    return yes.clone();
  }

  /** Returns the nodes after a no. */
  public int[] no() {
    return no.clone();
  }

  /**
   * Returns the sum for a row.
   *
   * @param row inputs in their order, at least {@link #inputs()}; NaN goes the way of a no
   */
  public double score(double[] row) {
    double sum = base;
    for (int root : roots) {
      int node = root;
      while (feature[node] != LEAF) {
        node = row[feature[node]] <= number[node] ? yes[node] : no[node];
      }
      sum += number[node];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeEnsemble that
        && inputs == that.inputs
        && base == that.base
        && Arrays.equals(roots, that.roots)
        && Arrays.equals(feature, that.feature)
        && Arrays.equals(number, that.number)
        && Arrays.equals(yes, that.yes)
        && Arrays.equals(no, that.no);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(number) + Arrays.hashCode(feature);
  }
}
