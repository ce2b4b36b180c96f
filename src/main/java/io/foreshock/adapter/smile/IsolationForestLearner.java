package io.foreshock.adapter.smile;

import io.foreshock.forecast.learned.IsolationForest;
import io.foreshock.training.NoveltyLearner;

/**
 * An isolation forest of Smile's. Trees of a few hundred rows each: on more rows ordinary ones hide
 * the strange ones (Liu, Ting, Zhou 2008, who take 100 trees of 256).
 */
public final class IsolationForestLearner implements NoveltyLearner {

  private static final int TREES = 50;
  private static final int ROWS_A_TREE = 256;
  private static final int DEEPEST = 7;
  private static final long SEED = 20_121_231L;

  /** Makes a learner; found by its service file. */
  public IsolationForestLearner() {}

  @Override
  public IsolationForest learn(double[][] rows) {
    return scorer(forest(rows), rows[0].length);
  }

  static smile.anomaly.IsolationForest forest(double[][] rows) {
    double share = Math.min(1.0, (double) ROWS_A_TREE / rows.length);
    return OneThread.fit(
        SEED,
        () ->
            smile.anomaly.IsolationForest.fit(
                rows, new smile.anomaly.IsolationForest.Options(TREES, DEEPEST, share, 0)));
  }

  static IsolationForest scorer(smile.anomaly.IsolationForest forest, int inputs) {
    return new IsolationForest(
        SmileTrees.paths(forest, inputs),
        Hidden.number(smile.anomaly.IsolationForest.class, forest, "c"));
  }
}
