package io.foreshock.portfolio.liquidation;

import org.hipparchus.special.Erf;

/**
 * The standard normal distribution function and its ratio to the density, both good to about 14
 * digits however far out.
 */
final class NormalTail {

  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** From here on the continued fraction converges to all digits within its terms. */
  private static final double FRACTION_FROM = 2.0;

  private static final int FRACTION_TERMS = 120;

  private NormalTail() {}

  /** Returns Φ(x). */
  static double cumulative(double x) {
    return x <= 0.0
        ? StrictMath.exp(-0.5 * x * x) * scaled(x)
        : 1.0 - StrictMath.exp(-0.5 * x * x) * scaled(-x);
  }

  /**
   * Returns Φ(x)·e^(x²/2), which neither overflows nor vanishes.
   *
   * @param x at most 0
   */
  static double scaled(double x) {
    double t = -x * ROOT_HALF;
    return t < FRACTION_FROM
        ? 0.5 * StrictMath.exp(t * t) * Erf.erfc(t)
        : 0.5 / (ROOT_PI * fraction(t));
  }

  /**
   * Returns t + (1/2)/(t + 1/(t + (3/2)/(t + …))), Laplace's continued fraction (W. Jones, W.
   * Thron, 1980, 7.1.14 of M. Abramowitz, I. Stegun, 1964).
   */
  private static double fraction(double t) {
    double tail = t;
    for (int k = FRACTION_TERMS; k >= 1; k--) {
      tail = t + 0.5 * k / tail;
    }
    return tail;
  }
}
