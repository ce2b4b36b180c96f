package io.foreshock.forecast.volatility;

import org.hipparchus.special.Gamma;

/**
 * Derivatives of one return's log-density by its variance h, its error ε and the degrees of freedom
 * ν, for every return. Arrays are read in place by {@link GjrLikelihood}.
 */
final class InnovationScores {

  final double[] byVariance;
  final double[] byVariance2;
  final double[] byError;
  final double[] byError2;
  final double[] byBoth;
  final double[] byNu;
  final double[] byNuVariance;
  final double[] byNuError;

  /** Sum over all returns of the second derivative by ν. */
  double byNu2;

  InnovationScores(int count) {
    byVariance = new double[count];
    byVariance2 = new double[count];
    byError = new double[count];
    byError2 = new double[count];
    byBoth = new double[count];
    byNu = new double[count];
    byNuVariance = new double[count];
    byNuError = new double[count];
  }

  /** Fills the arrays; those by ν only if {@code withNu}. {@code eta} is 1/ν, 0 for normal. */
  void weigh(double[] errors, double[] variance, double eta, boolean withNu) {
    if (eta == 0.0) {
      weighNormal(errors, variance);
      return;
    }
    weighStudent(errors, variance, 1.0 / eta);
    if (withNu) {
      weighNu(errors, variance, 1.0 / eta);
    }
  }

  /** Derivatives of −½ ln h − ε²/(2h) by h and ε. */
  private void weighNormal(double[] errors, double[] variance) {
    for (int t = 0; t < errors.length; t++) {
      double perVariance = 1.0 / variance[t];
      double error = errors[t];
      double ratio = error * error * perVariance;
      byVariance[t] = 0.5 * perVariance * (ratio - 1.0);
      byVariance2[t] = perVariance * perVariance * (0.5 - ratio);
      byError[t] = -error * perVariance;
      byError2[t] = -perVariance;
      byBoth[t] = error * perVariance * perVariance;
    }
  }

  /** Derivatives of ½ν ln h − ½(ν+1) ln(h + ε²/(ν−2)) by h, ε and, if asked, ν. */
  private void weighStudent(double[] errors, double[] variance, double nu) {
    double shrink = 1.0 / (nu - 2.0);
    double half = 0.5 * (nu + 1.0);
    double pull = (nu + 1.0) * shrink;
    for (int t = 0; t < errors.length; t++) {
      double error = errors[t];
      double perVariance = 1.0 / variance[t];
      double share = error * error * shrink;
      double perTotal = 1.0 / (variance[t] + share);
      byVariance[t] = 0.5 * nu * perVariance - half * perTotal;
      byVariance2[t] = half * perTotal * perTotal - 0.5 * nu * perVariance * perVariance;
      byError[t] = -pull * error * perTotal;
      byError2[t] = -pull * perTotal * (1.0 - 2.0 * share * perTotal);
      byBoth[t] = pull * error * perTotal * perTotal;
    }
  }

  private void weighNu(double[] errors, double[] variance, double nu) {
    double shrink = 1.0 / (nu - 2.0);
    double upper = 0.5 * (nu + 1.0);
    double constant = 0.5 * (Gamma.digamma(upper) - Gamma.digamma(0.5 * nu) - shrink);
    double constant2 =
        0.25 * (Gamma.trigamma(upper) - Gamma.trigamma(0.5 * nu)) + 0.5 * shrink * shrink;
    byNu2 = 0.0;
    for (int t = 0; t < errors.length; t++) {
      double error = errors[t];
      double share = error * error * shrink;
      double perTotal = 1.0 / (variance[t] + share);
      double part = share * perTotal;
      double tail = upper * shrink * part;
      byNu[t] = constant - 0.5 * StrictMath.log(1.0 + share / variance[t]) + tail;
      byNuVariance[t] = 0.5 * part / variance[t] - tail * perTotal;
      byNuError[t] =
          error * shrink * perTotal * ((nu + 1.0) * shrink * (1.0 - part) - 1.0);
      byNu2 += constant2 + shrink * part * (1.0 - upper * shrink * (2.0 - part));
    }
  }
}
