package io.foreshock.forecast.volatility;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Regression of the logarithm of a day's variance on what was known the evening before, ln rv_{t+1}
 * = x_t b + e: a log-HAR with further regressors.
 *
 * <p>Ridge: the further regressors, in units of their own standard deviation, are drawn to zero by
 * as much as {@code ridge} observations would; the constant and the log-HAR terms are free. With no
 * penalty it is ordinary least squares. The forecast of rv is exp(x b + s²/2), the mean of a
 * lognormal with residual variance s².
 *
 * <p>References: A. Hoerl, R. Kennard, "Ridge regression", Technometrics 12 (1970), 55–67; for the
 * regressors see {@link VarianceFeatures}. Immutable.
 */
public final class VarianceRegression implements LogVarianceModel {

  /** Fewest rows of a fit: a hundred, as for the log-HAR. */
  public static final int MINIMUM_ROWS = 100;

  private static final double SYMMETRY = 1e-9; // relative asymmetry that rounding may leave
  private static final double POSITIVITY = 1e-9; // least pivot; the diagonal counts observations

  private final FeatureSchema schema;
  private final double[] coefficients;
  private final double residualVariance;
  private final int observations;

  private VarianceRegression(
      FeatureSchema schema, double[] coefficients, double residualVariance, int observations) {
    this.schema = schema;
    this.coefficients = coefficients;
    this.residualVariance = residualVariance;
    this.observations = observations;
  }

