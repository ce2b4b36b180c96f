package io.foreshock.forecast;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The weight of each member in the champion's combination, dimensionless. Weights are relative:
 * those of the members that can speak on a day are rescaled to sum to one.
 *
 * @param weights weight by member, each in [0, 1], at least one positive
 */
public record MemberWeights(Map<MemberName, Double> weights) {

  /**
   * Tail weights of days before the oldest edition, and where there is none: round numbers, the
   * regression with the most inputs first, every kind of member in it. They were set after members
   * had been compared by FZ0 on training years (crypto-assets to 2021-06, indices to 2006-12).
   * Editions choose their own.
   */
  public static final MemberWeights DEFAULT =
      new MemberWeights(
          Map.of(
              MemberName.GJR_POT, 0.30,
              MemberName.EWMA_FHS, 0.10,
              MemberName.HAR_X_POT, 0.40,
              MemberName.REGIME_MIXTURE, 0.20));

  /** Variance weights of the same days: QLIKE ranks the regression with the most inputs first. */
  public static final MemberWeights DEFAULT_VARIANCE =
      new MemberWeights(
          Map.of(
              MemberName.GJR_FHS, 0.20,
              MemberName.EWMA_FHS, 0.05,
              MemberName.LOG_HAR_FHS, 0.15,
              MemberName.HAR_X_POT, 0.60));

  /** Checks, and keeps the positive weights. */
  public MemberWeights {
    for (Map.Entry<MemberName, Double> entry : weights.entrySet()) {
      double weight = entry.getValue();
      if (weight > 0.0 && !entry.getKey().isCombined()) {
        throw new IllegalArgumentException(
            "memberWeights." + entry.getKey().code() + " must be 0, was " + weight);
      }
      if (!(weight >= 0.0 && weight <= 1.0)) {
        throw new IllegalArgumentException(
            "memberWeights." + entry.getKey().code() + " must be in [0, 1], was " + weight);
      }
    }
    if (!(weights.values().stream().mapToDouble(Double::doubleValue).sum() > 0.0)) {
      throw new IllegalArgumentException("memberWeights must hold one positive weight");
    }
    Map<MemberName, Double> positive = new EnumMap<>(MemberName.class);
    weights.forEach((name, weight) -> {
      if (weight > 0.0) {
        positive.put(name, weight);
      }
    });
    weights = Collections.unmodifiableMap(positive);
  }

  /** Returns the weight of a member, 0 where none is given. */
  public double of(MemberName name) {
    return weights.getOrDefault(name, 0.0);
  }

  /** Returns the positive weights in words, such as {@code gjr-pot 0.30, ewma-fhs 0.10}. */
  public String text() {
    return Arrays.stream(MemberName.values())
        .filter(name -> of(name) > 0.0)
        .map(name -> String.format(Locale.ROOT, "%s %.2f", name.code(), of(name)))
        .collect(Collectors.joining(", "));
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
