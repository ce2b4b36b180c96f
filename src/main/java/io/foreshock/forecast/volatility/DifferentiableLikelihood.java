package io.foreshock.forecast.volatility;

/** A log-likelihood in all parameters of a model, with what an optimiser and its errors need. */
interface DifferentiableLikelihood {

  /** Returns the value; NaN or infinite where it cannot be computed. */
  double value(double[] p);

  /** Writes gradient and symmetric Hessian; rows of parameters held fixed may be left at 0. */
  void derivatives(double[] p, double[] gradient, double[][] hessian);

  /** Writes the sum of score times transposed score. */
  void outerProduct(double[] p, double[][] product);

  /** Writes the information matrix conditional on the past; false if it has no closed form. */
  boolean information(double[] p, double[][] matrix);
}
