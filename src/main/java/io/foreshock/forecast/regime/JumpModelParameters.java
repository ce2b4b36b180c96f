package io.foreshock.forecast.regime;

import java.util.Arrays;
import java.util.List;

/**
 * A fitted statistical jump model: what makes features comparable, the centres of its states in
 * ascending order of log variance, and the price of a switch. Labels are its {@link
 * JumpModelFilter}'s.
 */
public final class JumpModelParameters implements RegimeLabeller {

  private final double[] featureMeans;
  private final double[] featureDeviations;
  private final double[][] centres;
  private final double penalty;

  JumpModelParameters(
      double[] featureMeans, double[] featureDeviations, double[][] centres, double penalty) {
    this.featureMeans = featureMeans;
    this.featureDeviations = featureDeviations;
    this.centres = centres;
    this.penalty = penalty;
  }

  /** Returns the number of states, 2 or 3. */
  public int states() {
    return centres.length;
  }

  /** Returns λ, the price of a switch in squared standardised features, at least 0. */
  public double penalty() {
    return penalty;
  }

  /**
   * Returns a copy of the centre of a state in standardised features: log variances at half-lives
   * 5, 20 and 60, then log downside deviations at the same.
   *
   * @param state index in order of log variance, from 0
   */
  public double[] centre(int state) {
    return centres[state].clone();
  }

  /** Squared distances of features from each centre. */
  double[] losses(double[] features) {
    double[] losses = new double[centres.length];
    double[] standardised = standardised(features, featureMeans, featureDeviations);
    for (int k = 0; k < losses.length; k++) {
      losses[k] = JumpClustering.squaredDistance(standardised, centres[k]);
    }
    return losses;
  }

  static double[] standardised(double[] features, double[] means, double[] deviations) {
    double[] result = new double[features.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (features[i] - means[i]) / deviations[i];
    }
    return result;
  }

  @Override
  public List<Regime> labels(double[] logReturns) {
    JumpModelFilter filter = new JumpModelFilter(this);
    return Arrays.stream(logReturns).mapToObj(filter::update).toList();
  }
}
