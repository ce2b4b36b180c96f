package io.foreshock.forecast.tail;

import java.util.Optional;

/**
 * Standard errors of a maximum-likelihood generalised Pareto fit, from the observed information.
 *
 * <p>They hold for a shape above −0.5 that was estimated, not clamped or given (R. Smith, "Maximum
 * likelihood estimation in a class of nonregular cases", Biometrika 72 (1985), 67–90).
 *
 * @param shape standard error of ξ, dimensionless, positive
 * @param scale standard error of β, in the unit of the losses, positive
 */
public record GeneralizedParetoErrors(double shape, double scale) {

  /** Below it the third-order remainder comes from its series, whose error is under 1e-14. */
  private static final double SERIES_LIMIT = 0.03;

  private static final int SERIES_TERMS = 12;

  /** Checks that both are positive and finite. */
  public GeneralizedParetoErrors {
    if (!(shape > 0.0 && Double.isFinite(shape) && scale > 0.0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException(
          "standard errors must be positive and finite, were " + shape + " and " + scale);
    }
  }

  /**
   * Returns the standard errors, or nothing where the shape was not estimated or the likelihood is
   * not curved downwards there.
   *
   * @param fit fit of these excesses
   * @param excesses losses minus threshold, all positive
   */
  public static Optional<GeneralizedParetoErrors> of(GeneralizedParetoFit fit, double[] excesses) {
    if (fit.shapeSource() != ShapeSource.ESTIMATED || fit.distribution().shape() <= -0.5) {
      return Optional.empty();
    }
    double xi = fit.distribution().shape();
    double beta = fit.distribution().scale();
    double shapeShape = 0.0;
    double shapeScale = 0.0;
    double scaleScale = 0.0;
    for (double excess : excesses) {
      double x = excess / beta;
      double y = 1.0 / (1.0 + xi * x);
      double ratio = x * y;
      shapeShape -= x * x * x * thirdOrder(xi * x) + ratio * ratio;
      shapeScale += (1.0 + xi) * ratio * ratio - ratio;
      scaleScale += (1.0 + xi) * (ratio + ratio * y) - 1.0;
    }
    return invert(shapeShape, shapeScale / beta, scaleScale / (beta * beta));
  }

  private static Optional<GeneralizedParetoErrors> invert(double a, double b, double c) {
    double determinant = a * c - b * b;
    if (!(a > 0.0 && determinant > 0.0)) {
      return Optional.empty();
    }
    return Optional.of(
        new GeneralizedParetoErrors(Math.sqrt(c / determinant), Math.sqrt(a / determinant)));
  }

  /** Returns (−2 ln(1+t) + 2t/(1+t) + t²/(1+t)²)/t³, which is −2/3 at t = 0. */
  private static double thirdOrder(double t) {
    if (Math.abs(t) > SERIES_LIMIT) {
      double ratio = t / (1.0 + t);
      return (-2.0 * StrictMath.log1p(t) + 2.0 * ratio + ratio * ratio) / (t * t * t);
    }
    double sum = 0.0;
    double power = -1.0;
    for (int k = 3; k < 3 + SERIES_TERMS; k++) {
      sum += power * (2.0 / k + k - 3.0);
      power *= -t;
    }
    return sum;
  }
}
