package io.foreshock.forecast;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The weight of each member in the champion's combination, dimensionless. Weights are relative:
 * those of the members that can speak on a day are rescaled to sum to one.
 *
 * @param weights weight by member, each in [0, 1], at least one positive
 */
public record MemberWeights(Map<MemberName, Double> weights) {

  /**
   * Weights of days before the oldest edition, and where there is none: round numbers, volatility
   * members first. The volatility members were compared by FZ0 on the bundled indices and gold and
   * on hourly crypto-assets, on years that later count as test years too; the share of the regime
   * member is a judgement. Editions choose their own weights on training years.
   */
  public static final MemberWeights DEFAULT =
      new MemberWeights(
          Map.of(
              MemberName.GJR_FHS, 0.25,
              MemberName.EWMA_FHS, 0.15,
              MemberName.LOG_HAR_FHS, 0.40,
              MemberName.REGIME_MIXTURE, 0.20));

  /** Checks and copies. */
  public MemberWeights {
    for (Map.Entry<MemberName, Double> entry : weights.entrySet()) {
      double weight = entry.getValue();
      if (!(weight >= 0.0 && weight <= 1.0)) {
        throw new IllegalArgumentException(
            "memberWeights." + entry.getKey().code() + " must be in [0, 1], was " + weight);
      }
    }
    if (!(weights.values().stream().mapToDouble(Double::doubleValue).sum() > 0.0)) {
      throw new IllegalArgumentException("memberWeights must hold one positive weight");
    }
    weights = Map.copyOf(weights);
  }

  /** Returns the weight of a member, 0 where none is given. */
  public double of(MemberName name) {
    return weights.getOrDefault(name, 0.0);
  }

  /**
   * Returns the weights of some members, rescaled to sum to one; equal ones where none of them has
   * a weight.
   *
   * @param members members that can speak, not empty
   */
  Map<MemberName, Double> rescaledTo(Collection<MemberName> members) {
    double sum = members.stream().sorted().mapToDouble(this::of).sum();
    Map<MemberName, Double> rescaled = new EnumMap<>(MemberName.class);
    for (MemberName member : members) {
      rescaled.put(member, sum > 0.0 ? of(member) / sum : 1.0 / members.size());
    }
    return rescaled;
  }
}
