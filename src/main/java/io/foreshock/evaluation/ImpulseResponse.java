package io.foreshock.evaluation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A margin's answer to a volatility that doubles overnight and stays: how soon it has done most of
 * the way and how far it overshoots. The margin is run twice, on returns and on the same returns
 * doubled from a step on; R_k is the ratio of the two margins once k doubled returns have been
 * seen, so what the returns themselves do to the margin cancels. R starts at 1 and comes to rest at
 * the median of its last values, 2 for a margin that follows volatility alone and less where a
 * floor, a stressed part or a cap holds it.
 *
 * <p>Reference: P. Gurrola-Perez, D. Murphy, "Filtered historical simulation Value-at-Risk models
 * and their competitors", Bank of England Working Paper 525 (2015).
 *
 * @param eventualMultiple where R comes to rest, above 1
 * @param daysToNinety fewest k with R_k at or past 90 % of the way from 1 to rest, at least 1
 * @param overshoot (largest R − rest) ÷ (rest − 1), the part of the way gone too far, at least 0
 */
public record ImpulseResponse(double eventualMultiple, int daysToNinety, double overshoot) {

  /** Factor on returns from the step on. */
  public static final double STEP = 2.0;

  private static final double MOST = 0.9;

  /** Checks the ranges. */
  public ImpulseResponse {
    if (!(eventualMultiple > 1.0 && eventualMultiple < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "eventualMultiple must be above 1 and finite, was " + eventualMultiple);
    }
    if (!(daysToNinety >= 1)) {
      throw new IllegalArgumentException("daysToNinety must be at least 1, was " + daysToNinety);
    }
    if (!(overshoot >= 0.0 && overshoot < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("overshoot must be at least 0, was " + overshoot);
    }
  }

  /**
   * Returns the response of a margin.
   *
   * @param margin makes the margin in force on each day from log returns, entry t from the returns
   *     before t only, positive where t is at least {@code step}; as many entries as returns
   * @param logReturns returns before doubling, finite, longer than {@code step + restDays}
   * @param step first doubled return; the margin should have settled by then
   * @param restDays last days whose median ratio is where the margin comes to rest, at least 1
   * @throws IllegalArgumentException if the margin does not end up higher
   */
  public static ImpulseResponse of(
      UnaryOperator<double[]> margin, double[] logReturns, int step, int restDays) {
    if (!(step >= 0 && restDays >= 1 && logReturns.length - step > restDays)) {
      throw new IllegalArgumentException(
          "step and restDays must leave a day between, were " + step + " and " + restDays);
    }
    return ofRatios(ratios(margin, logReturns, step), restDays);
  }

  /**
   * Returns the response of a margin that has been run twice already.
   *
   * @param margins margin once k = 1, 2, … returns have been seen, positive
   * @param doubled the same once these returns have been doubled, positive, as many
   * @param restDays last days whose median ratio is where the margin comes to rest, at least 1 and
   *     fewer than the margins
   * @throws IllegalArgumentException if the margin does not end up higher
   */
  public static ImpulseResponse ofMargins(double[] margins, double[] doubled, int restDays) {
    Rows.requireSame(margins.length, doubled.length);
    if (!(restDays >= 1 && restDays < margins.length)) {
      throw new IllegalArgumentException(
          "restDays must be in [1, " + margins.length + "), was " + restDays);
    }
    double[] ratios = new double[margins.length];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = doubled[k] / margins[k];
    }
    Rows.requirePositive("ratios of margins", ratios);
    return ofRatios(ratios, restDays);
  }

  private static ImpulseResponse ofRatios(double[] ratios, int restDays) {
    double rest = rest(ratios, restDays);
    int days = 1;
    while (ratios[days - 1] < 1.0 + MOST * (rest - 1.0)) {
      days++;
    }
    double highest = Arrays.stream(ratios).max().orElseThrow();
    return new ImpulseResponse(rest, days, Math.max(highest - rest, 0.0) / (rest - 1.0));
  }

  /** Returns R_k in place k − 1. */
  private static double[] ratios(UnaryOperator<double[]> margin, double[] logReturns, int step) {
    double[] doubled = logReturns.clone();
    for (int t = step; t < doubled.length; t++) {
      doubled[t] *= STEP;
    }
    double[] before = margin.apply(logReturns.clone());
    double[] after = margin.apply(doubled);
    Rows.requireSame(logReturns.length, before.length);
    Rows.requireSame(logReturns.length, after.length);
    double[] ratios = new double[logReturns.length - step - 1];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = after[step + 1 + k] / before[step + 1 + k];
    }
    Rows.requirePositive("ratios of margins", ratios);
    return ratios;
  }

  private static double rest(double[] ratios, int restDays) {
    double[] last = Arrays.copyOfRange(ratios, ratios.length - restDays, ratios.length);
    Arrays.sort(last);
    double rest = EmpiricalQuantile.typeSeven(last, 0.5);
    if (!(rest > 1.0)) {
      throw new IllegalArgumentException("margin must end up higher, ended at " + rest + " times");
    }
    return rest;
  }
}
