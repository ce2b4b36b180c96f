package io.foreshock.adapter.smile;

import io.foreshock.forecast.learned.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import smile.anomaly.IsolationForest;
import smile.anomaly.IsolationTree;
import smile.classification.RandomForest;
import smile.data.Tuple;
import smile.model.cart.DecisionNode;
import smile.model.cart.LeafNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/** Turns Smile's trees into ours, node by node. */
final class SmileTrees {

  private final List<Integer> roots = new ArrayList<>();
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
    for (RegressionTree tree : boosted.trees()) {
      nodes.addTree(
          tree.root(), leaf -> BoostedTreesLearner.SHRINKAGE * ((RegressionNode) leaf).output());
    }
    return nodes.ensemble(inputs, base(boosted, inputs));
  }

  /**
   * Returns the ensemble that gives the probability of the second of two classes.
   *
   * @param inputs length of a row
   */
  static TreeEnsemble probability(RandomForest forest, int inputs) {
    double total = Arrays.stream(forest.models()).mapToDouble(RandomForest.Model::weight).sum();
    SmileTrees nodes = new SmileTrees();
    for (RandomForest.Model model : forest.models()) {
      double share = model.weight() / total;
      nodes.addTree(
          model.tree().root(), leaf -> share * ((DecisionNode) leaf).posteriori(new double[2])[1]);
    }
    return nodes.ensemble(inputs, 0.0);
  }

  /**
   * Returns the ensemble that gives the sum of the lengths of the paths.
   *
   * @param inputs length of a row
   */
  static TreeEnsemble paths(IsolationForest forest, int inputs) {
    SmileTrees nodes = new SmileTrees();
    for (IsolationTree tree : forest.trees()) {
      nodes.roots.add(nodes.feature.size());
      nodes.addCut(Hidden.object(tree, "root"));
    }
    return nodes.ensemble(inputs, 0.0);
  }

  private void addTree(Node root, ToDoubleFunction<LeafNode> value) {
    roots.add(feature.size());
    add(root, value);
  }

  private int add(Node node, ToDoubleFunction<LeafNode> value) {
    int at = addLeaf();
    switch (node) {
      case OrdinalNode split -> {
        feature.set(at, split.feature());
        number.set(at, Hidden.number(OrdinalNode.class, split, "value"));
        yes.set(at, add(split.trueChild(), value));
        no.set(at, add(split.falseChild(), value));
      }
      case LeafNode leaf -> number.set(at, value.applyAsDouble(leaf));
      default -> throw new IllegalStateException("no scorer for a node of " + node.getClass());
    }
    return at;
  }

  /**
   * A cut asks for slope · row &lt; slope · intercept with one slope that is not 0; ours for row ≤
   * threshold. Where an input did not vary the intercept is its value itself, so the side on which
   * equality falls matters.
   */
  private int addCut(Object node) {
    int at = addLeaf();
    double @Nullable [] slope = Hidden.numbers(node, "slope");
    double @Nullable [] intercept = Hidden.numbers(node, "intercept");
    if (slope == null || intercept == null) {
      number.set(at, Hidden.number(node.getClass(), node, "depth"));
      return at;
    }
    int asked = 0;
    while (slope[asked] == 0.0) {
      asked++;
    }
    boolean rising = slope[asked] > 0.0;
    feature.set(at, asked);
    number.set(at, rising ? Math.nextDown(intercept[asked]) : intercept[asked]);
    yes.set(at, addCut(Hidden.object(node, rising ? "left" : "right")));
    no.set(at, addCut(Hidden.object(node, rising ? "right" : "left")));
    return at;
  }

  private int addLeaf() {
    feature.add(TreeEnsemble.LEAF);
    number.add(0.0);
    yes.add(0);
    no.add(0);
    return feature.size() - 1;
  }

  private TreeEnsemble ensemble(int inputs, double base) {
    return TreeEnsemble.of(
        inputs,
        base,
        integers(roots),
        integers(feature),
        number.stream().mapToDouble(Double::doubleValue).toArray(),
        integers(yes),
        integers(no));
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
