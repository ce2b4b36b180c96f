package io.foreshock.training;

import io.foreshock.evaluation.DieboldMariano;
import io.foreshock.evaluation.NeweyWest;
import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Tells whether the world has moved away from what a model was trained on: by the distribution of
 * an input, and by the model's own loss. Drift asks for a new training; it demotes nobody.
 */
public final class DriftMonitor {

  /**
   * Population stability index of a major shift (N. Siddiqi, "Credit Risk Scorecards", Wiley 2006:
   * above 0.25).
   */
  public static final double MAJOR_SHIFT = 0.25;

  /**
   * Probability of calling the noise of equal distributions a shift: for equal ones the index is
   * about (1/n + 1/m)·χ² with nine degrees of freedom (B. Yurdakul, "Statistical properties of
   * population stability index", Western Michigan University 2018), which for 60 days is 0.15 in
   * the mean already. Days that depend on each other make it larger.
   */
  public static final double SHIFT_SIGNIFICANCE = 0.01;

  /** Days at the end of a history whose loss is looked at. */
  public static final int RECENT_DAYS = 60;

  /** One-sided 1 % point of the normal law: how many standard errors a mean loss may rise. */
  public static final double MOST_LOSS_T = 2.3263478740408408;

  private static final int BINS = 10;
  private static final double EMPTY = 0.5; // rows an empty bin counts with, so that no log is of 0

  private DriftMonitor() {}

  /**
   * Shift of a distribution.
   *
   * @param name what was looked at
   * @param index population stability index, at least 0
   * @param limit the larger of {@link #MAJOR_SHIFT} and what noise alone may give
   */
  public record Shift(String name, double index, double limit) {

    /** Tells whether the distribution has moved. */
    public boolean drifted() {
      return index > limit;
    }

    /** Returns the finding in one line. */
    public String line() {
      return name + ": population stability index " + index + ", limit " + limit;
    }
  }

  /**
   * Rise of a loss.
   *
   * @param name which loss
   * @param referenceMean its mean over the reference
   * @param recentMean its mean over the recent days
   * @param statistic the difference in Newey-West standard errors, positive where it rose
   */
  public record LossRise(String name, double referenceMean, double recentMean, double statistic) {

    /** Tells whether the loss has risen by more than noise. */
    public boolean drifted() {
      return statistic > MOST_LOSS_T;
    }

    /** Returns the finding in one line. */
    public String line() {
      return name
          + ": mean loss "
          + recentMean
          + " after "
          + referenceMean
          + ", t "
          + statistic
          + ", limit "
          + MOST_LOSS_T;
    }
  }

  /**
   * Returns how far a distribution has moved: Σ (r − p)·ln(r/p) over ten bins between the deciles
   * of the reference, p and r being the shares of reference and recent values in a bin. An empty
   * bin counts as half a row; bins empty in both count nothing.
   *
   * @param name what is looked at: a feature, returns, variances
   * @param reference values the model was trained on, at least ten
   * @param recent values of late, at least ten
   * @throws IllegalArgumentException if there are fewer, or one is not finite
   */
  public static Shift shift(String name, double[] reference, double[] recent) {
    requireFinite(name, reference, BINS);
    requireFinite(name, recent, BINS);
    double[] edges = deciles(reference);
    int[] before = counts(reference, edges);
    int[] after = counts(recent, edges);
    double index = 0.0;
    for (int bin = 0; bin < BINS; bin++) {
      if (before[bin] + after[bin] > 0) {
        double expected = Math.max(before[bin], EMPTY) / reference.length;
        double found = Math.max(after[bin], EMPTY) / recent.length;
        index += (found - expected) * StrictMath.log(found / expected);
      }
    }
    double noise =
        new ChiSquaredDistribution(BINS - 1.0)
                .inverseCumulativeProbability(1.0 - SHIFT_SIGNIFICANCE)
            * (1.0 / reference.length + 1.0 / recent.length);
    return new Shift(name, index, Math.max(MAJOR_SHIFT, noise));
  }

  private static double[] deciles(double[] reference) {
    double[] sorted = reference.clone();
    Arrays.sort(sorted);
    double[] edges = new double[BINS - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = EmpiricalQuantile.typeSeven(sorted, (i + 1.0) / BINS);
    }
    return edges;
  }

  /** Counts the values of each bin; a value on an edge belongs to the bin below it. */
  private static int[] counts(double[] values, double[] edges) {
    int[] counts = new int[BINS];
    for (double value : values) {
      int bin = 0;
      while (bin < edges.length && value > edges[bin]) {
        bin++;
      }
      counts[bin]++;
    }
    return counts;
  }

  /**
   * Returns how much a loss has risen: the mean of the last {@link #RECENT_DAYS} less that of the
   * days before, over √(v₁/n₁ + v₀/n₀) with Newey-West variances of ten lags. Losses that never
   * vary have statistic 0 where the means agree, and an infinite one otherwise.
   *
   * @param name which loss, such as {@code fz0} or {@code qlike}
   * @param dailyLosses daily cross-section means in time order, finite, at least 120
   * @throws IllegalArgumentException if there are fewer, or one is not finite
   */
  public static LossRise loss(String name, double[] dailyLosses) {
    requireFinite(name, dailyLosses, 2 * RECENT_DAYS);
    int split = dailyLosses.length - RECENT_DAYS;
    double[] before = Arrays.copyOf(dailyLosses, split);
    double[] after = Arrays.copyOfRange(dailyLosses, split, dailyLosses.length);
    double rise = mean(after) - mean(before);
    double error = Math.sqrt(varianceOfMean(before) + varianceOfMean(after));
    double statistic = rise == 0.0 ? 0.0 : rise / error;
    return new LossRise(name, mean(before), mean(after), statistic);
  }

  private static double varianceOfMean(double[] losses) {
    return NeweyWest.longRunVariance(losses, DieboldMariano.DEFAULT_LAGS) / losses.length;
  }

  private static double mean(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void requireFinite(String name, double[] values, int least) {
    if (!(values.length >= least)) {
      throw new IllegalArgumentException(
          name + " must have at least " + least + " values, had " + values.length);
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite, found " + value);
      }
    }
  }
}
