package io.foreshock.forecast.volatility;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;

/**
 * Maximises a smooth function under linear bounds by Newton steps, each a small quadratic programme
 * over the feasible directions, with a backtracking line search.
 *
 * <p>Where the Hessian is not that of a maximum, the signs of its eigenvalues are corrected
 * (Nocedal and Wright, "Numerical Optimization", 2nd ed. 2006, section 3.4). Optima on a bound are
 * reached exactly, which transformed parameters approach only in the limit.
 */
final class ActiveSetNewton {

  private static final int MAX_ITERATIONS = 200;

  /**
   * Stop when the step promises less log-likelihood than this: its root, 1e-7, is the distance in
   * standard errors, and the last Newton step, still taken, squares it.
   */
  private static final double DECREMENT_TOLERANCE = 1e-14;

  /** Looser test for when round-off in the value ends the line search first. */
  private static final double STALLED_DECREMENT_TOLERANCE = 1e-9;

  private static final double SUFFICIENT_INCREASE = 1e-4;
  private static final double SHORTEST_STEP = 1e-9;

  /** A run that gains less than the value below in so many iterations is stuck, as at a kink. */
  private static final int PATIENCE = 10;

  private static final double LEAST_GAIN = 1e-9;

  /** Relative round-off of a log-likelihood summed over some thousand terms. */
  private static final double VALUE_ROUND_OFF = 1e-13;

  /** Weight of active bounds' normals in the curvature, relative to its largest element. */
  private static final double NORMAL_WEIGHT = 10.0;

  /** Least curvature, relative to the diagonal, given to a flat direction. */
  private static final double SMALLEST_EIGENVALUE = 1e-3;

  /**
   * How one run ended.
   *
   * @param decrementRoot length of the feasible gradient in the metric of the curvature
   */
  record Ending(
      double value,
      boolean converged,
      int iterations,
      int evaluations,
      double decrementRoot,
      String message) {}

  /** Where one run ended, and how. */
  static final class Result {

    private final double[] point;
    private final Ending ending;

    private Result(double[] point, Ending ending) {
      this.point = point.clone();
      this.ending = ending;
    }

    double[] point() {
      return point.clone();
    }

    Ending ending() {
      return ending;
    }

    double value() {
      return ending.value();
    }

    boolean converged() {
      return ending.converged();
    }
  }

  private record Curvature(RealMatrix matrix, RealMatrix inverse) {}

  private final SmoothObjective objective;
  private final LinearBounds bounds;
  private final double[] gradient;
  private final double[][] hessian;
  private double[] point;
  private double value;
  private int iterations;
  private int evaluations = 1;

  private ActiveSetNewton(SmoothObjective objective, LinearBounds bounds, double[] start) {
    this.objective = objective;
    this.bounds = bounds;
    this.point = start.clone();
    this.value = objective.value(start);
    this.gradient = new double[start.length];
    this.hessian = new double[start.length][start.length];
  }

  /**
   * Runs from one feasible start.
   *
   * @return the best point reached; {@code converged} is false where it is not a tested optimum
   */
  static Result maximize(SmoothObjective objective, LinearBounds bounds, double[] start) {
    return new ActiveSetNewton(objective, bounds, start).run();
  }

  private Result run() {
    double decrement = Double.POSITIVE_INFINITY;
    double checkpoint = Double.NEGATIVE_INFINITY;
    while (iterations < MAX_ITERATIONS) {
      if (iterations % PATIENCE == 0) {
        if (value - checkpoint < LEAST_GAIN) {
          return result(false, decrement, "no gain in " + PATIENCE + " iterations");
        }
        checkpoint = value;
      }
      iterations++;
      evaluations++;
      objective.derivatives(point, gradient, hessian);
      Curvature curvature = newtonCurvature();
      boolean exact = curvature != null;
      if (curvature == null) {
        curvature = positiveCurvature();
      }
      if (curvature == null) {
        return result(false, decrement, "no usable curvature");
      }
      double[] step = step(curvature);
      decrement = Math.max(0.0, VectorMath.dot(gradient, step));
      if (decrement <= DECREMENT_TOLERANCE) {
        take(step, 1.0, 0.0);
        return result(exact, decrement, exact ? "gradient test passed" : "flat but not a maximum");
      }
      if (!search(step, decrement)) {
        boolean close = exact && decrement <= STALLED_DECREMENT_TOLERANCE;
        return result(
            close, decrement, close ? "gradient test passed" : "line search found no increase");
      }
    }
    return result(false, decrement, "iteration limit " + MAX_ITERATIONS);
  }

