package io.foreshock.evaluation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;

/**
 * How a margin moves: the spread of its rises beside their maximum, which {@link MarginMetrics}
 * has, since one day in decades can make a maximum. All are free of the margin's unit.
 *
 * <p>Reference: P. Gurrola-Perez, D. Murphy, "Filtered historical simulation Value-at-Risk models
 * and their competitors", Bank of England Working Paper 525 (2015); D. Murphy, M. Vasios, N. Vause,
 * "An investigation into the procyclicality of risk-based initial margin models", Bank of England
 * Financial Stability Paper 29 (2014).
 */
public final class Procyclicality {

  private Procyclicality() {}

  /**
   * Returns M[t+n] ÷ M[t] − 1 for each row that has a row n later, in time order.
   *
   * @param margins margin in force, positive, more than {@code days} rows
   * @param days n, in rows, at least 1
   */
  public static double[] rises(double[] margins, int days) {
    Rows.requirePositive("margins", margins);
    if (!(days >= 1 && margins.length > days)) {
      throw new IllegalArgumentException(
          "days must be at least 1 and fewer than the " + margins.length + " rows, was " + days);
    }
    double[] rises = new double[margins.length - days];
    for (int t = 0; t < rises.length; t++) {
      rises[t] = margins[t + days] / margins[t] - 1.0;
    }
    return rises;
  }

  /**
   * Returns the type 7 quantile of the n-day rises; at probability 1 it is {@link
   * MarginMetrics#rise}.
   *
   * @param margins margin in force, positive, more than {@code days} rows
   * @param days n, in rows, at least 1
   * @param probability in [0, 1], such as 0.95
   */
  public static double riseQuantile(double[] margins, int days, double probability) {
    double[] rises = rises(margins, days);
    Arrays.sort(rises);
    return EmpiricalQuantile.typeSeven(rises, probability);
  }

  /**
   * Returns the sample standard deviation of ln M[t+1] − ln M[t], per row, at least 0.
   *
   * @param margins margin in force, positive, at least 3 rows
   */
  public static double logChangeDeviation(double[] margins) {
    Rows.requirePositive("margins", margins);
    if (!(margins.length >= 3)) {
      throw new IllegalArgumentException("at least 3 rows are needed, had " + margins.length);
    }
    double[] changes = new double[margins.length - 1];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = StrictMath.log(margins[t + 1]) - StrictMath.log(margins[t]);
    }
    double mean = Rows.mean(changes);
    double squares = 0.0;
    for (double change : changes) {
      squares += (change - mean) * (change - mean);
    }
    return Math.sqrt(squares / (changes.length - 1.0));
  }

  /**
   * Returns the share of rows on which a limit held the margin below its target, in [0, 1].
   *
   * @param capped whether a cap or step limit held the margin, row by row, at least one
   */
  public static double cappedShare(boolean[] capped) {
    Rows.requireAny(capped.length);
    int held = 0;
    for (boolean row : capped) {
      held += row ? 1 : 0;
    }
    return (double) held / capped.length;
  }
}
