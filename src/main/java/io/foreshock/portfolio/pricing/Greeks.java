package io.foreshock.portfolio.pricing;

/**
 * First and second derivatives of a price in what moves it.
 *
 * @param delta change for one unit of the forward
 * @param gamma change of delta for one unit of the forward
 * @param vega change for 1.00 of volatility, which is 100 percentage points
 * @param theta change for one day that passes, a 365th of a year
 */
public record Greeks(double delta, double gamma, double vega, double theta) {

  /** Checks that all are finite. */
  public Greeks {
    Ranges.requireFinite("delta", delta);
    Ranges.requireFinite("gamma", gamma);
    Ranges.requireFinite("vega", vega);
    Ranges.requireFinite("theta", theta);
  }
}
