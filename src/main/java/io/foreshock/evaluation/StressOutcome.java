package io.foreshock.evaluation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;

/**
 * What a regime probability is scored on, an outcome one can see: was the day's realised variance
 * above its own expanding 90th percentile? The percentile of a day is of type 7 over all earlier
 * days, and the climatology of a day is the frequency of the outcome so far, both without the day
 * itself.
 *
 * <p>The first 60 days only fill the percentile, since with fewer than 60·0.1 = 6 days beyond it an
 * empirical percentile is not trusted; the next 60 only fill the climatology. Days after these 120
 * are scored.
 */
public final class StressOutcome {

  /** Percentile above which a day counts as stressed. */
  public static final double PERCENTILE = 0.9;

  /** Days before the first outcome. */
  public static final int PERCENTILE_DAYS = 60;

  /** Days before the first scored day. */
  public static final int FIRST_SCORED = 2 * PERCENTILE_DAYS;

  private final boolean[] stressed;
  private final double[] climatology;

  private StressOutcome(boolean[] stressed, double[] climatology) {
    this.stressed = stressed;
    this.climatology = climatology;
  }

  /**
   * Returns the outcomes of consecutive days of one market.
   *
   * @param realizedVariances {@code rv} of each day, at least 0, finite; more than {@link
   *     #FIRST_SCORED}
   */
  public static StressOutcome of(double[] realizedVariances) {
    if (!(realizedVariances.length > FIRST_SCORED)) {
      throw new IllegalArgumentException(
          "more than " + FIRST_SCORED + " days are needed, had " + realizedVariances.length);
    }
    boolean[] stressed = stressed(realizedVariances);
    double[] climatology = new double[stressed.length];
    int outcomes = 0;
    for (int t = PERCENTILE_DAYS; t < stressed.length; t++) {
      int seen = t - PERCENTILE_DAYS;
      climatology[t] = seen == 0 ? 0.0 : (double) outcomes / seen;
      outcomes += stressed[t] ? 1 : 0;
    }
    return new StressOutcome(stressed, climatology);
  }

  /** Returns the number of days given, of which those from {@link #FIRST_SCORED} are scored. */
  public int days() {
    return stressed.length;
  }

  /**
   * Returns whether a day's variance was above its percentile.
   *
   * @param day place of the day, in [{@link #PERCENTILE_DAYS}, {@link #days})
   */
  public boolean stressed(int day) {
    requireDay(day, PERCENTILE_DAYS);
    return stressed[day];
  }

  /**
   * Returns the frequency of the outcome before a day, in [0, 1].
   *
   * @param day place of the day, in [{@link #FIRST_SCORED}, {@link #days})
   */
  public double climatology(int day) {
    requireDay(day, FIRST_SCORED);
    return climatology[day];
  }

  private void requireDay(int day, int first) {
    if (!(day >= first && day < stressed.length)) {
      throw new IllegalArgumentException(
          "day must be in [" + first + ", " + stressed.length + "), was " + day);
    }
  }

  private static boolean[] stressed(double[] variances) {
    boolean[] stressed = new boolean[variances.length];
    double[] sorted = new double[0];
    for (int t = 0; t < variances.length; t++) {
      if (!(variances[t] >= 0.0 && variances[t] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "realizedVariances must be at least 0 and finite, found " + variances[t]);
      }
      stressed[t] =
          t >= PERCENTILE_DAYS && variances[t] > EmpiricalQuantile.typeSeven(sorted, PERCENTILE);
      sorted = with(sorted, variances[t]);
    }
    return stressed;
  }

  private static double[] with(double[] sorted, double value) {
    int found = Arrays.binarySearch(sorted, value);
    int place = found >= 0 ? found : -found - 1;
    double[] longer = Arrays.copyOf(sorted, sorted.length + 1);
    System.arraycopy(sorted, place, longer, place + 1, sorted.length - place);
    longer[place] = value;
    return longer;
  }
}
