package io.foreshock.feature;

import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of a variance regression: their names, in the order in which they stand in a row. The
 * first four are the constant and the three terms of a log-HAR. All are dimensionless but the
 * logarithms of variances, whose unit is the logarithm of a squared log return.
 *
 * @param id name and version; a change of any input is a new version
 * @param names one name for each input
 */
public record FeatureSchema(String id, List<String> names) {

  /** The constant and the three terms of a log-HAR, which lead every schema. */
  public static final int CORE = 4;

  /**
   * For days of six bars or more: the log-HAR of realised variance, the ranges inside the bars of
   * the day and of its last quarter, the last return and the returns of a week as far as they fell,
   * turnover against its month, the day's quarticity, the variance of the variance, and whether the
   * day forecast is a Saturday or a Sunday of a market that never closes.
   */
  public static final FeatureSchema INTRADAY =
      new FeatureSchema(
          "log-har-x-intraday/1",
          List.of(
              "constant",
              "logVarianceDay",
              "logVarianceWeek",
              "logVarianceMonth",
              "logBarRange",
              "logLateRange",
              "fallDay",
              "absoluteReturnDay",
              "fallWeek",
              "logTurnoverDay",
              "logTurnoverWeek",
              "logQuarticity",
              "logVarianceOfVariance",
              "saturday",
              "sunday"));

  /**
   * For days of fewer bars: the log-HAR of range variance and the signed returns of a day, a week
   * and a month, each in units of the month's volatility.
   */
  public static final FeatureSchema DAILY =
      new FeatureSchema(
          "log-har-x-daily/1",
          List.of(
              "constant",
              "logVarianceDay",
              "logVarianceWeek",
              "logVarianceMonth",
              "returnDay",
              "returnWeek",
              "returnMonth"));

  /** Copies the list. */
  public FeatureSchema {
    names = List.copyOf(names);
  }

  /**
   * Returns the schema of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FeatureSchema ofId(String id) {
    return Stream.of(INTRADAY, DAILY)
        .filter(schema -> schema.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("schema " + id + " is not known"));
  }

  /** Returns the number of inputs. */
  public int size() {
    return names.size();
  }
}
