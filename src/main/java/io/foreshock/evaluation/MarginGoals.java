package io.foreshock.evaluation;

import io.foreshock.market.AssetClass;

/**
 * What the published margin of a class is to reach, all five at once, as means over market-sides of
 * days no choice has seen.
 *
 * @param coverage least share of covered losses
 * @param equalCoverage largest {@code eq}
 * @param peakToTrough largest margin ÷ smallest
 * @param fiveDayRise largest rise over five days, relative
 * @param cost largest mean margin ÷ mean raw forecast − 1
 */
public record MarginGoals(
    double coverage, double equalCoverage, double peakToTrough, double fiveDayRise, double cost) {

  /** Returns the goals of a class. */
  public static MarginGoals of(AssetClass assetClass) {
    return switch (assetClass) {
      case CRYPTO, UNCLASSIFIED -> new MarginGoals(0.993, 0.92, 3.0, 0.50, 0.20);
      case EQUITY, INDEX, METAL, FX -> new MarginGoals(0.993, 0.86, 4.0, 0.60, 0.25);
    };
  }

  /** Returns how many of the five goals are met. */
  public int met(MarginMetrics metrics) {
    return (metrics.coverage() >= coverage ? 1 : 0)
        + (metrics.equalCoverage() <= equalCoverage ? 1 : 0)
        + (metrics.peakToTrough() <= peakToTrough ? 1 : 0)
        + (metrics.fiveDayRise() <= fiveDayRise ? 1 : 0)
        + (metrics.cost() <= cost ? 1 : 0);
  }
}
