package io.foreshock.forecast.volatility;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Ordinary least squares y = Xb + e by a QR decomposition, with classical and
 * heteroskedasticity-and-autocorrelation-consistent (HAC) standard errors.
 *
 * <p>Columns are divided by powers of two before they are decomposed, which changes no bit of the
 * coefficients and lets regressors of very different units be told apart.
 *
 * <p>Reference: W. Newey, K. West, "A simple, positive semi-definite, heteroskedasticity and
 * autocorrelation consistent covariance matrix", Econometrica 55 (1987), 703–708.
 */
public final class LinearRegression {

  /** Diagonal of R, relative to the norm of the rows, below which regressors are collinear. */
  private static final double SINGULARITY = 1e-9;

  private final double[][] regressors;
  private final double[] coefficients;
  private final double[] residuals;
  private final double squaredError;
  private final double totalVariation;

  private LinearRegression(double[][] regressors, double[] targets, double[] coefficients) {
    this.regressors = regressors;
    this.coefficients = coefficients;
    RealVector target = new ArrayRealVector(targets, false);
    RealVector error =
        target.subtract(
            new Array2DRowRealMatrix(regressors, false)
                .operate(new ArrayRealVector(coefficients, false)));
    this.residuals = error.toArray();
    this.squaredError = error.dotProduct(error);
    this.totalVariation = variation(targets);
  }

