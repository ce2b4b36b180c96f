package io.foreshock.forecast.volatility;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/** Inverts small symmetric matrices whose rows may differ by many orders of magnitude. */
final class PositiveDefinite {

  private static final double SYMMETRY_TOLERANCE = 1e-8;

  /** Smallest Cholesky pivot of the matrix scaled to unit diagonal. */
  private static final double POSITIVITY_TOLERANCE = 1e-10;

  private PositiveDefinite() {}

  /** Returns the inverse, or null if the matrix is not safely positive definite. */
  static @Nullable RealMatrix inverse(double[][] matrix) {
    double[] scale = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      if (!(matrix[i][i] > 0.0 && matrix[i][i] < Double.POSITIVE_INFINITY)) {
        return null;
      }
      scale[i] = 1.0 / Math.sqrt(matrix[i][i]);
    }
    try {
      RealMatrix inverse =
          new CholeskyDecomposition(
                  rescaled(matrix, scale), SYMMETRY_TOLERANCE, POSITIVITY_TOLERANCE)
              .getSolver()
              .getInverse();
      return rescaled(inverse.getData(), scale);
    } catch (MathIllegalArgumentException notPositiveDefinite) {
      return null;
    }
  }

  private static RealMatrix rescaled(double[][] matrix, double[] scale) {
    double[][] result = new double[scale.length][scale.length];
    for (int i = 0; i < scale.length; i++) {
      for (int j = 0; j < scale.length; j++) {
        result[i][j] = matrix[i][j] * scale[i] * scale[j];
      }
    }
    return new Array2DRowRealMatrix(result, false);
  }
}
