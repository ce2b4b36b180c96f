package io.foreshock.portfolio.collateral;

import io.foreshock.policy.Ppm;

/**
 * A haircut and what it is made of, ppm of value, each in [0, 10⁶] and rounded up.
 *
 * <p>H = min(1, 1 − (1 − H_mkt)(1 − H_liq)(1 − H_fx)(1 − H_wwr) + p·J). The product is rounded up
 * at each of its three steps, so the total is at most 3 ppm above the exact one.
 *
 * @param marketPpm H_mkt, the fall of the price over the time to sell
 * @param liquidityPpm H_liq, the impact of selling
 * @param currencyPpm H_fx, the fall of the currency the asset is quoted in
 * @param wrongWayPpm H_wwr, that the asset falls when the portfolio loses
 * @param jumpPpm p·J, that a pegged asset leaves its peg
 * @param totalPpm H
 */
public record HaircutParts(
    long marketPpm,
    long liquidityPpm,
    long currencyPpm,
    long wrongWayPpm,
    long jumpPpm,
    long totalPpm) {

  /** Composes the total. */
  static HaircutParts of(
      long marketPpm, long liquidityPpm, long currencyPpm, long wrongWayPpm, long jumpPpm) {
    long sold = Ppm.compoundRoundedUp(marketPpm, liquidityPpm);
    long converted = Ppm.compoundRoundedUp(sold, currencyPpm);
    long compound = Ppm.compoundRoundedUp(converted, wrongWayPpm);
    return new HaircutParts(
        marketPpm,
        liquidityPpm,
        currencyPpm,
        wrongWayPpm,
        jumpPpm,
        Math.min(Ppm.ONE, compound + jumpPpm));
  }
}