  private Result result(boolean converged, double decrement, String message) {
    return new Result(
        point,
        new Ending(value, converged, iterations, evaluations, Math.sqrt(decrement), message));
  }

  private double[] step(Curvature curvature) {
    return new QuadraticStep(curvature.matrix, curvature.inverse, gradient, bounds, point).solve();
  }

  private boolean search(double[] step, double decrement) {
    for (double length = 1.0; length >= SHORTEST_STEP; length *= 0.5) {
      if (take(step, length, decrement)) {
        return true;
      }
    }
    return false;
  }

  /** Moves if the value rises enough, up to round-off; the positive form also refuses NaN. */
  private boolean take(double[] step, double length, double decrement) {
    double[] trial = VectorMath.combine(point, length, step);
    double trialValue = objective.value(trial);
    evaluations++;
    double needed =
        value
            + SUFFICIENT_INCREASE * length * decrement
            - VALUE_ROUND_OFF * (1.0 + Math.abs(value));
    if (trialValue >= needed && trialValue < Double.POSITIVE_INFINITY) {
      point = trial;
      value = trialValue;
      return true;
    }
    return false;
  }

  /**
   * Minus the Hessian, if positive definite along the bounds now met. Adding multiples of their
   * normals leaves that part unchanged.
   */
  private @Nullable Curvature newtonCurvature() {
    double[][] negative = new double[point.length][point.length];
    double largest = 0.0;
    for (int i = 0; i < point.length; i++) {
      for (int j = 0; j < point.length; j++) {
        negative[i][j] = -hessian[i][j];
        largest = Math.max(largest, Math.abs(negative[i][j]));
      }
    }
    Curvature plain = invert(negative);
    return plain != null ? plain : invert(withActiveNormals(negative, largest));
  }

  private double[][] withActiveNormals(double[][] matrix, double largest) {
    for (int bound = 0; bound < bounds.count(); bound++) {
      if (bounds.isActive(bound, point)) {
        double[] normal = bounds.normal(bound);
        for (int i = 0; i < normal.length; i++) {
          for (int j = 0; j < normal.length; j++) {
            matrix[i][j] += NORMAL_WEIGHT * largest * normal[i] * normal[j];
          }
        }
      }
    }
    return matrix;
  }

  /**
   * Minus the Hessian with its eigenvalues made positive, so that the step also runs downhill along
   * the directions of a saddle instead of back into it.
   */
  private @Nullable Curvature positiveCurvature() {
    int size = point.length;
    double[] unit = new double[size];
    double[][] scaled = new double[size][size];
    for (int i = 0; i < size; i++) {
      unit[i] = Math.sqrt(Math.abs(hessian[i][i])) + Double.MIN_NORMAL;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        scaled[i][j] = -hessian[i][j] / (unit[i] * unit[j]);
        if (!(Math.abs(scaled[i][j]) < Double.POSITIVE_INFINITY)) {
          return null;
        }
      }
    }
    return invert(withPositiveEigenvalues(scaled, unit));
  }

  private static double[][] withPositiveEigenvalues(double[][] scaled, double[] unit) {
    int size = unit.length;
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scaled));
    double[][] result = new double[size][size];
    for (int k = 0; k < size; k++) {
      double value = Math.max(Math.abs(eigen.getEigenvalue(k)), SMALLEST_EIGENVALUE);
      RealVector vector = eigen.getEigenvector(k);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          result[i][j] += value * vector.getEntry(i) * unit[i] * vector.getEntry(j) * unit[j];
        }
      }
    }
    return result;
  }

  private static @Nullable Curvature invert(double[][] matrix) {
    RealMatrix inverse = PositiveDefinite.inverse(matrix);
    return inverse == null ? null : new Curvature(new Array2DRowRealMatrix(matrix), inverse);
  }
}
