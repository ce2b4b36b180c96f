package io.foreshock.forecast.volatility;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Solves the small quadratic programme max gᵀd − ½ dᵀBd subject to linear bounds, B positive
 * definite, by the primal active-set method.
 *
 * <p>Reference: J. Nocedal, S. Wright, "Numerical Optimization", 2nd ed. (2006), algorithm 16.3.
 */
final class QuadraticStep {

  /** More changes of the active set than any six-dimensional problem needs. */
  private static final int MAX_CHANGES = 60;

  private final RealMatrix curvature;
  private final RealMatrix inverse;
  private final double[] gradient;
  private final LinearBounds bounds;
  private final double[] origin;
  private final List<Integer> working = new ArrayList<>();

  /**
   * @param curvature B, positive definite
   * @param inverse its inverse
   * @param gradient g
   * @param origin feasible point from which d is measured
   */
  QuadraticStep(
      RealMatrix curvature,
      RealMatrix inverse,
      double[] gradient,
      LinearBounds bounds,
      double[] origin) {
    this.curvature = curvature;
    this.inverse = inverse;
    this.gradient = gradient;
    this.bounds = bounds;
    this.origin = origin;
    for (int i = 0; i < bounds.count(); i++) {
      if (bounds.isActive(i, origin)) {
        working.add(i);
      }
    }
  }

  /** Returns the best feasible d. */
  double[] solve() {
    double[] step = new double[gradient.length];
    for (int change = 0; change < MAX_CHANGES; change++) {
      double[] residual = VectorMath.combine(gradient, -1.0, curvature.operate(step));
      double[] multipliers = multipliers(residual);
      double[] move = inverse.operate(projected(residual, multipliers));
      int blocking = blocking(step, move);
      step = VectorMath.combine(step, fraction(blocking, step, move), move);
      if (blocking >= 0) {
        working.add(blocking);
      } else if (!releaseOne(multipliers)) {
        return step;
      }
    }
    return step;
  }

  /** Multipliers λ of the working bounds: A B⁻¹ Aᵀ λ = −A B⁻¹ residual. */
  private double[] multipliers(double[] residual) {
    int size = working.size();
    if (size == 0) {
      return new double[0];
    }
    double[][] system = new double[size][size];
    double[] right = new double[size];
    for (int i = 0; i < size; i++) {
      double[] weighted = inverse.operate(bounds.normal(working.get(i)));
      right[i] = -VectorMath.dot(weighted, residual);
      for (int j = 0; j < size; j++) {
        system[i][j] = VectorMath.dot(weighted, bounds.normal(working.get(j)));
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(system, false), 0.0)
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }

  private double[] projected(double[] residual, double[] multipliers) {
    double[] result = residual;
    for (int i = 0; i < multipliers.length; i++) {
      result = VectorMath.combine(result, multipliers[i], bounds.normal(working.get(i)));
    }
    return result;
  }

  /** Returns the bound outside the working set that {@code move} crosses first, or −1. */
  private int blocking(double[] step, double[] move) {
    int first = -1;
    double shortest = 1.0;
    for (int i = 0; i < bounds.count(); i++) {
      if (!working.contains(i)) {
        double reach = reach(i, step, move);
        if (reach < shortest) {
          shortest = reach;
          first = i;
        }
      }
    }
    return first;
  }

  private double fraction(int blocking, double[] step, double[] move) {
    return blocking < 0 ? 1.0 : reach(blocking, step, move);
  }

  private double reach(int bound, double[] step, double[] move) {
    double rate = VectorMath.dot(bounds.normal(bound), move);
    if (!(rate < 0.0)) {
      return Double.POSITIVE_INFINITY;
    }
    double slack = bounds.slack(bound, origin) + VectorMath.dot(bounds.normal(bound), step);
    return Math.max(0.0, slack) / -rate;
  }

  /** Lets go of the bound that holds the objective back most; false if none does. */
  private boolean releaseOne(double[] multipliers) {
    int worst = -1;
    double lowest = 0.0;
    for (int i = 0; i < multipliers.length; i++) {
      if (multipliers[i] < lowest) {
        lowest = multipliers[i];
        worst = i;
      }
    }
    if (worst < 0) {
      return false;
    }
    working.remove(/* index */ worst);
    return true;
  }
}
