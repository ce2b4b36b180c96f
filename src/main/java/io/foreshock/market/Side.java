package io.foreshock.market;

/** The side of a position: which sign of a log return is a loss to it. */
public enum Side {
  /** Owns the asset: loses when the price falls. */
  LONG {
    @Override
    public double loss(double logReturn) {
      return 0.0 - logReturn; // not −r: a zero return is no loss of −0.0
    }

    @Override
    public double lossFraction(double logLoss) {
      return -StrictMath.expm1(-logLoss);
    }
  },

  /** Owes the asset: loses when the price rises. */
  SHORT {
    @Override
    public double loss(double logReturn) {
      return logReturn;
    }

    @Override
    public double lossFraction(double logLoss) {
      return StrictMath.expm1(logLoss);
    }
  };

  /**
   * Returns the log loss of this side, positive where the side loses: −r for a long, r for a short.
   *
   * @param logReturn log return r of the price, decimal
   */
  public abstract double loss(double logReturn);

  /**
   * Returns the share of notional lost for a log loss x, decimal: 1 − e^(−x) for a long (below 1),
   * e^x − 1 for a short (unbounded). Negative for a gain.
   *
   * @param logLoss log loss x as {@link #loss} gives it, decimal
   */
  public abstract double lossFraction(double logLoss);
}
