package io.foreshock.application;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares what an edition sets with what training it again gives. Everything must be the same to
 * the bit but the weights of recurrent nets: the library that trains them picks its kernels by the
 * processor, so another machine sums in another order.
 */
public final class RetrainCheck {

  /**
   * How far a weight may lie from the shipped one, relative to the largest of its matrix: a weight
   * near zero is known no better than the others that were summed with it.
   */
  public static final double NET_TOLERANCE = 1e-4;

  private static final List<Function<RecurrentNet, float[]>> MATRICES =
      List.of(
          RecurrentNet::inputWeights,
          RecurrentNet::recurrentWeights,
          RecurrentNet::gateBias,
          RecurrentNet::outputWeights,
          RecurrentNet::outputBias);

  private RetrainCheck() {}

  /**
   * Returns what differs by more than it may, by class and part; nothing where training again gave
   * the same.
   *
   * @param shipped what the edition sets
   * @param trained what training it again gives
   */
  public static List<String> differences(
      Map<AssetClass, ClassSettings> shipped, Map<AssetClass, ClassSettings> trained) {
    List<String> differences = new ArrayList<>();
    if (!shipped.keySet().equals(trained.keySet())) {
      differences.add("classes " + names(shipped) + ", trained again " + names(trained));
    }
    for (AssetClass assetClass : AssetClass.values()) {
      ClassSettings before = shipped.get(assetClass);
      ClassSettings after = trained.get(assetClass);
      if (before != null && after != null) {
        parts(before, after).forEach(part -> differences.add(assetClass + " " + part));
      }
    }
    return differences;
  }

  private static List<AssetClass> names(Map<AssetClass, ClassSettings> settings) {
    return settings.keySet().stream().sorted().toList();
  }

  private static List<String> parts(ClassSettings before, ClassSettings after) {
    List<String> parts = new ArrayList<>();
    addIf(parts, !before.profile().equals(after.profile()), "profile");
    addIf(parts, !before.combination().tail().equals(after.combination().tail()), "weights");
    addIf(
        parts,
        !before.combination().variance().equals(after.combination().variance()),
        "variance weights");
    Map<MemberName, LogVarianceModel> shipped = before.combination().pooled();
    Map<MemberName, LogVarianceModel> trained = after.combination().pooled();
    Map<MemberName, LogVarianceModel> all = new TreeMap<>(shipped);
    all.putAll(trained);
    for (MemberName member : all.keySet()) {
      LogVarianceModel one = shipped.get(member);
      LogVarianceModel other = trained.get(member);
      addIf(parts, one == null || other == null || !agree(one, other), member.code());
    }
    return parts;
  }

  private static void addIf(List<String> parts, boolean differs, String part) {
    if (differs) {
      parts.add(part);
    }
  }

  private static boolean agree(LogVarianceModel one, LogVarianceModel other) {
    return one instanceof RecurrentVariance net && other instanceof RecurrentVariance again
        ? agree(net, again)
        : one.equals(other);
  }

  /** Regression and scale are computed here, without the library. */
  private static boolean agree(RecurrentVariance one, RecurrentVariance other) {
    boolean same =
        one.base().equals(other.base())
            && one.scale().equals(other.scale())
            && one.steps() == other.steps()
            && one.nets().size() == other.nets().size()
            && near(one.residualVariance(), other.residualVariance(), one.residualVariance());
    for (int i = 0; same && i < one.nets().size(); i++) {
      same = agree(one.nets().get(i), other.nets().get(i));
    }
    return same;
  }

  private static boolean agree(RecurrentNet one, RecurrentNet other) {
    return MATRICES.stream().allMatch(matrix -> agree(matrix.apply(one), matrix.apply(other)));
  }

  private static boolean agree(float[] one, float[] other) {
    if (one.length != other.length) {
      return false;
    }
    double largest = 0.0;
    for (float weight : one) {
      largest = Math.max(largest, Math.abs(weight));
    }
    boolean near = true;
    for (int i = 0; i < one.length; i++) {
      near &= near(one[i], other[i], largest);
    }
    return near;
  }

  private static boolean near(double one, double other, double scale) {
    return Math.abs(one - other) <= NET_TOLERANCE * scale;
  }
}
