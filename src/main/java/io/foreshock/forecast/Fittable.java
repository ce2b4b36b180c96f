package io.foreshock.forecast;

/** What a window of returns must show before a model is fitted to it. */
final class Fittable {

  /** Share of zero returns above which a market counts as stuck. */
  private static final double MAXIMUM_STILL_SHARE = 0.5;

  private Fittable() {}

  /** Tells whether enough of the returns differ from zero for a variance model to be fitted. */
  static boolean moves(double[] window) {
    int still = 0;
    for (double logReturn : window) {
      if (logReturn == 0.0) {
        still++;
      }
    }
    return still <= MAXIMUM_STILL_SHARE * window.length;
  }

  /** Returns the mean of the squares, squared log return. */
  static double meanSquare(double[] window) {
    double sum = 0.0;
    for (double logReturn : window) {
      sum += logReturn * logReturn;
    }
    return sum / window.length;
  }
}
