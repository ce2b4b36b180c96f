package io.foreshock.adapter.smile;

import io.foreshock.forecast.learned.TreeEnsemble;
import java.util.Random;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.regression.GradientTreeBoost;

/**
 * Boosted trees as the champions have them, a hundred of eight leaves over fifteen inputs, in the
 * library's form and in ours, and rows they have not learned from.
 */
public final class BoostedExample {

  /** How many rows one operation scores. */
  public static final int ROWS = 1_000;

  private static final int INPUTS = 15;
  private static final int LEARNED_FROM = 10_000;

  private BoostedExample() {}

  private static double[][] inputs(int rows, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[rows][INPUTS];
    for (double[] row : inputs) {
      for (int j = 0; j < INPUTS; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return inputs;
  }

  private static double[] errors(double[][] inputs) {
    Random random = new Random(2);
    double[] errors = new double[inputs.length];
    for (int i = 0; i < errors.length; i++) {
      double[] row = inputs[i];
      errors[i] = (row[0] > 0.3 ? 1.0 : 0.0) + 0.5 * row[1] * row[2] + 0.3 * random.nextGaussian();
    }
    return errors;
  }

  /** Returns the rows to score. */
  public static double[][] rows() {
    return inputs(ROWS, 3);
  }

  /** Returns the library's trees. */
  public static GradientTreeBoost library() {
    double[][] inputs = inputs(LEARNED_FROM, 1);
    return BoostedTreesLearner.boosted(inputs, errors(inputs));
  }

  /** Returns ours. */
  public static TreeEnsemble ours() {
    return SmileTrees.ensemble(library(), INPUTS);
  }

  /** Returns the rows to score as the library takes them. */
  public static Tuple[] tuples() {
    double[][] rows = rows();
    DataFrame frame = BoostedTreesLearner.frame(rows, new double[rows.length]);
    Tuple[] tuples = new Tuple[rows.length];
    for (int i = 0; i < tuples.length; i++) {
      tuples[i] = frame.get(i);
    }
    return tuples;
  }
}
