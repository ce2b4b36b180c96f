package io.foreshock.forecast.volatility;

/** A log-likelihood to maximise, with derivatives, over a point of fixed dimension. */
interface SmoothObjective {

  /** Returns the value, or NaN or an infinity where the function cannot be computed. */
  double value(double[] point);

  /** Writes gradient and (symmetric, full) Hessian at {@code point}. */
  void derivatives(double[] point, double[] gradient, double[][] hessian);

  /** Writes the sum over observations of score times transposed score at {@code point}. */
  void outerProduct(double[] point, double[][] product);
}
