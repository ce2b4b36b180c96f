package io.foreshock.forecast.regime;

import org.hipparchus.special.Gamma;

/**
 * The weighted t log-likelihood as a function of the degrees of freedom ν alone, means and scales
 * held: w·c(ν) − (ν + 1)/2 · Σ γ ln(1 + d ÷ ν), with d the squared standardised gap, w = Σ γ and
 * c(ν) the log density at 0. One safeguarded Newton step in ln ν raises it.
 */
final class StudentTNu {

  /** The variance is infinite at 2; a state heavier than this has no useful one. */
  static final double SMALLEST = 2.1;

  /** Above, the t is Gaussian for any sample one will meet. */
  static final double LARGEST = 200.0;

  private static final double LARGEST_STEP = 0.7;
  private static final double UPHILL_STEP = 0.3;
  private static final int HALVINGS = 4;

  private final double[] y;
  private final double[] gamma;
  private final int states;
  private final double[] means;
  private final double[] squaredScales;

  /** Keeps the arrays, which the caller may change between calls. */
  StudentTNu(double[] y, double[] gamma, int states, double[] means, double[] squaredScales) {
    this.y = y;
    this.gamma = gamma;
    this.states = states;
    this.means = means;
    this.squaredScales = squaredScales;
  }

  /** Returns a ν at least as likely as the present one for the states in [fromState, toState). */
  double improve(int fromState, int toState, double nu) {
    double weight = 0.0;
    for (int k = fromState; k < toState; k++) {
      for (int t = 0; t < y.length; t++) {
        weight += gamma[t * states + k];
      }
    }
    double logs = logSum(fromState, toState, nu);
    double step = newtonStep(fromState, toState, nu, weight, logs);
    double present = value(weight, logs, nu);
    for (int halving = 0; halving < HALVINGS; halving++) {
      double candidate = Math.clamp(nu * StrictMath.exp(step), SMALLEST, LARGEST);
      if (value(weight, logSum(fromState, toState, candidate), candidate) > present) {
        return candidate;
      }
      step *= 0.5;
    }
    return nu;
  }

  private static double value(double weight, double logs, double nu) {
    return weight * StudentTComponent.logStandardDensityAtZero(nu) - 0.5 * (nu + 1.0) * logs;
  }

  private double newtonStep(int fromState, int toState, double nu, double weight, double logs) {
    double shares = 0.0;
    double curls = 0.0;
    for (int k = fromState; k < toState; k++) {
      for (int t = 0; t < y.length; t++) {
        double gap = y[t] - means[k];
        double d = gap * gap / squaredScales[k];
        double share = d / (nu + d);
        shares += gamma[t * states + k] * share;
        curls += gamma[t * states + k] * share * (2.0 - share);
      }
    }
    double half = 0.5 * (nu + 1.0);
    double slope = weight * constantSlope(nu) - 0.5 * logs + half * shares / nu;
    double curvature = weight * constantCurvature(nu) + shares / nu - half * curls / (nu * nu);
    return inLogarithm(nu * slope, nu * nu * curvature + nu * slope);
  }

  private static double inLogarithm(double slope, double curvature) {
    double step = curvature < 0.0 ? -slope / curvature : Math.signum(slope) * UPHILL_STEP;
    return Math.clamp(step, -LARGEST_STEP, LARGEST_STEP);
  }

  private double logSum(int fromState, int toState, double nu) {
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

  private static double constantSlope(double nu) {
    return 0.5 * (Gamma.digamma(0.5 * (nu + 1.0)) - Gamma.digamma(0.5 * nu) - 1.0 / nu);
  }

  private static double constantCurvature(double nu) {
    return 0.25 * (Gamma.trigamma(0.5 * (nu + 1.0)) - Gamma.trigamma(0.5 * nu)) + 0.5 / (nu * nu);
  }
}
