package io.foreshock.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * Mean wealth of a model's market-sides, all begun at the same promotion: from {@link
 * EvalueWealth#DEMOTION} on the model would have been demoted.
 *
 * @param last mean after the last day
 * @param highest highest mean after any day
 * @param highestEpochDay that day, the first of equal ones, days since 1970-01-01
 */
public record MeanWealth(double last, double highest, long highestEpochDay) {

  /**
   * Averages paths over the union of their days; a side without a bet keeps its wealth.
   *
   * @param paths at least one
   */
  public static MeanWealth of(List<WealthPath> paths) {
    Rows.requireAny(paths.size());
    long[] calendar =
        paths.stream()
            .flatMapToLong(path -> Arrays.stream(path.epochDays()))
            .sorted()
            .distinct()
            .toArray();
    double[] means = means(paths, calendar);
    int highest = 0;
    for (int t = 1; t < means.length; t++) {
      highest = means[t] > means[highest] ? t : highest;
    }
    return new MeanWealth(means[means.length - 1], means[highest], calendar[highest]);
  }

  private static double[] means(List<WealthPath> paths, long[] calendar) {
    double[] sums = new double[calendar.length];
    for (WealthPath path : paths) {
      long[] days = path.epochDays();
      double[] logWealths = path.logWealths();
      int seen = 0;
      for (int t = 0; t < calendar.length; t++) {
        seen += seen < days.length && days[seen] == calendar[t] ? 1 : 0;
        sums[t] += seen == 0 ? 1.0 : StrictMath.exp(logWealths[seen - 1]);
      }
    }
    for (int t = 0; t < sums.length; t++) {
      sums[t] /= paths.size();
    }
    return sums;
  }
}
