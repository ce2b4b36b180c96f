package io.foreshock.feature;

/**
 * Estimators of a day's variance from its open, high, low and close. They see the time in which the
 * market trades; the move over the pause before it is added by {@link #withOvernight}.
 */
public enum RangeVariance {

  /**
   * (ln H/L)² / (4 ln 2). Assumes no drift.
   *
   * <p>M. Parkinson, "The extreme value method for estimating the variance of the rate of return",
   * Journal of Business 53 (1980), 61–65.
   */
  PARKINSON {
    @Override
    double inside(double open, double high, double low, double close) {
      double range = StrictMath.log(high / low);
      return range * range / (4 * LN_2);
    }
  },

  /**
   * ½ (ln H/L)² − (2 ln 2 − 1)(ln C/O)². Assumes no drift; positive wherever high is above low.
   *
   * <p>M. Garman and M. Klass, "On the estimation of security price volatilities from historical
   * data", Journal of Business 53 (1980), 67–78.
   */
  GARMAN_KLASS {
    @Override
    double inside(double open, double high, double low, double close) {
      double range = StrictMath.log(high / low);
      double body = StrictMath.log(close / open);
      return 0.5 * range * range - (2 * LN_2 - 1) * body * body;
    }
  },

  /**
   * ln(H/C) ln(H/O) + ln(L/C) ln(L/O). Free of the drift; zero on a day that runs straight from its
   * low to its high.
   *
   * <p>L. Rogers and S. Satchell, "Estimating variance from high, low and closing prices", Annals
   * of Applied Probability 1 (1991), 504–512.
   */
  ROGERS_SATCHELL {
    @Override
    double inside(double open, double high, double low, double close) {
      return StrictMath.log(high / close) * StrictMath.log(high / open)
          + StrictMath.log(low / close) * StrictMath.log(low / open);
    }
  };

  static final double LN_2 = 0.6931471805599453;

  abstract double inside(double open, double high, double low, double close);

  /**
   * Returns the variance of the time between open and close, decimal squared, not negative.
   *
   * @param open first price, inside [low, high]
   * @param high highest price
   * @param low lowest price, positive
   * @param close last price, inside [low, high]
   * @throws IllegalArgumentException if the prices are not positive, finite and so ordered
   */
  public double variance(double open, double high, double low, double close) {
    RealizedVariance.requirePrice("low", low);
    RealizedVariance.requirePrice("high", high);
    if (!(low <= open && open <= high && low <= close && close <= high)) {
      throw new IllegalArgumentException(
          "open and close must lie in [low, high], were open "
              + open
              + ", high "
              + high
              + ", low "
              + low
              + ", close "
              + close);
    }
    return inside(open, high, low, close);
  }

  /**
   * Returns the variance from the previous close to this close: the square of ln(O / previous C)
   * and {@link #variance}, decimal squared.
   *
   * @param previousClose last price of the previous day, positive
   * @param open first price, inside [low, high]
   * @param high highest price
   * @param low lowest price, positive
   * @param close last price, inside [low, high]
   */
  public double withOvernight(
      double previousClose, double open, double high, double low, double close) {
    double overnight = RealizedVariance.logReturn(previousClose, open);
    return overnight * overnight + variance(open, high, low, close);
  }
}
