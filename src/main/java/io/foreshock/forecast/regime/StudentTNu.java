package io.foreshock.forecast.regime;

import org.hipparchus.special.Gamma;

/**
 * One safeguarded Newton step for the degrees of freedom on the weighted t log-likelihood, means
 * and scales held; the step is in ln ν and is halved until the likelihood rises.
 */
final class StudentTNu {

  /** Variance is not far from infinite below; a state this heavy has no useful variance. */
  static final double SMALLEST = 2.1;

  /** Above, the t is Gaussian for any sample one will meet. */
  static final double LARGEST = 200.0;

  private static final double LARGEST_STEP = 0.7;
  private static final double UPHILL_STEP = 0.3;
  private static final int HALVINGS = 4;

  private StudentTNu() {}

  /** Returns a ν at least as likely as the present one for states in [fromState, toState). */
  static double improve(
      double[] y,
      double[] gamma,
      int states,
      int fromState,
      int toState,
      double[] means,
      double[] squaredScales,
      double nu) {
    double weight = 0.0;
    double logs = 0.0;
    double slopes = 0.0;
    double curvatures = 0.0;
    for (int k = fromState; k < toState; k++) {
      for (int t = 0; t < y.length; t++) {
        double gap = y[t] - means[k];
        double d = gap * gap / squaredScales[k];
        double g = gamma[t * states + k];
        double share = d / (nu + d);
        weight += g;
        logs += g * StrictMath.log1p(d / nu);
        slopes += g * share;
        curvatures += g * share * (2.0 - share);
      }
    }
    // First and second derivative in ν of w·c(ν) − (ν+1)/2 · Σ g ln(1 + d/ν).
    double slope = weight * constantSlope(nu) - 0.5 * logs + 0.5 * (nu + 1.0) * slopes / nu;
    double curvature =
        weight * constantCurvature(nu) + slopes / nu - 0.5 * (nu + 1.0) * curvatures / (nu * nu);
    double step = logStep(nu * slope, nu * nu * curvature + nu * slope);
    double present = weight * constant(nu) - 0.5 * (nu + 1.0) * logs;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double candidate = Math.clamp(nu * StrictMath.exp(step), SMALLEST, LARGEST);
      double logSum = logSum(y, gamma, states, fromState, toState, means, squaredScales, candidate);
      if (weight * constant(candidate) - 0.5 * (candidate + 1.0) * logSum > present) {
        return candidate;
      }
      step *= 0.5;
    }
    return nu;
  }

  private static double logStep(double slope, double curvature) {
    double step = curvature < 0.0 ? -slope / curvature : Math.signum(slope) * UPHILL_STEP;
    return Math.clamp(step, -LARGEST_STEP, LARGEST_STEP);
  }

  private static double logSum(
      double[] y,
      double[] gamma,
      int states,
      int fromState,
      int toState,
      double[] means,
      double[] squaredScales,
      double nu) {
    double logs = 0.0;
    for (int k = fromState; k < toState; k++) {
      double scaleNu = squaredScales[k] * nu;
      for (int t = 0; t < y.length; t++) {
        double gap = y[t] - means[k];
        logs += gamma[t * states + k] * StrictMath.log1p(gap * gap / scaleNu);
      }
    }
    return logs;
  }

  private static double constant(double nu) {
    return StudentTComponent.logStandardDensityAtZero(nu);
  }

  private static double constantSlope(double nu) {
    return 0.5 * (Gamma.digamma(0.5 * (nu + 1.0)) - Gamma.digamma(0.5 * nu) - 1.0 / nu);
  }

  private static double constantCurvature(double nu) {
    return 0.25 * (Gamma.trigamma(0.5 * (nu + 1.0)) - Gamma.trigamma(0.5 * nu)) + 0.5 / (nu * nu);
  }
}
