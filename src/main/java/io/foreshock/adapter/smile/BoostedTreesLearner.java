package io.foreshock.adapter.smile;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.training.LearningRows;
import io.foreshock.training.VarianceLearner;
import java.util.Arrays;
import java.util.List;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.model.cart.Loss;
import smile.regression.GradientTreeBoost;

/**
 * Boosted regression trees on the errors of the pooled regression, by least squares. Small trees,
 * many rows in a leaf and a small step: the regression already holds most of what can be known.
 * These settings were compared on crypto-assets to 2021-06, where all of them did alike.
 *
 * <p>Reference: J. Friedman, "Stochastic gradient boosting", Computational Statistics &amp; Data
 * Analysis 38 (2002), 367–378.
 */
public final class BoostedTreesLearner implements VarianceLearner {

  static final int TREES = 100;
  static final double SHRINKAGE = 0.03;

  private static final int DEEPEST = 6;
  private static final int MOST_NODES = 8;
  private static final int LEAST_ROWS_IN_A_NODE = 100;
  private static final double ROWS_A_TREE = 0.7;
  private static final long SEED = 20_061_231L;
  private static final String ERROR = "error";

  /** Makes a learner; found by its service file. */
  public BoostedTreesLearner() {}

  @Override
  public MemberName member() {
    return MemberName.TREES_POT;
  }

  @Override
  public TreeVariance learn(List<VarianceRegression.Sample> samples, VarianceRegression base) {
    LearningRows rows = LearningRows.of(samples, base, 1);
    GradientTreeBoost boosted = boosted(rows.lastRows(), rows.errors());
    return new TreeVariance(
        base, SmileTrees.ensemble(boosted, base.schema().size()), base.residualVariance());
  }

  /** Fits in a thread of its own: the library seeds its random numbers thread by thread. */
  static GradientTreeBoost boosted(double[][] inputs, double[] errors) {
    GradientTreeBoost[] result = new GradientTreeBoost[1];
    Thread thread =
        Thread.ofPlatform()
            .name("boosted-trees")
            .start(() -> {
              MathEx.setSeed(SEED);
              result[0] =
                  GradientTreeBoost.fit(Formula.lhs(ERROR), frame(inputs, errors), options());
            });
    join(thread);
    if (result[0] == null) {
      throw new IllegalStateException("boosted trees could not be fitted; see the error above");
    }
    return result[0];
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    }
  }

  private static GradientTreeBoost.Options options() {
    return new GradientTreeBoost.Options(
        Loss.ls(),
        TREES,
        DEEPEST,
        MOST_NODES,
        LEAST_ROWS_IN_A_NODE,
        SHRINKAGE,
        ROWS_A_TREE,
        null,
        null);
  }

  static DataFrame frame(double[][] inputs, double[] errors) {
    int columns = inputs[0].length;
    String[] names = new String[columns + 1];
    for (int j = 0; j < columns; j++) {
      names[j] = "x" + j;
    }
    names[columns] = ERROR;
    double[][] table = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      table[i] = Arrays.copyOf(inputs[i], columns + 1);
      table[i][columns] = errors[i];
    }
    return DataFrame.of(table, names);
  }
}
