package io.foreshock.forecast.regime;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Normal equations filled row by row with weights. */
final class WeightedLeastSquares {

  private final double[][] gram;
  private final double[] moment;

  WeightedLeastSquares(int unknowns) {
    this.gram = new double[unknowns][unknowns];
    this.moment = new double[unknowns];
  }

  /** Adds one observation of the given total weight; weightedResponse is weight × response. */
  void add(double[] row, double weight, double weightedResponse) {
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0.0) {
        moment[i] += row[i] * weightedResponse;
        for (int j = 0; j < row.length; j++) {
          gram[i][j] += weight * row[i] * row[j];
        }
      }
    }
  }

  /** Solves, unit diagonal first; collinear rows are the caller's mistake. */
  double[] solve() {
    double[] scale = new double[moment.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1.0 / Math.sqrt(gram[i][i]);
    }
    RealMatrix system = new Array2DRowRealMatrix(scale.length, scale.length);
    RealVector target = new ArrayRealVector(scale.length);
    for (int i = 0; i < scale.length; i++) {
      target.setEntry(i, moment[i] * scale[i]);
      for (int j = 0; j < scale.length; j++) {
        system.setEntry(i, j, gram[i][j] * scale[i] * scale[j]);
      }
    }
    DecompositionSolver solver = new LUDecomposition(system).getSolver();
    if (!(Double.isFinite(system.getTrace()) && solver.isNonSingular())) {
      throw new IllegalArgumentException(
          "regressors must not be collinear within a state; " + moment.length + " unknowns");
    }
    double[] solution = solver.solve(target).toArray();
    for (int i = 0; i < scale.length; i++) {
      solution[i] *= scale[i];
    }
    return solution;
  }
}
