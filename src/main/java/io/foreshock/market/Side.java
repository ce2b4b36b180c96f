package io.foreshock.market;

/** The direction of a position, and with it the sign of a loss. */
public enum Side {
  /** Holds the asset: loses when the price falls. */
  LONG,
  /** Owes the asset: loses when the price rises. */
  SHORT;

  /**
   * Returns the log-return loss of this side, positive when the position loses.
   *
   * @param logReturn ln(close / previous close), any finite number
   */
  public double loss(double logReturn) {
    return this == LONG ? 0.0 - logReturn : logReturn; // 0 − r, so that no move is no loss, not −0
  }

  /**
   * Returns the fraction of notional lost for a log-return loss: 1 − e^(−x) for a long position,
   * e^x − 1 for a short one.
   *
   * @param logLoss log-return loss, positive when the position loses
   */
  public double lossFraction(double logLoss) {
    return this == LONG ? -StrictMath.expm1(-logLoss) : StrictMath.expm1(logLoss);
  }
}
