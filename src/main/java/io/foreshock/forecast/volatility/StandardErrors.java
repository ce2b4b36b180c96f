package io.foreshock.forecast.volatility;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Standard errors of fitted parameters by six estimators of their covariance, each in the order of
 * {@link #names}. H is minus the Hessian, S the outer product of scores, I the information matrix
 * conditional on the past, I₀ the same with the covariance between mean and variance parameters set
 * to zero. Skewed innovations, EGARCH and Realized GARCH have no I in closed form: their three
 * estimators that need it are refused, and their H comes from differences of the analytic scores.
 *
 * <p>References: Fiorentini, Calzolari, Panattoni (1996); T. Bollerslev, J. Wooldridge,
 * "Quasi-maximum likelihood estimation and inference in dynamic models with time-varying
 * covariances", Econometric Reviews 11 (1992), 143–172.
 */
public final class StandardErrors {

  private final List<String> names;
  private final RealMatrix slopes;
  private final RealMatrix outerProduct;
  private final RealMatrix inverseHessian;
  private final RealMatrix inverseOuterProduct;
  private final @Nullable RealMatrix inverseInformation;
  private final @Nullable RealMatrix inverseBlockInformation;

  /**
   * Mean first if present; {@code slopes} are those of the caller's parameters, in rows, by the
   * optimiser's; no information where it has no closed form.
   */
  StandardErrors(
      List<String> names,
      double[][] slopes,
      double[][] minusHessian,
      double[][] outerProduct,
      double @Nullable [][] information) {
    this.names = List.copyOf(names);
    this.slopes = new Array2DRowRealMatrix(slopes);
    this.outerProduct = new Array2DRowRealMatrix(outerProduct);
    this.inverseHessian = inverse("Hessian", minusHessian);
    this.inverseOuterProduct = inverse("outer product of scores", outerProduct);
    this.inverseInformation =
        information == null ? null : inverse("information matrix", information);
    this.inverseBlockInformation =
        information == null
            ? null
            : inverse("information matrix", withoutMeanCovariance(information));
  }

  private double[][] withoutMeanCovariance(double[][] information) {
    double[][] result = new Array2DRowRealMatrix(information).getData();
    if (names.getFirst().equals("mu")) {
      for (int i = 1; i < result.length; i++) {
        result[0][i] = 0.0;
        result[i][0] = 0.0;
      }
    }
    return result;
  }

  private static RealMatrix inverse(String name, double[][] matrix) {
    RealMatrix inverse = PositiveDefinite.inverse(matrix);
    if (inverse == null) {
      throw new IllegalStateException("no standard errors: " + name + " is not positive definite");
    }
    return inverse;
  }

  /** Returns the names of the parameters that were fitted, in order. */
  public List<String> names() {
    return names;
  }

  /** Returns errors from H⁻¹. */
  public double[] hessian() {
    return roots(inverseHessian);
  }

  /** Returns errors from S⁻¹ (Berndt, Hall, Hall, Hausman 1974). */
  public double[] outerProduct() {
    return roots(inverseOuterProduct);
  }

  /** Returns errors from I₀⁻¹. */
  public double[] informationBlockDiagonal() {
    return roots(known(inverseBlockInformation));
  }

  /** Returns errors from I⁻¹. */
  public double[] informationFull() {
    return roots(known(inverseInformation));
  }

  /** Returns quasi-maximum-likelihood errors from H⁻¹ S H⁻¹, sound where z is not as assumed. */
  public double[] sandwich() {
    return roots(inverseHessian.multiply(outerProduct).multiply(inverseHessian));
  }

  /** Returns Bollerslev–Wooldridge errors from I₀⁻¹ S I₀⁻¹. */
  public double[] bollerslevWooldridge() {
    RealMatrix inverse = known(inverseBlockInformation);
    return roots(inverse.multiply(outerProduct).multiply(inverse));
  }

  private static RealMatrix known(@Nullable RealMatrix inverse) {
    if (inverse == null) {
      throw new IllegalStateException(
          "no standard errors from the information matrix: this model has none in closed form");
    }
    return inverse;
  }

  private double[] roots(RealMatrix covariance) {
    RealMatrix converted = slopes.multiply(covariance).multiplyTransposed(slopes);
    double[] result = new double[names.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.sqrt(converted.getEntry(i, i));
    }
    return result;
  }
}
