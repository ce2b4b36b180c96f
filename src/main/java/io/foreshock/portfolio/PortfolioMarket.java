package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.policy.HaircutRules;
import io.foreshock.portfolio.liquidity.MarketLiquidity;
import io.foreshock.portfolio.pricing.OptionTerms;
import io.foreshock.portfolio.scenario.ScenarioMarket;

/**
 * A market as a portfolio sees it.
 *
 * @param scenario its days, today's volatility and published margins
 * @param markPrice price that margins are a fraction of, quote currency, positive; also the higher
 *     of the two that gains are counted at
 * @param lowPrice the lower of the two, positive; the mark itself where its price is certain
 * @param usdPerQuote value of one unit of the quote currency in US dollars, positive
 * @param liquidity what is known of its liquidity
 * @param rules impact and participation of its profile
 * @param horizonHours margin period of its profile, positive
 * @param tradingDaysPerYear days over which a year's volatility is made, positive
 */
public record PortfolioMarket(
    ScenarioMarket scenario,
    double markPrice,
    double lowPrice,
    double usdPerQuote,
    MarketLiquidity liquidity,
    HaircutRules rules,
    long horizonHours,
    int tradingDaysPerYear) {

  /**
   * Checks the prices.
   *
   * @throws IllegalArgumentException if a price is not positive and finite, or the lower price is
   *     above the mark
   */
  public PortfolioMarket {
    requirePositive("markPrice", markPrice);
    requirePositive("lowPrice", lowPrice);
    if (!(lowPrice <= markPrice)) {
      throw new IllegalArgumentException(
          "lowPrice must be at most the mark of " + markPrice + ", was " + lowPrice);
    }
    requirePositive("usdPerQuote", usdPerQuote);
    requirePositive("horizonHours", horizonHours);
    requirePositive("tradingDaysPerYear", tradingDaysPerYear);
  }

  /** Makes a market whose price is certain. */
  public PortfolioMarket(
      ScenarioMarket scenario,
      double markPrice,
      double usdPerQuote,
      MarketLiquidity liquidity,
      HaircutRules rules,
      long horizonHours,
      int tradingDaysPerYear) {
    this(
        scenario,
        markPrice,
        markPrice,
        usdPerQuote,
        liquidity,
        rules,
        horizonHours,
        tradingDaysPerYear);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }

  /** Returns the market. */
  public MarketId marketId() {
    return scenario.residuals().marketId();
  }

  /** Returns today's forecast of the volatility of a day, log. */
  double dailyVolatility() {
    return scenario.dailyVolatility();
  }

  /** Returns the margin period in calendar days. */
  double horizonDays() {
    return horizonHours / 24.0;
  }

  /** Returns today's volatility per year, at most what an option may be priced at. */
  double yearlyVolatility() {
    double yearly = dailyVolatility() * Math.sqrt(tradingDaysPerYear);
    return Math.min(OptionTerms.MAXIMUM_VOLATILITY, yearly);
  }
}
