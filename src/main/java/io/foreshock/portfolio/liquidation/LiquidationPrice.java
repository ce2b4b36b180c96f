package io.foreshock.portfolio.liquidation;

import io.foreshock.market.Side;

/**
 * The price at which what is left of a position's collateral equals its maintenance margin.
 *
 * <p>With entry price E, collateral c as a fraction of the notional at entry, and maintenance
 * margin m as a fraction of the notional now, a long position is liquidated at E(1 − c)/(1 − m), a
 * short one at E(1 + c)/(1 + m). Funding and fees are left out.
 */
public final class LiquidationPrice {

  private LiquidationPrice() {}

  /**
   * Returns the liquidation price.
   *
   * @param side direction of the position
   * @param entryPrice E, positive and finite
   * @param collateral c, 1 ÷ leverage, in (0, 1)
   * @param maintenance m, in (0, 1)
   */
  public static double of(Side side, double entryPrice, double collateral, double maintenance) {
    if (!(entryPrice > 0.0 && entryPrice < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "entryPrice must be positive and finite, was " + entryPrice);
    }
    requireFraction("collateral", collateral);
    requireFraction("maintenance", maintenance);
    return side == Side.LONG
        ? entryPrice * ((1.0 - collateral) / (1.0 - maintenance))
        : entryPrice * ((1.0 + collateral) / (1.0 + maintenance));
  }

  private static void requireFraction(String name, double fraction) {
    if (!(fraction > 0.0 && fraction < 1.0)) {
      throw new IllegalArgumentException(name + " must be in (0, 1), was " + fraction);
    }
  }
}
