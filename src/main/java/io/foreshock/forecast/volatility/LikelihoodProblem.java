package io.foreshock.forecast.volatility;

import java.util.List;

/** The free parameters of a likelihood under bounds: what the optimiser sees, and its errors. */
final class LikelihoodProblem implements SmoothObjective {

  private final DifferentiableLikelihood likelihood;
  private final FreeParameters parameters;
  private final LinearBounds bounds;
  private final double[] fullGradient;
  private final double[][] fullMatrix;

  LikelihoodProblem(
      DifferentiableLikelihood likelihood, FreeParameters parameters, LinearBounds bounds) {
    this.likelihood = likelihood;
    this.parameters = parameters;
    this.bounds = bounds;
    this.fullGradient = new double[parameters.size()];
    this.fullMatrix = new double[parameters.size()][parameters.size()];
  }

  LinearBounds bounds() {
    return bounds;
  }

  @Override
  public double value(double[] point) {
    return likelihood.value(parameters.expand(point));
  }

  @Override
  public void derivatives(double[] point, double[] gradient, double[][] hessian) {
    likelihood.derivatives(parameters.expand(point), fullGradient, fullMatrix);
    System.arraycopy(parameters.reduce(fullGradient), 0, gradient, 0, gradient.length);
    parameters.reduce(fullMatrix, hessian);
  }

  /** Returns the errors at {@code point}; {@code slopes} of all the caller's parameters by ours. */
  StandardErrors standardErrors(double[] point, double[][] slopes) {
    List<String> active = bounds.active(point);
    if (!active.isEmpty()) {
      throw new IllegalStateException(
          "no standard errors: the optimum is on a bound, " + String.join(", ", active));
    }
    int size = parameters.count();
    double[][] hessian = new double[size][size];
    derivatives(point, new double[size], hessian);
    for (double[] row : hessian) {
      for (int j = 0; j < size; j++) {
        row[j] = -row[j];
      }
    }
    double[] full = parameters.expand(point);
    double[][] product = new double[size][size];
    likelihood.outerProduct(full, fullMatrix);
    parameters.reduce(fullMatrix, product);
    double[][] information = new double[size][size];
    boolean known = likelihood.information(full, fullMatrix);
    parameters.reduce(fullMatrix, information);
    double[][] freeSlopes = new double[size][size];
    parameters.reduce(slopes, freeSlopes);
    return new StandardErrors(
        parameters.freeNames(), freeSlopes, hessian, product, known ? information : null);
  }

  /** Returns a diagonal matrix: slopes of parameters that are only multiplied. */
  static double[][] diagonal(double... units) {
    double[][] result = new double[units.length][units.length];
    for (int i = 0; i < units.length; i++) {
      result[i][i] = units[i];
    }
    return result;
  }
}
