package io.foreshock.forecast.tail;

/**
 * Generalised Pareto likelihood of a sorted sample of excesses, scaled to mean 1, along Grimshaw's
 * curve: with θ = ξ/β, the best shape for a given θ is ξ(θ) = mean ln(1 + θx), and the profile
 * likelihood is stationary where (1 + ξ(θ))·mean(1/(1 + θx)) = 1.
 *
 * <p>θ = 0 (the exponential) is always a double root of that equation, so the score here is divided
 * by θ²; its sign is the sign of the profile likelihood's slope.
 *
 * <p>Reference: S. Grimshaw, "Computing maximum likelihood estimates for the generalized Pareto
 * distribution", Technometrics 35 (1993), 185–191.
 */
final class ParetoLikelihood {

  /** Below it 1 + θx loses too many digits of θx, so logs are taken element by element. */
  private static final double SMALL_THETA = 1e-2;

  /** Below it (ln(1+y) − y)/y² comes from its series; the error is under 1e-15. */
  private static final double SERIES_LIMIT = 1e-3;

  /** Factors are multiplied up to this size before one logarithm is taken. */
  private static final double PRODUCT_LIMIT = 1e120;

  private final double[] scaled;
  private final double mean;

  /** Takes excesses in ascending order, all positive. */
  ParetoLikelihood(double[] excesses) {
    double sum = 0.0;
    double previous = 0.0;
    for (double excess : excesses) {
      if (!(excess >= previous && excess > 0.0 && excess < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "excesses must be positive and ascending, found " + excess + " after " + previous);
      }
      previous = excess;
      sum += excess;
    }
    if (!(sum > 0.0)) {
      throw new IllegalArgumentException("at least one excess is needed, found none");
    }
    mean = sum / excesses.length;
    scaled = new double[excesses.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = excesses[i] / mean;
    }
  }

  int count() {
    return scaled.length;
  }

  double mean() {
    return mean;
  }

  double largest() {
    return scaled[scaled.length - 1];
  }

  /** One point on Grimshaw's curve; scale in units of the mean excess. */
  record Point(double theta, double shape, double scale, double score) {}

  Point at(double theta) {
    return Math.abs(theta) < SMALL_THETA ? nearExponential(theta) : awayFromExponential(theta);
  }

  private Point awayFromExponential(double theta) {
    double inverse = 0.0;
    for (double x : scaled) {
      inverse += 1.0 / (1.0 + theta * x);
    }
    double shape = sumOfLogs(theta) / scaled.length;
    double score = ((1.0 + shape) * (inverse / scaled.length) - 1.0) / (theta * theta);
    return new Point(theta, shape, shape / theta, score);
  }

  private Point nearExponential(double theta) {
    double curvature = 0.0;
    double weighted = 0.0;
    for (double x : scaled) {
      double y = theta * x;
      curvature += x * x * logRemainder(y);
      weighted += x * x / (1.0 + y);
    }
    double s = curvature / scaled.length; // (ξ − θ)/θ²
    double q = weighted / scaled.length; // (mean 1/(1+θx) − 1 + θ)/θ²
    double score = q + s - 1.0 + theta * (q - s) + theta * theta * s * q;
    return new Point(theta, theta + theta * theta * s, 1.0 + theta * s, score);
  }

  /** Returns (ln(1 + y) − y)/y². */
  private static double logRemainder(double y) {
    if (Math.abs(y) < SERIES_LIMIT) {
      return -0.5 + y * (1.0 / 3.0 - y * (0.25 - y * (0.2 - y / 6.0)));
    }
    return (StrictMath.log1p(y) - y) / (y * y);
  }

  /** Returns Σ ln(1 + θx), with one logarithm for many factors where θ is not small. */
  private double sumOfLogs(double theta) {
    if (Math.abs(theta) < SMALL_THETA) {
      double sum = 0.0;
      for (double x : scaled) {
        sum += StrictMath.log1p(theta * x);
      }
      return sum;
    }
    double sum = 0.0;
    double product = 1.0;
    for (double x : scaled) {
      product *= 1.0 + theta * x;
      if (product > PRODUCT_LIMIT || product < 1.0 / PRODUCT_LIMIT) {
        sum += StrictMath.log(product);
        product = 1.0;
      }
    }
    return sum + StrictMath.log(product);
  }

  /** Returns the log-likelihood of the excesses in their own unit. */
  double logLikelihood(GeneralizedPareto distribution) {
    double logScale = scaled.length * StrictMath.log(distribution.scale());
    double shape = distribution.shape();
    double unitScale = distribution.scale() / mean;
    if (shape == 0.0) {
      return -logScale - scaled.length / unitScale; // the scaled excesses sum to their number
    }
    return -logScale - (1.0 / shape + 1.0) * sumOfLogs(shape / unitScale);
  }

  /** Returns mean(x/(b + ξx)) and its derivative in b, as the scale equation needs them. */
  double[] scaleEquation(double shape, double scale) {
    double value = 0.0;
    double slope = 0.0;
    for (double x : scaled) {
      double inverse = 1.0 / (scale + shape * x);
      value += x * inverse;
      slope -= x * inverse * inverse;
    }
    return new double[] {value / scaled.length, slope / scaled.length};
  }

  /**
   * Returns the shape by probability-weighted moments over the scale by the same, as a first θ; 0
   * where the moments do not tell them.
   *
   * <p>Reference: J. Hosking, J. Wallis, "Parameter and quantile estimation for the generalized
   * Pareto distribution", Technometrics 29 (1987), 339–349.
   */
  double probabilityWeightedTheta(ShapeRange range) {
    int n = scaled.length;
    double weighted = 0.0;
    for (int i = 0; i < n; i++) {
      weighted += scaled[i] * ((n - i - 0.65) / n); // 1 − (rank − 0.35)/n
    }
    double first = weighted / n;
    double spread = 1.0 - 2.0 * first; // the scaled mean is 1
    if (!(spread > 0.0 && first > 0.0)) {
      return 0.0;
    }
    double shape = range.clamp(2.0 - 1.0 / spread);
    double theta = shape * spread / (2.0 * first);
    return Math.max(theta, -0.9 / largest());
  }
}
