package io.foreshock.forecast;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.forecast.learned.IsolationForest;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.learned.TreeEnsemble;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Learned models that were never trained: seeded numbers that answer to every input. */
public final class LearnedModels {

  private static final int UNITS = 5;
  private static final int GATES = 4;
  private static final int STEPS = 6;

  private LearnedModels() {}

  /** Returns a model for a learned member. */
  public static LogVarianceModel of(MemberName name, FeatureSchema schema) {
    return switch (name) {
      case TREES_POT -> trees(schema);
      case NET_POT -> nets(schema);
      case NET_FZ0 -> tailNets(schema);
      default -> throw new IllegalArgumentException(name + " is no learned member");
    };
  }

  /** Returns a regression on yesterday, the week and the month, and a small trace of the rest. */
  public static VarianceRegression regression(FeatureSchema schema) {
    double[] coefficients = new double[schema.size()];
    Arrays.fill(coefficients, 0.01);
    coefficients[0] = -0.1;
    coefficients[1] = 0.4;
    coefficients[2] = 0.3;
    coefficients[3] = 0.25;
    return VarianceRegression.of(schema, coefficients, 0.4, 5_000);
  }

  /** Returns a regression corrected by three stumps on each input. */
  public static TreeVariance trees(FeatureSchema schema) {
    Random random = new Random(4);
    int trees = 3 * schema.size();
    int[] roots = new int[trees];
    int[] feature = new int[3 * trees];
    double[] number = new double[3 * trees];
    int[] yes = new int[3 * trees];
    int[] no = new int[3 * trees];
    Arrays.fill(feature, TreeEnsemble.LEAF);
    for (int tree = 0; tree < trees; tree++) {
      int root = 3 * tree;
      roots[tree] = root;
      feature[root] = tree % schema.size();
      number[root] = random.nextGaussian();
      yes[root] = root + 1;
      no[root] = root + 2;
      number[root + 1] = 0.02 * random.nextGaussian();
      number[root + 2] = 0.02 * random.nextGaussian();
    }
    return new TreeVariance(
        regression(schema),
        TreeEnsemble.of(schema.size(), 0.01, roots, feature, number, yes, no),
        0.35);
  }

  /** Returns a regression corrected by two nets over six days. */
  public static RecurrentVariance nets(FeatureSchema schema) {
    double[] means = new double[schema.size()];
    double[] deviations = new double[schema.size()];
    Arrays.fill(deviations, 3.0);
    return new RecurrentVariance(
        regression(schema),
        new FeatureScale(means, deviations),
        STEPS,
        List.of(net(schema.size(), UNITS, 1, 1), net(schema.size(), UNITS, 1, 2)),
        0.35);
  }

  /** Returns a regression corrected by two nets over six days that say the tail as well. */
  public static RecurrentTail tailNets(FeatureSchema schema) {
    RecurrentVariance nets = nets(schema);
    return new RecurrentTail(
        nets.base(),
        nets.scale(),
        STEPS,
        List.of(
            net(schema.size(), UNITS, RecurrentTail.OUTPUTS, 3),
            net(schema.size(), UNITS, RecurrentTail.OUTPUTS, 4)),
        0.35);
  }

  /** Returns a range of stumps: a day is strange where an input is high. */
  public static TrainedRange range(FeatureSchema schema) {
    TreeEnsemble stumps = trees(schema).correction();
    double[] number = stumps.number();
    for (int node = 0; node < number.length; node++) {
      if (stumps.feature()[node] == TreeEnsemble.LEAF) {
        number[node] = 4.0 + 50.0 * number[node];
      }
    }
    TreeEnsemble paths =
        TreeEnsemble.of(
            schema.size(),
            0.0,
            stumps.roots(),
            stumps.feature(),
            number,
            stumps.yes(),
            stumps.no());
    return new TrainedRange(schema, new IsolationForest(paths, 4.0), 0.55, 0.3);
  }

  /** Returns a net of seeded weights. */
  public static RecurrentNet net(int inputs, int units, int outputs, long seed) {
    Random random = new Random(seed);
    return RecurrentNet.of(
        floats(random, inputs * GATES * units),
        floats(random, units * GATES * units),
        floats(random, GATES * units),
        floats(random, units * outputs),
        floats(random, outputs));
  }

  private static float[] floats(Random random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) (0.3 * random.nextGaussian());
    }
    return floats;
  }
}
