package io.foreshock.portfolio.liquidity;

import io.foreshock.market.AssetClass;

/**
 * What is assumed of a market's liquidity where its bars do not tell, by asset class.
 *
 * <p>The values are judgements, not measurements: each is meant for a thin market of its class, so
 * that a market of which nothing is known is charged like one that is hard to sell. A turnover
 * counts units of the quote currency whatever they are worth: of a market in yen it is stricter
 * than of one in dollars.
 *
 * <ul>
 *   <li>FX: half-spread 5 bp, 10⁹ a day: currencies of small countries, not the majors.
 *   <li>INDEX: 5 bp, 5·10⁸: futures of a small country's index.
 *   <li>METAL: 10 bp, 5·10⁸: silver rather than gold.
 *   <li>EQUITY: 25 bp, 2·10⁷: a share of middle size.
 *   <li>CRYPTO: 50 bp, 5·10⁶: a token outside the first hundred.
 *   <li>UNCLASSIFIED: 200 bp, 10⁶: the strictest.
 * </ul>
 *
 * <p>The least half-spread is a tenth of the prior. An estimate from bars is noise around a small
 * number and often 0, but nobody trades at no cost.
 *
 * @param halfSpread prior of half the spread, fraction of price
 * @param leastHalfSpread least half-spread taken from an estimate, fraction of price
 * @param dailyTurnover prior of the turnover, units of quote currency a day
 * @param volumeInUnits whether volume × price is a turnover of the market itself; the volume of an
 *     index counts shares of its members, which times the index level is no amount of money
 */
record ClassLiquidity(
    double halfSpread, double leastHalfSpread, double dailyTurnover, boolean volumeInUnits) {

  private static final double LEAST_SHARE = 0.1;

  /** Returns the priors of a class. */
  static ClassLiquidity of(AssetClass assetClass) {
    return switch (assetClass) {
      case FX -> prior(5e-4, 1e9, true);
      case INDEX -> prior(5e-4, 5e8, false);
      case METAL -> prior(1e-3, 5e8, true);
      case EQUITY -> prior(2.5e-3, 2e7, true);
      case CRYPTO -> prior(5e-3, 5e6, true);
      case UNCLASSIFIED -> prior(2e-2, 1e6, true);
    };
  }

  private static ClassLiquidity prior(double halfSpread, double turnover, boolean volumeInUnits) {
    return new ClassLiquidity(halfSpread, LEAST_SHARE * halfSpread, turnover, volumeInUnits);
  }
}
