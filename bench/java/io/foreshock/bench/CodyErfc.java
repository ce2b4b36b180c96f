package io.foreshock.bench;

/**
 * The complementary error function by rational approximations on three intervals.
 *
 * <p>Reference: W. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23 (1969), 631–637.
 */
final class CodyErfc {

  private static final double[] A = {
    3.16112374387056560e00,
    1.13864154151050156e02,
    3.77485237685302021e02,
    3.20937758913846947e03,
    1.85777706184603153e-1
  };
  private static final double[] B = {
    2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03
  };
  private static final double[] C = {
    5.64188496988670089e-1, 8.88314979438837594e00, 6.61191906371416295e01,
    2.98635138197400131e02, 8.81952221241769090e02, 1.71204761263407058e03,
    2.05107837782607147e03, 1.23033935479799725e03, 2.15311535474403846e-8
  };
  private static final double[] D = {
    1.57449261107098347e01, 1.17693950891312499e02, 5.37181101862009858e02,
    1.62138957456669019e03, 3.29079923573345963e03, 4.36261909014324716e03,
    3.43936767414372164e03, 1.23033935480374942e03
  };
  private static final double[] P = {
    3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
    1.60837851487422766e-2, 6.58749161529837803e-4, 1.63153871373020978e-2
  };
  private static final double[] Q = {
    2.56852019228982242e00,
    1.87295284992346725e00,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };
  private static final double PER_ROOT_PI = 0.5641895835477563;
  private static final double CENTRE = 0.46875;
  private static final double FAR = 4.0;

  private CodyErfc() {}

  static double erfc(double x) {
    double size = Math.abs(x);
    if (size <= CENTRE) {
      return 1.0 - x * ratio(size * size, A, B);
    }
    double scaled = size <= FAR ? ratio(size, C, D) : farScaled(size);
    double value = scaled * gaussian(size);
    return x < 0.0 ? 2.0 - value : value;
  }

  private static double farScaled(double size) {
    double inverse = 1.0 / (size * size);
    return (PER_ROOT_PI - inverse * ratio(inverse, P, Q)) / size;
  }

  /** The last coefficient above belongs to the highest power; below that power has weight one. */
  private static double ratio(double y, double[] above, double[] below) {
    double numerator = above[above.length - 1] * y;
    double denominator = y;
    for (int i = 0; i < below.length - 1; i++) {
      numerator = (numerator + above[i]) * y;
      denominator = (denominator + below[i]) * y;
    }
    int last = below.length - 1;
    return (numerator + above[last]) / (denominator + below[last]);
  }

  /** Returns e^(−x²), the square taken in two parts so that none of its digits is lost. */
  private static double gaussian(double x) {
    double coarse = Math.floor(x * 16.0) / 16.0;
    double rest = (x - coarse) * (x + coarse);
    return StrictMath.exp(-coarse * coarse) * StrictMath.exp(-rest);
  }
}
