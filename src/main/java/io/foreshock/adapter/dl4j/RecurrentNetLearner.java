package io.foreshock.adapter.dl4j;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.training.LearningRows;
import io.foreshock.training.VarianceLearner;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent nets on the errors of the pooled regression: one net for all markets, made four times
 * from four seeds and averaged. The number of epochs is fixed, so no day decides when to stop. On
 * crypto-assets to 2021-06 (fitted to days before 2020-05, judged after) four to eight epochs did
 * alike, with ten days or 22; twenty did worse than no net at all.
 */
public final class RecurrentNetLearner implements VarianceLearner {

  private static final int STEPS = 10;
  private static final long[] SEEDS = {11, 12, 13, 14};

  /** Makes a learner; found by its service file. */
  public RecurrentNetLearner() {}

  @Override
  public MemberName member() {
    return MemberName.NET_POT;
  }

  @Override
  public RecurrentVariance learn(List<VarianceRegression.Sample> samples, VarianceRegression base) {
    LearningRows rows = LearningRows.of(samples, base, STEPS);
    FeatureScale scale = FeatureScale.of(rows.lastRows());
    float[][] windows = ScaledWindows.of(rows, scale);
    float[][] targets = new float[rows.size()][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = new float[] {(float) rows.errors()[i]};
    }
    List<RecurrentNet> nets = new ArrayList<>();
    for (long seed : SEEDS) {
      nets.add(
          new NetTraining(scale.size(), STEPS, seed, NetObjective.squaredError())
              .trained(windows, targets));
    }
    return new RecurrentVariance(base, scale, STEPS, nets, base.residualVariance());
  }
}
