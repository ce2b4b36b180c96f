package io.foreshock.forecast;

import io.foreshock.forecast.learned.TrainedRange;
import io.foreshock.forecast.volatility.LogVarianceModel;
import java.util.Map;
import java.util.Optional;

/**
 * How an edition makes one forecast of many: what each member weighs, and the models they share.
 * Variance and tail have weights of their own, because they are judged by losses of their own: a
 * member that measures tomorrow's variance best need not know its tail best.
 *
 * @param tail weights of value-at-risk and expected shortfall, which combine linearly
 * @param variance weights of the daily variance, which combines in logarithms
 * @param pooled models learned from many markets, by the member they serve; where the pooled
 *     regression is missing each market fits its own, other members are silent without theirs
 * @param range what training saw, empty where the edition does not say
 */
public record Combination(
    MemberWeights tail,
    MemberWeights variance,
    Map<MemberName, LogVarianceModel> pooled,
    Optional<TrainedRange> range) {

  /** Of days before the oldest edition, and where there is none; see {@link MemberWeights}. */
  public static final Combination DEFAULT =
      new Combination(MemberWeights.DEFAULT, MemberWeights.DEFAULT_VARIANCE, Map.of());

  /** Copies the map. */
  public Combination {
    pooled = Map.copyOf(pooled);
  }

  /** Makes one that does not say what training saw. */
  public Combination(
      MemberWeights tail, MemberWeights variance, Map<MemberName, LogVarianceModel> pooled) {
    this(tail, variance, pooled, Optional.empty());
  }

  /** Returns one that weighs variance and tail alike and pools nothing. */
  public static Combination of(MemberWeights weights) {
    return new Combination(weights, weights, Map.of());
  }

  /** Returns the pooled model of a member, empty where there is none. */
  public Optional<LogVarianceModel> pooledFor(MemberName member) {
    return Optional.ofNullable(pooled.get(member));
  }
}
