package io.foreshock.feature;

/**
 * Realised variance: the sum of squared log returns bar to bar inside a day, the first against the
 * previous day's last close. With one bar a day it is the squared daily return.
 *
 * <p>Reference: T. Andersen and T. Bollerslev, "Answering the skeptics: yes, standard volatility
 * models do provide accurate forecasts", International Economic Review 39 (1998), 885–905.
 */
public final class RealizedVariance {

  private RealizedVariance() {}

  /**
   * Returns the realised variance of one day, decimal squared.
   *
   * @param previousClose last close of the previous day, positive
   * @param closes closes of the day's bars in time order, each positive, at least one
   * @throws IllegalArgumentException if there is no close or a price is not positive and finite
   */
  public static double of(double previousClose, double... closes) {
    if (!(closes.length > 0)) {
      throw new IllegalArgumentException("closes must not be empty");
    }
    double sum = 0;
    double last = previousClose;
    for (double close : closes) {
      double logReturn = logReturn(last, close);
      sum += logReturn * logReturn;
      last = close;
    }
    return sum;
  }

  /**
   * Returns ln(close / previousClose).
   *
   * @param previousClose positive and finite
   * @param close positive and finite
   * @throws IllegalArgumentException if either is not
   */
  public static double logReturn(double previousClose, double close) {
    requirePrice("previousClose", previousClose);
    requirePrice("close", close);
    return StrictMath.log(close / previousClose);
  }

  static void requirePrice(String name, double price) {
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + price);
    }
  }
}
