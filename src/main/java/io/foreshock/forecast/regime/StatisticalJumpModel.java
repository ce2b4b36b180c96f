package io.foreshock.forecast.regime;

import io.foreshock.forecast.tail.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Statistical jump model of a market's regimes: states s_t and centres θ that minimise Σ‖x_t −
 * θ_{s_t}‖² + λ · (number of switches) over standardised features x of the returns. Where a Markov
 * chain learns from the data how long states last, λ says it, and switches become rare.
 *
 * <p>References: P. Nystrup, E. Lindström, H. Madsen, "Learning hidden Markov models with
 * persistent states by penalizing jumps", Expert Systems with Applications 150 (2020), 113307; Y.
 * Shu, C. Yu, J. Mulvey, "Downside risk reduction using regime-switching signals: a statistical
 * jump model approach", Journal of Asset Management 25 (2024), 493–507. Both halve the squares, so
 * that their λ is half of ours.
 */
public final class StatisticalJumpModel {

  /** Returns at the beginning whose features are too young to be learned from. */
  static final int WARM_UP = 60;

  private static final int MINIMUM_OBSERVATIONS = 500;
  private static final int LEAST_ROWS = 250;
  private static final int STARTS = 10;

  /** λ is tried in powers of two up to this one: 2¹² is 700 times the variance of all features. */
  private static final int LARGEST_POWER = 12;

  private StatisticalJumpModel() {}

  /**
   * Fits with a given penalty. The first 60 returns only fill the features.
   *
   * @param logReturns finite returns in time order, at least 500; their unit does not matter
   * @param states 2 or 3
   * @param penalty λ, at least 0, finite
   * @param observationsPerYear positive
   * @param seed of the ten starting points; the same one gives the same bits
   * @throws IllegalArgumentException if an argument is out of range or the returns are constant
   */
  public static JumpModelFit fit(
      double[] logReturns, int states, double penalty, double observationsPerYear, long seed) {
    if (!(states == 2 || states == 3)) {
      throw new IllegalArgumentException("states must be 2 or 3, were " + states);
    }
    if (!(penalty >= 0.0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("penalty must be at least 0 and finite, was " + penalty);
    }
    requirePositive("observationsPerYear", observationsPerYear);
    ReturnChecks.requireReturns(logReturns, MINIMUM_OBSERVATIONS);
    double[][] features = features(logReturns);
    double[] means = means(features);
    double[] deviations = deviations(features, means);
    for (int t = 0; t < features.length; t++) {
      features[t] = JumpModelParameters.standardised(features[t], means, deviations);
    }
    JumpClustering found =
        JumpClustering.best(features, states, penalty, STARTS, new SplitMix64(seed));
    JumpModelParameters parameters =
        new JumpModelParameters(means, deviations, ordered(found.centres()), penalty);
    return new JumpModelFit(
        parameters,
        found.objective(),
        found.settled(),
        found.iterations(),
        smallestWeight(found.path(), states),
        switchesPerYear(parameters, logReturns, observationsPerYear));
  }

  /**
   * Fits with the smallest penalty among 1, 2, 4, …, 4096 that is enough: the label known at the
   * time changes no more often than allowed on the returns given, and no state has less than 2 % of
   * them. These are training days; the penalty found is frozen with the rest.
   *
   * @param logReturns finite returns in time order, at least 500
   * @param states 2 or 3
   * @param mostSwitchesPerYear changes a year allowed, positive
   * @param observationsPerYear positive
   * @param seed of the starting points of each fit
   * @throws IllegalArgumentException if an argument is out of range, the returns are constant, or
   *     no penalty is enough
   */
  public static JumpModelFit fitWithChosenPenalty(
      double[] logReturns,
      int states,
      double mostSwitchesPerYear,
      double observationsPerYear,
      long seed) {
    requirePositive("mostSwitchesPerYear", mostSwitchesPerYear);
    for (int power = 0; power <= LARGEST_POWER; power++) {
      JumpModelFit fit = fit(logReturns, states, 1 << power, observationsPerYear, seed);
      if (fit.onlineSwitchesPerYear() <= mostSwitchesPerYear
          && fit.smallestWeight() >= Identification.MINIMUM_WEIGHT) {
        return fit;
      }
    }
    throw new IllegalArgumentException(
        "no penalty keeps "
            + states
            + " states with at most "
            + mostSwitchesPerYear
            + " switches a year");
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  private static double[][] features(double[] logReturns) {
    JumpFeatures features = new JumpFeatures();
    List<double[]> rows = new ArrayList<>();
    for (int t = 0; t < logReturns.length; t++) {
      if (features.add(logReturns[t]) && t >= WARM_UP) {
        rows.add(features.values());
      }
    }
    if (rows.size() < LEAST_ROWS) {
      throw new IllegalArgumentException(
          "logReturns must go on for "
              + LEAST_ROWS
              + " after their first move, went on for "
              + rows.size());
    }
    return rows.toArray(double[][]::new);
  }

  private static double[] means(double[][] rows) {
    double[] means = new double[JumpFeatures.COUNT];
    for (double[] row : rows) {
      for (int i = 0; i < means.length; i++) {
        means[i] += row[i] / rows.length;
      }
    }
    return means;
  }

  private static double[] deviations(double[][] rows, double[] means) {
    double[] squares = new double[means.length];
    for (double[] row : rows) {
      for (int i = 0; i < means.length; i++) {
        squares[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.length;
      }
    }
    double[] deviations = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      // a feature that never moves says nothing, in any unit
      deviations[i] = squares[i] > 0.0 ? Math.sqrt(squares[i]) : 1.0;
    }
    return deviations;
  }

  private static double[][] ordered(double[][] centres) {
    double[][] ordered = centres.clone();
    Arrays.sort(ordered, Comparator.comparingDouble(StatisticalJumpModel::logVariance));
    return ordered;
  }

  private static double logVariance(double[] centre) {
    double sum = 0.0;
    for (int i = 0; i < JumpFeatures.VARIANCES; i++) {
      sum += centre[i];
    }
    return sum;
  }

  private static double smallestWeight(int[] path, int states) {
    int[] days = new int[states];
    for (int state : path) {
      days[state]++;
    }
    return (double) Arrays.stream(days).min().orElseThrow() / path.length;
  }

  private static double switchesPerYear(
      JumpModelParameters parameters, double[] logReturns, double observationsPerYear) {
    List<Regime> labels = parameters.labels(logReturns);
    List<Regime> fitted = labels.subList(WARM_UP, labels.size());
    return LabelStability.switches(fitted) * observationsPerYear / fitted.size();
  }
}
