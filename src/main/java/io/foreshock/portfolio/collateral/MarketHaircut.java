package io.foreshock.portfolio.collateral;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.policy.HaircutSchedule;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.liquidity.MarketLiquidity;
import java.util.Optional;

/**
 * The haircut of an asset that has a market of its own. Market and liquidity parts are those of
 * {@link HaircutSchedule} at the size of the holding, holding value ÷ daily turnover, under the
 * held regime; so class table, regime factor and time to sell are in them. The market part is at
 * least the haircut in force: what is published is never undercut.
 *
 * @param schedule the market's haircuts
 * @param regime the held regime
 * @param inForcePpm published haircut of the market, ppm of value; in [0, 10⁶]
 * @param liquidity the market's liquidity
 * @param currency currency the market is quoted in
 * @param peg the peg the asset holds, empty for what is not pegged
 */
public record MarketHaircut(
    HaircutSchedule schedule,
    Regime regime,
    long inForcePpm,
    MarketLiquidity liquidity,
    String currency,
    Optional<PeggedAsset> peg)
    implements CollateralHaircut {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code inForcePpm} is outside its range
   */
  public MarketHaircut {
    if (!(inForcePpm >= 0 && inForcePpm <= Ppm.ONE)) {
      throw new IllegalArgumentException("inForcePpm must be in [0, 1000000], was " + inForcePpm);
    }
  }

  @Override
  public HaircutParts parts(double holdingValue, double tailCorrelation) {
    long share = liquidity.sizeSharePpm(holdingValue);
    double days = schedule.liquidationDays(share);
    long marketPpm = Math.max(inForcePpm, schedule.marketPartPpm(regime, share));
    long currencyPpm = CurrencyRisk.haircutPpm(currency, days);
    DepegJump jump = DepegJump.of(peg, days);
    return HaircutParts.of(
        marketPpm,
        schedule.liquidityPartPpm(share),
        currencyPpm,
        WrongWayRisk.haircutPpm(tailCorrelation, marketPpm, currencyPpm, jump.depthPpm()),
        jump.haircutPpm());
  }
}
