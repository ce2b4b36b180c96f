package io.foreshock.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Hansen, Lunde and Nason's model confidence set: the models that cannot be told from the best one.
 * Models are dropped one by one, the worst first, each with the bootstrap p-value of the hypothesis
 * that all models still in are equally good; a model's p-value is the largest met up to its own
 * drop, and the last model's is 1. Models with p-values above the size form the set.
 *
 * <p>Two statistics: {@link Statistic#RANGE} takes the largest |t| of pairwise differences of mean
 * losses, {@link Statistic#MAX} the largest t of a mean loss against the mean of the models still
 * in. Standard errors come from the same stationary bootstrap as the p-values. The set does not
 * change when a number is added to every model's loss of a day, or all losses are multiplied by
 * one.
 *
 * <p>Reference: P. Hansen, A. Lunde, J. Nason, "The model confidence set", Econometrica 79 (2011),
 * 453–497.
 */
public final class ModelConfidenceSet {

  /** Mean block length where none is given: a trading month. */
  public static final int DEFAULT_BLOCK_DAYS = 21;

  /** Resamples where none are given. */
  public static final int DEFAULT_REPLICATIONS = 2_000;

  /** How models still in are compared. */
  public enum Statistic {
    /** Pairwise differences, the method "R". */
    RANGE,
    /** Each against the mean of all, the method "max". */
    MAX
  }

  private final double[] pValues;
  private final int[] dropped;

  private ModelConfidenceSet(double[] pValues, int[] dropped) {
    this.pValues = pValues;
    this.dropped = dropped;
  }

  /**
   * Returns the p-values with mean blocks of 21 days and 2,000 resamples.
   *
   * @param losses loss of each model and day, finite; model first, at least 2 models and 2 days
   * @param statistic how models are compared
   * @param seed fixes the resamples
   */
  public static ModelConfidenceSet of(double[][] losses, Statistic statistic, long seed) {
    return of(losses, statistic, DEFAULT_BLOCK_DAYS, DEFAULT_REPLICATIONS, seed);
  }

  /**
   * Returns the p-values.
   *
   * @param losses loss of each model and day, finite; model first, at least 2 models and 2 days
   * @param statistic how models are compared
   * @param blockDays mean block length, at least 1
   * @param replications resamples, at least 100
   * @param seed fixes the resamples
   * @throws IllegalArgumentException if two models still in have no bootstrap spread between them,
   *     as when two columns are the same
   */
  public static ModelConfidenceSet of(
      double[][] losses, Statistic statistic, int blockDays, int replications, long seed) {
    double[] means = means(losses);
    double[][] deviations = deviations(losses, means, blockDays, replications, seed);
    double[] pValues = new double[means.length];
    int[] dropped = new int[means.length];
    int[] in = IntStream.range(0, means.length).toArray();
    double largest = 0.0;
    for (int step = 0; in.length > 1; step++) {
      Comparison comparison =
          switch (statistic) {
            case RANGE -> RangeStatistic.compare(in, means, deviations);
            case MAX -> MaxStatistic.compare(in, means, deviations);
          };
      largest = Math.max(largest, comparison.pValue());
      pValues[comparison.worst()] = largest;
      dropped[step] = comparison.worst();
      in = Arrays.stream(in).filter(model -> model != comparison.worst()).toArray();
    }
    pValues[in[0]] = 1.0;
    dropped[means.length - 1] = in[0];
    return new ModelConfidenceSet(pValues, dropped);
  }

  /**
   * Returns the p-value of a model, in [0, 1].
   *
   * @param model row of the losses
   */
  public double pValue(int model) {
    return pValues[model];
  }

  /**
   * Returns the models kept, rows of the losses in ascending order, at least one.
   *
   * @param size probability of losing the best model, in [0, 1), such as 0.1
   */
  public int[] members(double size) {
    if (!(size >= 0.0 && size < 1.0)) {
      throw new IllegalArgumentException("size must be in [0, 1), was " + size);
    }
    return IntStream.range(0, pValues.length).filter(model -> pValues[model] > size).toArray();
  }

  /** Returns all models in the order they were dropped; the last is the best. */
  public int[] order() {
    return dropped.clone();
  }

  /** The hypothesis of one step. */
  record Comparison(int worst, double pValue) {}

  private static double[] means(double[][] losses) {
    if (!(losses.length >= 2 && losses[0].length >= 2)) {
      throw new IllegalArgumentException("at least 2 models and 2 days are needed");
    }
    double[] means = new double[losses.length];
    for (int model = 0; model < losses.length; model++) {
      Rows.requireSame(losses[0].length, losses[model].length);
      for (double loss : losses[model]) {
        Rows.requireFinite("losses", loss);
      }
      means[model] = Rows.mean(losses[model]);
    }
    return means;
  }

  /** Returns mean of each resample less the mean of the sample; resample first, model second. */
  private static double[][] deviations(
      double[][] losses, double[] means, int blockDays, int replications, long seed) {
    StationaryBootstrap.requireReplications(replications);
    StationaryBootstrap bootstrap = new StationaryBootstrap(blockDays, seed);
    double[][] days = dayFirst(losses, means);
    int[] rows = new int[days.length];
    double[][] deviations = new double[replications][means.length];
    for (double[] deviation : deviations) {
      bootstrap.resample(rows);
      for (int row : rows) {
        for (int model = 0; model < deviation.length; model++) {
          deviation[model] += days[row][model];
        }
      }
      for (int model = 0; model < deviation.length; model++) {
        deviation[model] /= rows.length;
      }
    }
    return deviations;
  }

  /** Returns losses less their model's mean, one row of memory per day. */
  private static double[][] dayFirst(double[][] losses, double[] means) {
    double[][] days = new double[losses[0].length][means.length];
    for (int t = 0; t < days.length; t++) {
      for (int model = 0; model < means.length; model++) {
        days[t][model] = losses[model][t] - means[model];
      }
    }
    return days;
  }
}
