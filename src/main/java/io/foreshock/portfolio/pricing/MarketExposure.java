package io.foreshock.portfolio.pricing;

/**
 * All an account holds on one market.
 *
 * @param linearQuantity net quantity of what moves one for one with the price (spot, perpetuals,
 *     futures), in base units, negative when sold, within ±1e100
 * @param options its options
 * @param greeks what is known by Greeks alone
 */
public record MarketExposure(double linearQuantity, OptionBook options, DeltaGammaVega greeks) {

  /** Checks the quantity. */
  public MarketExposure {
    if (!(Math.abs(linearQuantity) <= Ranges.LARGEST)) {
      throw new IllegalArgumentException(
          "linearQuantity must be within ±1e100, was " + linearQuantity);
    }
  }

  /**
   * Returns the sum of all deltas, in base units.
   *
   * @param forward price of the market now, in [0, 1e100]
   */
  double netDelta(double forward) {
    return linearQuantity + options.deltaGammaVega(forward).delta() + greeks.delta();
  }

  /**
   * Returns the sum of the sizes of all deltas, in base units.
   *
   * @param forward price of the market now, in [0, 1e100]
   */
  double grossDelta(double forward) {
    return Math.abs(linearQuantity)
        + options.deltaGammaVega(forward).grossDelta()
        + greeks.grossDelta();
  }
}
