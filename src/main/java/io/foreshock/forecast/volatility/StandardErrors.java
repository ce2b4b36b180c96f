package io.foreshock.forecast.volatility;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/**
 * Standard errors of fitted parameters by six estimators of their covariance, each in the order of
 * {@link #names}. H is minus the Hessian, S the outer product of scores, I the information matrix
 * conditional on the past, I₀ the same with the covariance between mean and variance parameters set
 * to zero.
 *
 * <p>References: Fiorentini, Calzolari, Panattoni (1996); T. Bollerslev, J. Wooldridge,
 * "Quasi-maximum likelihood estimation and inference in dynamic models with time-varying
 * covariances", Econometric Reviews 11 (1992), 143–172.
 */
public final class StandardErrors {

  private final List<String> names;
  private final double[] units;
  private final RealMatrix outerProduct;
  private final RealMatrix inverseHessian;
  private final RealMatrix inverseOuterProduct;
  private final RealMatrix inverseInformation;
  private final RealMatrix inverseBlockInformation;

  /** {@code units} convert each optimiser parameter to the caller's; mean first if present. */
  StandardErrors(
      List<String> names,
      double[] units,
      double[][] minusHessian,
      double[][] outerProduct,
      double[][] information) {
    this.names = List.copyOf(names);
    this.units = units.clone();
    this.outerProduct = new Array2DRowRealMatrix(outerProduct);
    this.inverseHessian = inverse("Hessian", minusHessian);
    this.inverseOuterProduct = inverse("outer product of scores", outerProduct);
    this.inverseInformation = inverse("information matrix", information);
    this.inverseBlockInformation = inverse("information matrix", withoutMeanCovariance(information));
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
      throw new IllegalStateException(
          "no standard errors: " + name + " is not positive definite");
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
    return roots(inverseBlockInformation);
  }

  /** Returns errors from I⁻¹. */
  public double[] informationFull() {
    return roots(inverseInformation);
  }

  /** Returns quasi-maximum-likelihood errors from H⁻¹ S H⁻¹, sound where z is not as assumed. */
  public double[] sandwich() {
    return roots(inverseHessian.multiply(outerProduct).multiply(inverseHessian));
  }

  /** Returns Bollerslev–Wooldridge errors from I₀⁻¹ S I₀⁻¹. */
  public double[] bollerslevWooldridge() {
    return roots(inverseBlockInformation.multiply(outerProduct).multiply(inverseBlockInformation));
  }

  private double[] roots(RealMatrix covariance) {
    double[] result = new double[units.length];
    for (int i = 0; i < units.length; i++) {
      result[i] = units[i] * Math.sqrt(covariance.getEntry(i, i));
    }
    return result;
  }
}
