package io.foreshock.adapter.smile;

import io.foreshock.forecast.learned.TreeEnsemble;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import smile.data.Tuple;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/** Turns Smile's trees into ours, node by node. */
final class SmileTrees {

  private final List<Integer> feature = new ArrayList<>();
  private final List<Double> number = new ArrayList<>();
  private final List<Integer> yes = new ArrayList<>();
  private final List<Integer> no = new ArrayList<>();

  private SmileTrees() {}

  /**
   * Returns the ensemble that gives what the boosted trees predict.
   *
   * @param inputs length of a row
   */
  static TreeEnsemble ensemble(GradientTreeBoost boosted, int inputs) {
    SmileTrees nodes = new SmileTrees();
    RegressionTree[] trees = boosted.trees();
    int[] roots = new int[trees.length];
    for (int i = 0; i < trees.length; i++) {
      roots[i] = nodes.feature.size();
      nodes.add(trees[i].root());
    }
    return TreeEnsemble.of(
        inputs,
        base(boosted, inputs),
        roots,
        integers(nodes.feature),
        nodes.number.stream().mapToDouble(Double::doubleValue).toArray(),
        integers(nodes.yes),
        integers(nodes.no));
  }

  private int add(Node node) {
    int at = feature.size();
    feature.add(TreeEnsemble.LEAF);
    number.add(0.0);
    yes.add(0);
    no.add(0);
    switch (node) {
      case OrdinalNode split -> {
        feature.set(at, split.feature());
        number.set(at, threshold(split));
        yes.set(at, add(split.trueChild()));
        no.set(at, add(split.falseChild()));
      }
      case RegressionNode leaf -> number.set(at, BoostedTreesLearner.SHRINKAGE * leaf.output());
      default -> throw new IllegalStateException("no scorer for a node of " + node.getClass());
    }
    return at;
  }

  /**
   * The library tells a threshold in six decimals only; the number itself is in a private field.
   */
  private static double threshold(InternalNode split) {
    try {
      Field value = OrdinalNode.class.getDeclaredField("value");
      value.setAccessible(true);
      return value.getDouble(split);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Smile's ordinal node has changed", e);
    }
  }

  /** The constant the trees begin with is what a prediction has over the sum of its trees. */
  private static double base(GradientTreeBoost boosted, int inputs) {
    Tuple origin =
        BoostedTreesLearner.frame(new double[][] {new double[inputs]}, new double[1]).get(0);
    double base = boosted.predict(origin);
    for (RegressionTree tree : boosted.trees()) {
      base -= BoostedTreesLearner.SHRINKAGE * tree.predict(boosted.formula().x(origin));
    }
    return base;
  }

  private static int[] integers(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
