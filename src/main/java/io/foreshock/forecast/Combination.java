package io.foreshock.forecast;

import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.Optional;

/**
 * How an edition makes one forecast of many: what each member weighs, and the regression they
 * share. Variance and tail have weights of their own, because they are judged by losses of their
 * own: a member that measures tomorrow's variance best need not know its tail best.
 *
 * @param tail weights of value-at-risk and expected shortfall, which combine linearly
 * @param variance weights of the daily variance, which combines in logarithms
 * @param pooledVariance regression fitted to many markets, empty where each market fits its own
 */
public record Combination(
    MemberWeights tail, MemberWeights variance, Optional<VarianceRegression> pooledVariance) {

  /** Of days before the oldest edition, and where there is none; see {@link MemberWeights}. */
  public static final Combination DEFAULT =
      new Combination(MemberWeights.DEFAULT, MemberWeights.DEFAULT_VARIANCE, Optional.empty());

  /** Returns one that weighs variance and tail alike and pools nothing. */
  public static Combination of(MemberWeights weights) {
    return new Combination(weights, weights, Optional.empty());
  }
}
