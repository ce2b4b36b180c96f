package io.foreshock.evaluation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;

/**
 * Simulated law of an Acerbi-Székely statistic under the hypothesis that the forecast is right:
 * each row exceeds with probability α, independently, and an exceedance has the L/ES of a {@link
 * BreachLaw}. Critical values are lower quantiles, since both statistics fall below 0 where the
 * shortfall is understated.
 */
public final class ShortfallNull {

  private static final int FEWEST_PATHS = 1_000;

  private final double[] sorted;

  private ShortfallNull(double[] statistics) {
    this.sorted = statistics;
    Arrays.sort(sorted);
  }

  /**
   * Simulates Z₁. A path without exceedance has no Z₁ and is drawn again, so this is its law given
   * at least one.
   *
   * @param law ratios of exceedances
   * @param alpha tail probability, in (0, 1)
   * @param rows T, at least 1, as many as the law knows
   * @param paths simulated statistics, at least 1,000
   * @param seed fixes all paths
   */
  public static ShortfallNull conditional(
      BreachLaw law, double alpha, int rows, int paths, long seed) {
    return simulate(law, alpha, rows, paths, seed, true);
  }

  /**
   * Simulates Z₂.
   *
   * @param law ratios of exceedances
   * @param alpha tail probability, in (0, 1)
   * @param rows T, at least 1, as many as the law knows
   * @param paths simulated statistics, at least 1,000
   * @param seed fixes all paths
   */
  public static ShortfallNull unconditional(
      BreachLaw law, double alpha, int rows, int paths, long seed) {
    return simulate(law, alpha, rows, paths, seed, false);
  }

  /**
   * Returns the value below which the hypothesis is rejected: the type 7 quantile of the simulated
   * statistics.
   *
   * @param significance probability of rejecting a true hypothesis, in (0, 1), such as 0.05
   */
  public double criticalValue(double significance) {
    return EmpiricalQuantile.typeSeven(sorted, significance);
  }

  /**
   * Returns the one-sided p-value (1 + number of simulated statistics at or below) ÷ (1 + paths),
   * in (0, 1]; never 0, since a simulation cannot show that.
   *
   * @param statistic observed Z₁ or Z₂, finite
   */
  public double pValue(double statistic) {
    Rows.requireFinite("statistic", statistic);
    int below = 0;
    while (below < sorted.length && sorted[below] <= statistic) {
      below++;
    }
    return (1.0 + below) / (1.0 + sorted.length);
  }

  private static ShortfallNull simulate(
      BreachLaw law, double alpha, int rows, int paths, long seed, boolean conditional) {
    Rows.requireTailProbability(alpha);
    Rows.requireAny(rows);
    if (!(paths >= FEWEST_PATHS)) {
      throw new IllegalArgumentException(
          "paths must be at least " + FEWEST_PATHS + ", were " + paths);
    }
    Draws draws = new Draws(seed);
    Path path = new Path();
    double[] statistics = new double[paths];
    for (int p = 0; p < paths; p++) {
      do {
        path.draw(law, alpha, rows, draws);
      } while (conditional && path.exceedances == 0);
      double expected = conditional ? path.exceedances : alpha * rows;
      statistics[p] = 1.0 - path.sum / expected;
    }
    return new ShortfallNull(statistics);
  }

  /** Exceedances of one path and the sum of their L/ES. */
  private static final class Path {
    private int exceedances;
    private double sum;

    /** Rows between exceedances are geometric, so only exceedances cost a draw. */
    void draw(BreachLaw law, double alpha, int rows, Draws draws) {
      exceedances = 0;
      sum = 0.0;
      double logKept = StrictMath.log1p(-alpha);
      double row = gap(draws, logKept);
      while (row < rows) {
        exceedances++;
        sum += law.lossToShortfall((int) row, draws.nextUniform());
        row += 1.0 + gap(draws, logKept);
      }
    }

    private static double gap(Draws draws, double logKept) {
      return Math.floor(StrictMath.log(draws.nextUniform()) / logKept);
    }
  }
}