  /**
   * Fits; keeps {@code regressors} without a copy.
   *
   * @param regressors one row per observation, each of the same length, more rows than columns
   * @param targets as many as rows
   * @param model name of the model, for the message of an error
   * @throws IllegalArgumentException if the regressors do not vary enough to be told apart
   */
  static LinearRegression fit(double[][] regressors, double[] targets, String model) {
    int[] exponents = exponents(regressors);
    RealMatrix scaled = scaled(regressors, exponents);
    DecompositionSolver solver =
        new QRDecomposition(scaled, SINGULARITY * scaled.getFrobeniusNorm()).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException(
          model + " regressors are collinear: realizedVariance hardly varies");
    }
    double[] b = solver.solve(new ArrayRealVector(targets, false)).toArray();
    for (int j = 0; j < b.length; j++) {
      b[j] = Math.scalb(b[j], -exponents[j]);
    }
    return new LinearRegression(regressors, targets, b);
  }

  /** Returns for each column the power of two by which its largest element is divided. */
  private static int[] exponents(double[][] regressors) {
    int[] result = new int[regressors[0].length];
    for (int j = 0; j < result.length; j++) {
      double largest = Double.MIN_NORMAL;
      for (double[] row : regressors) {
        largest = Math.max(largest, Math.abs(row[j]));
      }
      result[j] = Math.getExponent(largest);
    }
    return result;
  }

  private static RealMatrix scaled(double[][] regressors, int[] exponents) {
    double[][] result = new double[regressors.length][exponents.length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < exponents.length; j++) {
        result[i][j] = Math.scalb(regressors[i][j], -exponents[j]);
      }
    }
    return new Array2DRowRealMatrix(result, false);
  }

  private static double variation(double[] targets) {
    double mean = VectorMath.mean(targets);
    double sum = 0.0;
    for (double value : targets) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  /** Returns b in the order of the regressors. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** Returns y − Xb of every observation, in order. */
  public double[] residuals() {
    return residuals.clone();
  }

  /** Returns the number of observations n. */
  public int observations() {
    return residuals.length;
  }

  /** Returns s² = Σe²/(n − k), k coefficients; squared unit of y. */
  public double residualVariance() {
    return squaredError / (residuals.length - coefficients.length);
  }

  /**
   * Returns the share of the variation of y about its mean that is explained, at most 1.
   *
   * @throws IllegalStateException if y is constant, where there is nothing to share
   */
  public double rSquared() {
    if (!(totalVariation > 0.0)) {
      throw new IllegalStateException("no R²: the targets are constant");
    }
    return 1.0 - squaredError / totalVariation;
  }

  /** Returns R² with both sums divided by their degrees of freedom. */
  public double adjustedRSquared() {
    double degrees = residuals.length - coefficients.length;
    return 1.0 - (1.0 - rSquared()) * (residuals.length - 1) / degrees;
  }

  /**
   * Returns the information criteria under independent normal errors, ln L = −n/2 (ln(2πσ̂²) + 1)
   * with σ̂² = Σe²/n; the coefficients and the variance count as parameters.
   */
  public InformationCriteria informationCriteria() {
    int count = residuals.length;
    double logLikelihood =
        -0.5 * count * (StrictMath.log(2.0 * Math.PI * squaredError / count) + 1.0);
    return InformationCriteria.of(logLikelihood, coefficients.length + 1, count);
  }

  /**
   * Tests the residuals and their squares for autocorrelation.
   *
   * @param lags autocorrelations taken in, at least 1 and below the number of observations
   */
  public ResidualDiagnostics diagnostics(int lags) {
    return ResidualDiagnostics.of(residuals, lags);
  }

  /** Returns classical standard errors, from s²(XᵀX)⁻¹. */
  public double[] standardErrors() {
    return roots(inverseCross().scalarMultiply(residualVariance()));
  }

  /**
   * Returns Newey–West standard errors with Bartlett weights 1 − l/(lags + 1) and no small-sample
   * factor; 0 lags are White's errors.
   *
   * @param lags autocovariances taken in, ≥ 0 and below the number of observations
   */
  public double[] neweyWestErrors(int lags) {
    if (!(lags >= 0 && lags < residuals.length)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "lags must be in [0, %d), was %d", residuals.length, lags));
    }
    RealMatrix inverse = inverseCross();
    RealMatrix meat = new Array2DRowRealMatrix(longRunCovariance(lags), false);
    return roots(inverse.multiply(meat).multiply(inverse));
  }

  /** Returns ⌊4(n/100)^(2/9)⌋ lags, the rule of Newey and West (1994). */
  public int automaticLags() {
    return (int) Math.floor(4.0 * StrictMath.pow(residuals.length / 100.0, 2.0 / 9.0));
  }

  /** Sum of x_t e_t e_s x_sᵀ over |t − s| ≤ lags, weighted. */
  private double[][] longRunCovariance(int lags) {
    int size = coefficients.length;
    double[][] sum = new double[size][size];
    for (int t = 0; t < residuals.length; t++) {
      double[] smoothed = smoothedMoment(t, lags);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double now = regressors[t][j] * residuals[t];
          sum[i][j] += smoothed[i] * now;
        }
      }
    }
    for (int i = 0; i < size; i++) { // each lag counts before and after
      for (int j = 0; j <= i; j++) {
        sum[i][j] += sum[j][i];
        sum[j][i] = sum[i][j];
      }
    }
    return sum;
  }

  /** Half of x_t e_t plus the weighted moments of the {@code lags} observations before. */
  private double[] smoothedMoment(int t, int lags) {
    double[] result = new double[coefficients.length];
    for (int lag = 0; lag <= Math.min(lags, t); lag++) {
      double weight = lag == 0 ? 0.5 : 1.0 - lag / (lags + 1.0);
      double error = weight * residuals[t - lag];
      for (int i = 0; i < result.length; i++) {
        result[i] += error * regressors[t - lag][i];
      }
    }
    return result;
  }

  private RealMatrix inverseCross() {
    RealMatrix matrix = new Array2DRowRealMatrix(regressors, false);
    RealMatrix inverse = PositiveDefinite.inverse(matrix.transposeMultiply(matrix).getData());
    if (inverse == null) {
      throw new IllegalStateException("no standard errors: regressors are nearly collinear");
    }
    return inverse;
  }

  private static double[] roots(RealMatrix covariance) {
    double[] result = new double[covariance.getRowDimension()];
    Arrays.setAll(result, i -> Math.sqrt(covariance.getEntry(i, i)));
    return result;
  }
}
