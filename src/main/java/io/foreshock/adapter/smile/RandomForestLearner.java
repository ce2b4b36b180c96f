package io.foreshock.adapter.smile;

import io.foreshock.forecast.learned.ForestStress;
import io.foreshock.training.StressLearner;
import io.foreshock.training.StressRows;
import java.util.stream.LongStream;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

/**
 * A random forest of Smile's for the regime at the end of the next day. Leaves of fifty days at
 * least, so that a share in one means something; the other settings are the customary ones.
 */
public final class RandomForestLearner implements StressLearner {

  private static final int TREES = 100;
  private static final int DEEPEST = 10;
  private static final int MOST_NODES = 64;
  private static final int LEAST_ROWS_IN_A_NODE = 50;
  private static final long SEED = 20_210_630L;
  private static final String STRESSED = "stressed";

  /** Makes a learner; found by its service file. */
  public RandomForestLearner() {}

  @Override
  public String name() {
    return "random-forest";
  }

  @Override
  public ForestStress learn(StressRows rows) {
    RandomForest forest = forest(rows.inputs(), rows.stressed());
    return new ForestStress(SmileTrees.probability(forest, rows.inputs()[0].length));
  }

  static RandomForest forest(double[][] inputs, boolean[] stressed) {
    return OneThread.fit(
        SEED,
        () -> RandomForest.fit(Formula.lhs(STRESSED), frame(inputs, stressed), options(inputs)));
  }

  private static RandomForest.Options options(double[][] inputs) {
    int asked = Math.max(1, (int) Math.sqrt(inputs[0].length));
    return new RandomForest.Options(
        TREES,
        asked,
        SplitRule.GINI,
        DEEPEST,
        MOST_NODES,
        LEAST_ROWS_IN_A_NODE,
        1.0,
        null,
        LongStream.range(SEED, SEED + TREES).toArray(),
        null);
  }

  static DataFrame frame(double[][] inputs, boolean[] stressed) {
    String[] names = new String[inputs[0].length];
    for (int j = 0; j < names.length; j++) {
      names[j] = "x" + j;
    }
    int[] classes = new int[stressed.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = stressed[i] ? 1 : 0;
    }
    return DataFrame.of(inputs, names).add(new IntVector(STRESSED, classes));
  }
}
