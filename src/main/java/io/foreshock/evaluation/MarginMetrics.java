package io.foreshock.evaluation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;
import java.util.List;

/**
 * How one market-side's margin did over the rows given: does it cover, at what price, how steadily.
 * Rows are consecutive in the columns given; n-day metrics count rows.
 *
 * @param coverage share of losses not above the margin, in [0, 1]
 * @param equalCoverage {@code eq}: mean margin at exactly 99 % coverage ÷ the best static margin;
 *     below 1 is better than a constant
 * @param peakToTrough largest margin ÷ smallest, at least 1
 * @param oneDayRise largest M[t+1] ÷ M[t] − 1
 * @param fiveDayRise largest M[t+5] ÷ M[t] − 1
 * @param tenDayRise largest M[t+10] ÷ M[t] − 1
 * @param thirtyDayRise largest M[t+30] ÷ M[t] − 1
 * @param cost mean margin ÷ mean champion value at risk − 1
 */
public record MarginMetrics(
    double coverage,
    double equalCoverage,
    double peakToTrough,
    double oneDayRise,
    double fiveDayRise,
    double tenDayRise,
    double thirtyDayRise,
    double cost) {

  /** Coverage at which margins of different make are compared. */
  public static final double TARGET_COVERAGE = 0.99;

  /**
   * Returns all metrics of one market-side.
   *
   * @param margins margin in force, fraction of notional, positive; at least 31 rows
   * @param losses realised loss of the side, fraction of notional, negative for gains
   * @param championValuesAtRisk the champion's 99 % value at risk as a fraction, positive
   * @throws IllegalArgumentException if the columns differ in length or have fewer than 31 rows, or
   *     a number is out of range
   */
  public static MarginMetrics of(
      double[] margins, double[] losses, double[] championValuesAtRisk) {
    return new MarginMetrics(
        coverage(margins, losses),
        equalCoverage(margins, losses),
        peakToTrough(margins),
        rise(margins, 1),
        rise(margins, 5),
        rise(margins, 10),
        rise(margins, 30),
        cost(margins, championValuesAtRisk));
  }

  /**
   * Returns the plain mean over market-sides, metric by metric.
   *
   * @param sides metrics of each market-side, at least one
   */
  public static MarginMetrics mean(List<MarginMetrics> sides) {
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("at least one market-side is needed, found none");
    }
    return new MarginMetrics(
        sides.stream().mapToDouble(MarginMetrics::coverage).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::equalCoverage).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::peakToTrough).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::oneDayRise).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::fiveDayRise).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::tenDayRise).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::thirtyDayRise).average().orElseThrow(),
        sides.stream().mapToDouble(MarginMetrics::cost).average().orElseThrow());
  }

  /**
   * Returns the share of losses not above the margin, in [0, 1].
   *
   * @param margins fractions of notional, positive
   * @param losses fractions of notional, as many
   */
  public static double coverage(double[] margins, double[] losses) {
    requireColumns(margins, losses);
    int covered = 0;
    for (int t = 0; t < margins.length; t++) {
      covered += losses[t] <= margins[t] ? 1 : 0;
    }
    return (double) covered / margins.length;
  }

  /**
   * Returns {@code eq} = k·mean(M) ÷ S. The factor k is the type 7 99 % quantile of the ratios
   * loss[t] ÷ M[t], so that the margin k·M covers 99 % of the losses; S is the type 7 99 % quantile
   * of the losses, the constant margin that covers as many. A constant margin has exactly 1.
   *
   * @param margins fractions of notional, positive
   * @param losses fractions of notional, as many; their 99 % quantile positive
   * @throws IllegalArgumentException if the 99 % quantile of the losses is not positive
   */
  public static double equalCoverage(double[] margins, double[] losses) {
    requireColumns(margins, losses);
    double[] ratios = new double[margins.length];
    for (int t = 0; t < ratios.length; t++) {
      ratios[t] = losses[t] / margins[t];
    }
    double staticMargin = targetQuantile(losses.clone());
    if (!(staticMargin > 0.0)) {
      throw new IllegalArgumentException(
          "99 % quantile of the losses must be positive, was " + staticMargin);
    }
    return targetQuantile(ratios) * Rows.mean(margins) / staticMargin;
  }

  private static double targetQuantile(double[] values) {
    Arrays.sort(values);
    return EmpiricalQuantile.typeSeven(values, TARGET_COVERAGE);
  }

  /**
   * Returns the largest margin ÷ the smallest, at least 1.
   *
   * @param margins fractions of notional, positive, at least one
   */
  public static double peakToTrough(double[] margins) {
    Rows.requireSame(margins.length, margins.length);
    Rows.requirePositive("margins", margins);
    double peak = margins[0];
    double trough = margins[0];
    for (double margin : margins) {
      peak = Math.max(peak, margin);
      trough = Math.min(trough, margin);
    }
    return peak / trough;
  }

  /**
   * Returns the largest rise over n rows, max M[t+n] ÷ M[t] − 1; negative if the margin only fell.
   *
   * @param margins fractions of notional, positive, more than {@code days} of them
   * @param days n, at least 1
   */
  public static double rise(double[] margins, int days) {
    Rows.requirePositive("margins", margins);
    if (!(days >= 1 && margins.length > days)) {
      throw new IllegalArgumentException(
          "days must be at least 1 and fewer than the " + margins.length + " rows, was " + days);
    }
    double largest = 0.0;
    for (int t = 0; t + days < margins.length; t++) {
      largest = Math.max(largest, margins[t + days] / margins[t]);
    }
    return largest - 1.0;
  }

  /**
   * Returns mean margin ÷ mean value at risk − 1: what the margin asks beyond the bare forecast.
   *
   * @param margins fractions of notional, positive
   * @param championValuesAtRisk the champion's 99 % value at risk, as fractions of notional (not as
   *     log losses), positive, as many
   */
  public static double cost(double[] margins, double[] championValuesAtRisk) {
    Rows.requireSame(margins.length, championValuesAtRisk.length);
    Rows.requirePositive("margins", margins);
    Rows.requirePositive("championValuesAtRisk", championValuesAtRisk);
    return Rows.mean(margins) / Rows.mean(championValuesAtRisk) - 1.0;
  }

  private static void requireColumns(double[] margins, double[] losses) {
    Rows.requireSame(margins.length, losses.length);
    Rows.requirePositive("margins", margins);
    for (double loss : losses) {
      Rows.requireFinite("losses", loss);
    }
  }
}
