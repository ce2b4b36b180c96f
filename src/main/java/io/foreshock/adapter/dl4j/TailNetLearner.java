package io.foreshock.adapter.dl4j;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.market.Side;
import io.foreshock.training.LearningRows;
import io.foreshock.training.VarianceLearner;
import java.util.Arrays;
import java.util.List;

/**
 * A recurrent net that learns value at risk and expected shortfall by FZ0, beside the errors of the
 * pooled regression: losses are in units of its volatility, so that each pair of outputs is nearly
 * a constant, and begins as the one that fits all training days. Windows, cells and epochs are
 * those of {@link RecurrentNetLearner}, none was chosen for this loss; one net and not four, since
 * a pass over the days takes three times as long here.
 */
public final class TailNetLearner implements VarianceLearner {

  private static final int STEPS = 10;
  private static final long SEED = 21;

  /** VaR ÷ ES is held off its ends at the start, where the logistic function hardly moves. */
  private static final double LEAST_SHARE = 0.05;

  /** Makes a learner; found by its service file. */
  public TailNetLearner() {}

  @Override
  public MemberName member() {
    return MemberName.NET_FZ0;
  }

  @Override
  public RecurrentTail learn(List<VarianceRegression.Sample> samples, VarianceRegression base) {
    LearningRows rows = LearningRows.of(samples, base, STEPS);
    FeatureScale scale = FeatureScale.of(rows.lastRows());
    float[][] windows = ScaledWindows.of(rows, scale);
    NetObjective objective =
        new NetObjective(new FisslerZiegelLoss(), constants(rows.standardReturns()));
    RecurrentNet net =
        new NetTraining(scale.size(), STEPS, SEED, objective).trained(windows, targets(rows));
    return new RecurrentTail(base, scale, STEPS, List.of(net), base.residualVariance());
  }

  /** Each pair of outputs is held against the loss of its side. */
  private static float[][] targets(LearningRows rows) {
    float[][] targets = new float[rows.size()][RecurrentTail.OUTPUTS];
    for (int i = 0; i < targets.length; i++) {
      targets[i][0] = (float) rows.errors()[i];
      for (Side side : Side.values()) {
        int first = RecurrentTail.pair(side, 0);
        float loss = (float) side.loss(rows.standardReturns()[i]);
        Arrays.fill(targets[i], first, first + 2 * RecurrentTail.LEVELS, loss);
      }
    }
    return targets;
  }

  /** The outputs that give the quantiles and tail means of all days. */
  static List<Double> constants(double[] standardReturns) {
    Double[] constants = new Double[RecurrentTail.OUTPUTS];
    constants[0] = 0.0;
    for (Side side : Side.values()) {
      double[] losses = Arrays.stream(standardReturns).map(side::loss).sorted().toArray();
      for (int level = 0; level < RecurrentTail.LEVELS; level++) {
        int first = (int) ((1.0 - TailLevels.alpha(level)) * losses.length);
        double shortfall = Arrays.stream(losses, first, losses.length).average().orElseThrow();
        double share =
            Math.min(Math.max(losses[first] / shortfall, LEAST_SHARE), 1.0 - LEAST_SHARE);
        int pair = RecurrentTail.pair(side, level);
        constants[pair] = Math.log(shortfall);
        constants[pair + 1] = Math.log(share / (1.0 - share));
      }
    }
    return List.of(constants);
  }
}
