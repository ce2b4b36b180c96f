package io.foreshock.forecast.volatility;

/**
 * GJR-GARCH with normal or Student-t innovations as an optimiser sees it.
 *
 * @param withNu whether derivatives by η are wanted
 */
record SymmetricGjr(GjrLikelihood likelihood, boolean withNu) implements DifferentiableLikelihood {

  @Override
  public double value(double[] p) {
    return likelihood.value(p);
  }

  @Override
  public void derivatives(double[] p, double[] gradient, double[][] hessian) {
    likelihood.derivatives(p, gradient, hessian, withNu);
  }

  @Override
  public void outerProduct(double[] p, double[][] product) {
    likelihood.outerProduct(p, product, withNu);
  }

  @Override
  public boolean information(double[] p, double[][] matrix) {
    likelihood.information(p, matrix, withNu);
    return true;
  }
}
