package io.foreshock.evaluation;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/**
 * Engle and Manganelli's dynamic quantile test: can today's exceedance be told from earlier
 * exceedances or from the forecast itself? With Hit_t = 1{L_t &gt; VaR_t} − α and X the rows (1,
 * Hit_{t−1}, …, Hit_{t−4}, VaR_t), DQ = Hit′X(X′X)⁻¹X′Hit ÷ (α(1−α)), χ² with as many degrees of
 * freedom as X has independent columns.
 *
 * <p>DQ is the squared length of the projection of the hits onto the columns, so columns that say
 * nothing new (a constant VaR, hits of a stretch without exceedance) are left out and cost no
 * degree of freedom. It is free of the unit of losses.
 *
 * <p>Reference: R. Engle, S. Manganelli, "CAViaR: conditional autoregressive value at risk by
 * regression quantiles", Journal of Business &amp; Economic Statistics 22 (2004), 367–381.
 *
 * @param statistic DQ, at least 0
 * @param degreesOfFreedom independent columns, in [1, 6]
 * @param pValue probability of a larger statistic under the hypothesis, in [0, 1]
 */
public record DynamicQuantileTest(double statistic, int degreesOfFreedom, double pValue) {

  /** Earlier hits among the columns. */
  public static final int LAGS = 4;

  /** Fewest rows: twice as many regressed rows as columns, after the rows lost to lags. */
  public static final int FEWEST_ROWS = LAGS + 2 * (LAGS + 2);

  /** Share of a column's length left after projection below which rounding explains it. */
  private static final double INDEPENDENT = 1e-10;

  /** Checks the ranges. */
  public DynamicQuantileTest {
    if (!(statistic >= 0.0)) {
      throw new IllegalArgumentException("statistic must be at least 0, was " + statistic);
    }
    if (!(degreesOfFreedom >= 1 && degreesOfFreedom <= LAGS + 2)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be in [1, " + (LAGS + 2) + "], was " + degreesOfFreedom);
    }
    if (!(pValue >= 0.0 && pValue <= 1.0)) {
      throw new IllegalArgumentException("pValue must be in [0, 1], was " + pValue);
    }
  }

  /**
   * Returns the test of consecutive rows.
   *
   * @param losses realised losses, positive where bad, finite, at least {@link #FEWEST_ROWS}
   * @param valuesAtRisk forecasts in the unit of the losses, finite, as many
   * @param alpha tail probability of the forecasts, in (0, 1)
   */
  public static DynamicQuantileTest of(double[] losses, double[] valuesAtRisk, double alpha) {
    Rows.requireTailProbability(alpha);
    Rows.requireSame(losses.length, valuesAtRisk.length);
    if (!(losses.length >= FEWEST_ROWS)) {
      throw new IllegalArgumentException(
          "at least " + FEWEST_ROWS + " rows are needed, had " + losses.length);
    }
    return ofHits(hits(losses, valuesAtRisk, alpha), valuesAtRisk, alpha);
  }

  /**
   * Returns whether the hypothesis is rejected.
   *
   * @param significance probability of rejecting a true hypothesis, such as 0.05
   */
  public boolean rejectedAt(double significance) {
    return pValue < significance;
  }

  private static double[] hits(double[] losses, double[] valuesAtRisk, double alpha) {
    double[] hits = new double[losses.length];
    for (int t = 0; t < hits.length; t++) {
      Rows.requireFinite("losses", losses[t]);
      Rows.requireFinite("valuesAtRisk", valuesAtRisk[t]);
      hits[t] = (losses[t] > valuesAtRisk[t] ? 1.0 : 0.0) - alpha;
    }
    return hits;
  }

  private static DynamicQuantileTest ofHits(double[] hits, double[] valuesAtRisk, double alpha) {
    double[] today = from(hits, LAGS, hits.length - LAGS);
    double[][] columns = columns(hits, valuesAtRisk);
    int rank = 0;
    double squares = 0.0;
    for (double[] column : columns) {
      if (makeUnit(column, columns, rank)) {
        columns[rank] = column;
        rank++;
        double along = dot(column, today);
        squares += along * along;
      }
    }
    double statistic = squares / (alpha * (1.0 - alpha));
    double pValue = Gamma.regularizedGammaQ(0.5 * rank, 0.5 * statistic);
    return new DynamicQuantileTest(statistic, rank, pValue);
  }

  private static double[][] columns(double[] hits, double[] valuesAtRisk) {
    int rows = hits.length - LAGS;
    double[][] columns = new double[LAGS + 2][];
    columns[0] = new double[rows];
    Arrays.fill(columns[0], 1.0);
    for (int lag = 1; lag <= LAGS; lag++) {
      columns[lag] = from(hits, LAGS - lag, rows);
    }
    columns[LAGS + 1] = from(valuesAtRisk, LAGS, rows);
    return columns;
  }

  private static double[] from(double[] values, int first, int rows) {
    return Arrays.copyOfRange(values, first, first + rows);
  }

  /**
   * Makes a column orthogonal to the first {@code rank} unit columns and of length 1; returns
   * whether anything but rounding was left. Projecting twice keeps orthogonality to rounding.
   */
  private static boolean makeUnit(double[] column, double[][] units, int rank) {
    double before = Math.sqrt(dot(column, column));
    for (int pass = 0; pass < 2; pass++) {
      for (int unit = 0; unit < rank; unit++) {
        double along = dot(column, units[unit]);
        for (int t = 0; t < column.length; t++) {
          column[t] -= along * units[unit][t];
        }
      }
    }
    double after = Math.sqrt(dot(column, column));
    for (int t = 0; t < column.length; t++) {
      column[t] /= after;
    }
    return after > INDEPENDENT * before;
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0.0;
    for (int t = 0; t < first.length; t++) {
      sum += first[t] * second[t];
    }
    return sum;
  }
}