  /**
   * Restores a fitted regression.
   *
   * @param schema its inputs
   * @param coefficients b in the order of the schema, finite
   * @param residualVariance s², squared logarithm, positive
   * @param observations rows of the fit
   * @throws IllegalArgumentException if a number is out of range or their count is not the schema's
   */
  public static VarianceRegression of(
      FeatureSchema schema, double[] coefficients, double residualVariance, int observations) {
    if (coefficients.length != schema.size()) {
      throw new IllegalArgumentException(
          "coefficients must be " + schema.size() + ", were " + coefficients.length);
    }
    for (double coefficient : coefficients) {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException("coefficients must be finite, found " + coefficient);
      }
    }
    if (!(residualVariance > 0.0 && residualVariance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "residualVariance must be positive and finite, was " + residualVariance);
    }
    return new VarianceRegression(schema, coefficients.clone(), residualVariance, observations);
  }

  /**
   * Fits to the days of one market.
   *
   * @param features its features; days from {@code end} on are not read
   * @param end number of days known
   * @param ridge penalty in observations, at least 0
   * @throws IllegalArgumentException if there are fewer than {@value #MINIMUM_ROWS} rows or the
   *     regressors cannot be told apart
   */
  public static VarianceRegression fit(VarianceFeatures features, int end, double ridge) {
    return fit(List.of(new Sample(features, 0, end)), ridge);
  }

  /**
   * Days of one market that enter a pooled fit.
   *
   * @param features the market's features
   * @param from first day that may be a target
   * @param to day after the last that may be a target
   */
  public record Sample(VarianceFeatures features, int from, int to) {

    /** Tells whether day {@code target} was measured and the one before has a row. */
    public boolean has(int target) {
      return target > 0 && features.hasTarget(target) && features.hasRow(target - 1);
    }

    /** Returns the number of targets. */
    public int count() {
      return (int) IntStream.range(from, to).filter(this::has).count();
    }
  }

  /**
   * Fits to the days of several markets together, every day counting the same.
   *
   * @param samples at least one, all of one schema
   * @param ridge penalty in observations, at least 0
   * @throws IllegalArgumentException as the fit to one market does
   */
  public static VarianceRegression fit(List<Sample> samples, double ridge) {
    FeatureSchema schema = samples.getFirst().features().schema();
    int count = samples.stream().mapToInt(Sample::count).sum();
    if (count < MINIMUM_ROWS) {
      throw new IllegalArgumentException(
          "a variance regression needs at least " + MINIMUM_ROWS + " rows, has " + count);
    }
    double[][] rows = new double[count][];
    double[] targets = new double[count];
    int at = 0;
    for (Sample sample : samples) {
      for (int day = sample.from(); day < sample.to(); day++) {
        if (sample.has(day)) {
          rows[at] = sample.features().row(day - 1);
          targets[at++] = sample.features().target(day);
        }
      }
    }
    return solve(schema, rows, targets, ridge);
  }

  private static VarianceRegression solve(
      FeatureSchema schema, double[][] rows, double[] targets, double ridge) {
    Standardised columns = Standardised.of(rows);
    double mean = Arrays.stream(targets).average().orElseThrow();
    double[] centred = Arrays.stream(targets).map(target -> target - mean).toArray();
    RealMatrix design = new Array2DRowRealMatrix(columns.design(), false);
    double[][] normal = design.transposeMultiply(design).getData();
    for (int j = FeatureSchema.CORE - 1; j < normal.length; j++) {
      normal[j][j] = columns.varies(j) ? normal[j][j] + ridge : 1.0;
    }
    double[] slopes = solved(normal, design.preMultiply(centred));
    double squaredError = 0.0;
    double[] fitted = design.operate(slopes);
    for (int row = 0; row < centred.length; row++) {
      squaredError += (centred[row] - fitted[row]) * (centred[row] - fitted[row]);
    }
    double residualVariance = squaredError / (rows.length - schema.size());
    return of(schema, columns.coefficients(slopes, mean), residualVariance, rows.length);
  }

  private static double[] solved(double[][] normal, double[] right) {
    try {
      return new CholeskyDecomposition(
              new Array2DRowRealMatrix(normal, false), SYMMETRY, POSITIVITY)
          .getSolver()
          .solve(new ArrayRealVector(right, false))
          .toArray();
    } catch (MathIllegalArgumentException singular) {
      throw new IllegalArgumentException(
          "variance regressors are collinear: the variance hardly varies", singular);
    }
  }

  /**
   * Columns after the constant, each less its mean and over its standard deviation; a column that
   * does not vary stands at zero.
   */
  private record Standardised(double[][] design, double[] means, double[] deviations) {

    /** Regressors are logarithms and ratios of size one: a smaller deviation is rounding. */
    private static final double LEAST_DEVIATION = 1e-9;

    static Standardised of(double[][] rows) {
      int columns = rows[0].length - 1;
      double[] means = new double[columns];
      double[] deviations = new double[columns];
      double[][] design = new double[rows.length][columns];
      for (int j = 0; j < columns; j++) {
        for (double[] row : rows) {
          means[j] += row[j + 1] / rows.length;
        }
        for (double[] row : rows) {
          deviations[j] += (row[j + 1] - means[j]) * (row[j + 1] - means[j]) / rows.length;
        }
        deviations[j] = Math.sqrt(deviations[j]);
        for (int i = 0; i < rows.length; i++) {
          design[i][j] =
              deviations[j] > LEAST_DEVIATION ? (rows[i][j + 1] - means[j]) / deviations[j] : 0.0;
        }
      }
      return new Standardised(design, means, deviations);
    }

    boolean varies(int column) {
      return deviations[column] > LEAST_DEVIATION;
    }

    double[] coefficients(double[] slopes, double targetMean) {
      double[] coefficients = new double[slopes.length + 1];
      coefficients[0] = targetMean;
      for (int j = 0; j < slopes.length; j++) {
        coefficients[j + 1] = varies(j) ? slopes[j] / deviations[j] : 0.0;
        coefficients[0] -= coefficients[j + 1] * means[j];
      }
      return coefficients;
    }
  }

  @Override
  public FeatureSchema schema() {
    return schema;
  }

  /** Returns b in the order of the schema. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** Returns s², squared logarithm. */
  public double residualVariance() {
    return residualVariance;
  }

  /** Returns the number of rows of the fit. */
  public int observations() {
    return observations;
  }

  /**
   * Returns the expected logarithm of the variance of day {@code t} + 1 from days up to {@code t}.
   *
   * @throws IllegalArgumentException if there are no features on that day, or of another schema
   */
  public double logForecast(VarianceFeatures features, int t) {
    if (!features.schema().equals(schema)) {
      throw new IllegalArgumentException(
          "features must be of schema " + schema.id() + ", were " + features.schema().id());
    }
    return logForecast(features.row(t));
  }

  /**
   * Returns the expected logarithm of the next day's variance.
   *
   * @param row inputs of a day in the order of the schema
   */
  public double logForecast(double[] row) {
    double sum = 0.0;
    for (int j = 0; j < coefficients.length; j++) {
      sum += coefficients[j] * row[j];
    }
    return sum;
  }

  @Override
  public Scorer scorer() {
    return (features, t) -> features.hasRow(t) ? logForecast(features, t) : Double.NaN;
  }

  @Override
  public double variance(double logForecast) {
    return StrictMath.exp(logForecast + 0.5 * residualVariance);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VarianceRegression that
        && schema.equals(that.schema)
        && Arrays.equals(coefficients, that.coefficients)
        && residualVariance == that.residualVariance
        && observations == that.observations;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(coefficients) + schema.hashCode();
  }

  @Override
  public String toString() {
    return "VarianceRegression["
        + schema.id()
        + ", b="
        + Arrays.toString(coefficients)
        + ", s²="
        + residualVariance
        + ", n="
        + observations
        + "]";
  }
}
