package io.foreshock.feature;

import java.util.Locale;

/**
 * Logarithms of a realised-variance series, with gaps and zeros filled from the past only.
 *
 * <p>The rules, applied in order of time:
 *
 * <ul>
 *   <li>a value below 10⁻⁴ of the mean of all earlier positive values, a zero included, is raised
 *       to it: one unmoved day would otherwise weigh as much as a crash;
 *   <li>a missing value (NaN) takes the value before it and is never a target of a regression;
 *   <li>until the first positive value there is nothing to stand for a zero or a gap: those days
 *       are not usable.
 * </ul>
 */
public final class LogVarianceSeries {

  private static final double FLOOR_SHARE = 1e-4;

  private final int first;
  private final double[] logVariance;
  private final double[] cumulative;
  private final boolean[] observed;

  private LogVarianceSeries(
      int first, double[] logVariance, double[] cumulative, boolean[] observed) {
    this.first = first;
    this.logVariance = logVariance;
    this.cumulative = cumulative;
    this.observed = observed;
  }

  /**
   * Builds the series.
   *
   * @param realizedVariance one value per day, oldest first: ≥ 0, or NaN where missing
   * @throws IllegalArgumentException if a value is negative or infinite
   */
  public static LogVarianceSeries of(double[] realizedVariance) {
    int count = realizedVariance.length;
    double[] logs = new double[count];
    double[] cumulative = new double[count + 1];
    boolean[] observed = new boolean[count];
    double positiveSum = 0.0;
    int positives = 0;
    int first = count;
    for (int t = 0; t < count; t++) {
      double value = realizedVariance[t];
      requireVariance(value, t);
      observed[t] = value >= 0.0;
      if (first == count && value > 0.0) {
        first = t;
      }
      if (t >= first) {
        double floor = positives == 0 ? value : FLOOR_SHARE * positiveSum / positives;
        logs[t] = observed[t] ? StrictMath.log(Math.max(value, floor)) : logs[t - 1];
      }
      cumulative[t + 1] = cumulative[t] + logs[t];
      if (value > 0.0) {
        positiveSum += value;
        positives++;
      }
    }
    return new LogVarianceSeries(first, logs, cumulative, observed);
  }

  private static void requireVariance(double value, int index) {
    if (value < 0.0 || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "realizedVariance must be >= 0, or NaN where missing, was %s at index %d",
              value,
              index));
    }
  }

  /** Returns the number of days. */
  public int length() {
    return logVariance.length;
  }

  /** Returns the first usable day, {@link #length} if there is none. */
  public int firstUsable() {
    return first;
  }

  /** Returns ln rv of usable day {@code t}, filled where it was missing or too small. */
  public double logVariance(int t) {
    requireUsable(t);
    return logVariance[t];
  }

  /** Returns the mean of ln rv over the {@code days} days ending with {@code t}. */
  public double mean(int t, int days) {
    requireUsable(t);
    requireUsable(t - days + 1);
    return (cumulative[t + 1] - cumulative[t + 1 - days]) / days;
  }

  /** Returns whether day {@code t} had a value of its own. */
  public boolean isObserved(int t) {
    return observed[t];
  }

  private void requireUsable(int t) {
    if (t < first || t >= logVariance.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "day must be in [%d, %d), was %d", first, logVariance.length, t));
    }
  }
}
