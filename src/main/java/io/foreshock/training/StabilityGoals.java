package io.foreshock.training;

import io.foreshock.evaluation.MarginGoals;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.market.AssetClass;

/**
 * What a class's margins should keep to, as means over market-sides of training years.
 *
 * @param coverage least share of covered losses
 * @param peakToTrough largest margin ÷ smallest
 * @param fiveDayRise largest rise over five days, relative
 * @param cost largest mean margin ÷ mean raw forecast − 1
 */
public record StabilityGoals(
    double coverage, double peakToTrough, double fiveDayRise, double cost) {

  // One unit of violation: what is about as bad as the same unit of another goal.
  private static final double COVERAGE_UNIT = 0.002;
  private static final double RATIO_UNIT = 0.1;
  private static final double RISE_UNIT = 0.05;
  private static final double COST_UNIT = 0.05;

  /** Returns the goals of a class. */
  public static StabilityGoals of(AssetClass assetClass) {
    MarginGoals goals = MarginGoals.of(assetClass);
    return new StabilityGoals(
        goals.coverage(), goals.peakToTrough(), goals.fiveDayRise(), goals.cost());
  }

  /**
   * Returns by how much the goals are missed, 0 where all are met: the sum of what is missing of
   * coverage in units of 0.2 points, of peak-to-trough in tenths of its goal, and of rise and cost
   * in units of 5 points.
   */
  public double violation(MarginMetrics metrics) {
    return Math.max(0.0, coverage - metrics.coverage()) / COVERAGE_UNIT
        + Math.max(0.0, metrics.peakToTrough() / peakToTrough - 1.0) / RATIO_UNIT
        + Math.max(0.0, metrics.fiveDayRise() - fiveDayRise) / RISE_UNIT
        + Math.max(0.0, metrics.cost() - cost) / COST_UNIT;
  }
}
