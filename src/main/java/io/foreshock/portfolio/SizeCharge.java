package io.foreshock.portfolio;

import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;
import io.foreshock.portfolio.liquidity.ConcentrationTiers;
import io.foreshock.portfolio.liquidity.LiquidityCharge;
import io.foreshock.portfolio.liquidity.MarketLiquidity;

/**
 * What the size of a market's net position costs beyond its published margin. A position that can
 * be sold within the margin period at the participation rate costs nothing more: the published
 * parameter is meant for it. Beyond that size N₀:
 *
 * <p>liquidity = cost(N) − cost(N₀), with {@link LiquidityCharge}; concentration by {@link
 * ConcentrationTiers}. Both are continuous and convex and grow faster than size.
 *
 * @param liquidityUsd cost of selling, dollars, not negative
 * @param concentrationUsd margin for the longer time that selling takes, dollars, not negative
 */
record SizeCharge(double liquidityUsd, double concentrationUsd) {

  /** The charge of what can be sold within the margin period. */
  static final SizeCharge NONE = new SizeCharge(0.0, 0.0);

  /**
   * Returns the charge of a net exposure.
   *
   * @param exposureUsd signed, dollars
   * @param published margin per side
   */
  static SizeCharge of(PortfolioMarket market, double exposureUsd, SidedPpm published) {
    double notional = exposureUsd / market.usdPerQuote();
    HaircutRules rules = market.rules();
    MarketLiquidity liquidity = market.liquidity();
    long marginPpm = exposureUsd < 0.0 ? published.shortPpm() : published.longPpm();
    double concentration =
        ConcentrationTiers.of(marginPpm, liquidity, rules.participationPpm(), market.horizonDays())
            .concentration(notional);
    return new SizeCharge(
        sellingCost(market, notional) * market.usdPerQuote(), concentration * market.usdPerQuote());
  }

  private static double sellingCost(PortfolioMarket market, double notional) {
    LiquidityCharge charge = LiquidityCharge.of(market.rules(), market.liquidity());
    double free =
        (double) market.rules().participationPpm()
            / Ppm.ONE
            * market.liquidity().dailyTurnover()
            * market.horizonDays();
    double size = Math.abs(notional);
    return size <= free ? 0.0 : charge.charge(size) - charge.charge(free);
  }
}
