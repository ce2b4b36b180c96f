package io.foreshock.forecast;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.learned.TrainedRange;
import java.util.Map;
import java.util.Optional;

/** Holds forecasts of one market against what the training of an edition saw. */
final class UncertaintyCheck {

  private final VarianceFeatures features;

  UncertaintyCheck(VarianceFeatures features) {
    this.features = features;
  }

  /**
   * Returns how little a forecast can be relied on.
   *
   * @param range what the edition in force has seen, empty where it does not say
   * @param day last day seen
   * @param members what the members said
   * @param shares their shares of the variance
   */
  Uncertainty of(
      Optional<TrainedRange> range,
      int day,
      Map<MemberName, MemberForecast> members,
      Map<MemberName, Double> shares) {
    double spread = spread(members, shares);
    return range
        .map(seen -> {
          double novelty = novelty(seen, day);
          return new Uncertainty(spread, novelty, spread / seen.spread(), novelty / seen.novelty());
        })
        .orElseGet(() -> new Uncertainty(spread, 0.0, 0.0, 0.0));
  }

  private double novelty(TrainedRange range, int day) {
    return features.schema().equals(range.schema()) && features.hasRow(day)
        ? range.forest().score(features.row(day))
        : 0.0;
  }

  /** Returns the weighted standard deviation of the logarithms of the members' variances. */
  static double spread(Map<MemberName, MemberForecast> members, Map<MemberName, Double> shares) {
    double mean = 0.0;
    double squares = 0.0;
    for (Map.Entry<MemberName, MemberForecast> entry : members.entrySet()) {
      double share = shares.getOrDefault(entry.getKey(), 0.0);
      double log = StrictMath.log(entry.getValue().dailyVariance());
      mean += share * log;
      squares += share * log * log;
    }
    return Math.sqrt(Math.max(0.0, squares - mean * mean));
  }
}
