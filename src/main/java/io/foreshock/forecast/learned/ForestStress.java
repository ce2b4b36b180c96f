package io.foreshock.forecast.learned;

/**
 * A random forest: the mean over its trees of the share of stressed days in the leaf a row falls
 * into.
 *
 * <p>Reference: L. Breiman, "Random forests", Machine Learning 45 (2001), 5–32.
 *
 * @param shares trees whose leaves add up to the probability
 */
public record ForestStress(TreeEnsemble shares) implements StressModel {

  @Override
  public double probability(double[] row) {
    return Math.min(Math.max(shares.score(row), 0.0), 1.0);
  }
}
