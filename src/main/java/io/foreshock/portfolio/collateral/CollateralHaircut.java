package io.foreshock.portfolio.collateral;

/**
 * The haircut of one collateral asset at one moment. Made once per publication and asked per
 * portfolio, since size and correlation are the portfolio's.
 */
public sealed interface CollateralHaircut permits MarketHaircut, CashHaircut {

  /** A haircut of nothing, as debts have. */
  HaircutParts NONE = new HaircutParts(0, 0, 0, 0, 0, 0);

  /**
   * Returns the haircut of a holding with all its parts.
   *
   * @param holdingValue value of the whole holding before the haircut, units of the currency the
   *     asset is quoted in; in [0, 10³⁰]
   * @param tailCorrelation correlation of the asset's fall with the portfolio's loss in the tail;
   *     in [−1, 1]
   * @throws IllegalArgumentException if a value is outside its range or NaN
   */
  HaircutParts parts(double holdingValue, double tailCorrelation);

  /**
   * Returns what a holding is worth to the account: an asset min(mark, oracle)·quantity·(1 − H), a
   * debt max(mark, oracle)·quantity without relief. Of two prices the one that is worse for the
   * holder counts, so one venue's price alone can never raise a value.
   *
   * @param quantity units of the asset; negative is a debt
   * @param markPrice price at the venue, positive
   * @param oraclePrice price told by others, positive; the mark price where there is no other
   * @param tailCorrelation correlation of the asset's fall with the portfolio's loss in the tail;
   *     in [−1, 1]
   * @throws IllegalArgumentException if a value is outside its range, NaN or infinite
   */
  default CollateralValue value(
      double quantity, double markPrice, double oraclePrice, double tailCorrelation) {
    double mark = Checks.price("markPrice", markPrice);
    double oracle = Checks.price("oraclePrice", oraclePrice);
    double price = quantity < 0.0 ? Math.max(mark, oracle) : Math.min(mark, oracle);
    double gross = Checks.finite("quantity", quantity) * price;
    HaircutParts haircut = gross < 0.0 ? NONE : parts(gross, tailCorrelation);
    return new CollateralValue(gross, haircut);
  }
}
