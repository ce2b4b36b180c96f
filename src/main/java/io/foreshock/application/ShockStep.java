package io.foreshock.application;

/** The order in which the shocks of a what-if are applied; what each changes is told one by one. */
public enum ShockStep {
  /** Prices move at once; what is published stays. */
  PRICE,
  /** Policy is evaluated once more, a day on, with the forecast as it is. */
  EVALUATION,
  /** That evaluation has another volatility, and so have options. */
  VOLATILITY,
  /** Correlations move to one or to none. */
  CORRELATION,
  /** Markets turn over more or less. */
  DEPTH,
  /** That evaluation has the regime forced. */
  REGIME,
  /** That evaluation has other guard rails. */
  GUARD_RAILS,
  /** Positions are closed and opened at the prices by then. */
  TRADES;

  /** Tells whether another step is this one or comes before it. */
  boolean includes(ShockStep other) {
    return other.compareTo(this) <= 0;
  }
}
