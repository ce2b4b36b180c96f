package io.foreshock.forecast.regime;

import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * One Student-t distribution given by mean, real variance and degrees of freedom ν &gt; 2; infinite
 * ν is the Gaussian. The squared scale is variance × (ν − 2) ÷ ν. Constants are worked out once.
 */
final class StudentTComponent {

  private static final int MAXIMUM_TERMS = 500;
  private static final double FRACTION_TOLERANCE = 1e-16;
  private static final double SMALLEST_TERM = 1e-300;
  private static final double SQRT_2 = Math.sqrt(2.0);

  private final double mean;
  private final double variance;
  private final double scale;
  private final double nu;
  private final boolean gaussian;
  private final double logStandardDensityAtZero;
  private final double logDensityAtMean;

  StudentTComponent(double mean, double variance, double nu) {
    this.mean = mean;
    this.variance = variance;
    this.nu = nu;
    this.gaussian = nu == Double.POSITIVE_INFINITY;
    this.scale = gaussian ? Math.sqrt(variance) : Math.sqrt(variance * (nu - 2.0) / nu);
    this.logStandardDensityAtZero = logStandardDensityAtZero(nu);
    this.logDensityAtMean = logStandardDensityAtZero - StrictMath.log(scale);
  }

  /** ln of the standard t density at 0; for infinite ν, −½ ln 2π. */
  static double logStandardDensityAtZero(double nu) {
    if (nu == Double.POSITIVE_INFINITY) {
      return -0.5 * StrictMath.log(2.0 * Math.PI);
    }
    return Gamma.logGamma(0.5 * (nu + 1.0))
        - Gamma.logGamma(0.5 * nu)
        - 0.5 * StrictMath.log(Math.PI * nu);
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  double scale() {
    return scale;
  }

  /** ln density at x. */
  double logDensity(double x) {
    double z = (x - mean) / scale;
    return gaussian
        ? logDensityAtMean - 0.5 * z * z
        : logDensityAtMean - 0.5 * (nu + 1.0) * StrictMath.log1p(z * z / nu);
  }

  /** Density of the standard variable at z. */
  double standardDensity(double z) {
    double exponent = gaussian ? 0.5 * z * z : 0.5 * (nu + 1.0) * StrictMath.log1p(z * z / nu);
    return StrictMath.exp(logStandardDensityAtZero - exponent);
  }

  /** Pr(Z &gt; z) of the standard variable, with full relative accuracy in the upper tail. */
  double standardUpperTail(double z, double density) {
    if (gaussian) {
      return 0.5 * Erf.erfc(z / SQRT_2);
    }
    double tail = tailBeyond(Math.abs(z), density);
    return z >= 0.0 ? tail : 1.0 - tail;
  }

  /** E[Z; Z ≥ z] of the standard variable, the partial mean above z. */
  double standardPartialMean(double z, double density) {
    return gaussian ? density : density * (nu + z * z) / (nu - 1.0);
  }

  /**
   * Pr(Z &gt; z) for z ≥ 0 as half the regularised incomplete beta I_x(ν/2, 1/2) at x = ν ÷ (ν +
   * z²) (Abramowitz and Stegun 26.5.27); the prefactor is a multiple of the density, so none of its
   * powers are taken again.
   */
  private double tailBeyond(double z, double density) {
    if (z == 0.0) {
      return 0.5;
    }
    double a = 0.5 * nu;
    double x = nu / (nu + z * z);
    double y = z * z / (nu + z * z);
    // x^a y^(1/2) ÷ B(a, 1/2) = z × density, since density = x^((ν+1)/2) ÷ (√ν B(ν/2, 1/2)).
    double prefactor = density * z;
    if (x < (a + 1.0) / (a + 2.5)) {
      return 0.5 * prefactor * continuedFraction(a, 0.5, x) / a;
    }
    return 0.5 - prefactor * continuedFraction(0.5, a, y);
  }

  /** The continued fraction of the incomplete beta function, by Lentz (DLMF 8.17.22). */
  private static double continuedFraction(double a, double b, double x) {
    double c = 1.0;
    double d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m <= MAXIMUM_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
      d = 1.0 / guard(1.0 + even * d);
      c = guard(1.0 + even / c);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
      d = 1.0 / guard(1.0 + odd * d);
      c = guard(1.0 + odd / c);
      double change = d * c;
      fraction *= change;
      if (Math.abs(change - 1.0) <= FRACTION_TOLERANCE) {
        return fraction;
      }
    }
    return fraction;
  }

  private static double guard(double term) {
    return Math.abs(term) < SMALLEST_TERM ? SMALLEST_TERM : term;
  }
}
