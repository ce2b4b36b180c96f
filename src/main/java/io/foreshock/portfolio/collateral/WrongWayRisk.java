package io.foreshock.portfolio.collateral;

import io.foreshock.policy.Ppm;

/**
 * The haircut for collateral that falls when the portfolio loses: H_wwr = w(ρ)·F.
 *
 * <ul>
 *   <li>w(ρ) = 0 up to a tail correlation ρ of 0.3, (ρ − 0.3) ÷ 0.7 above, so 1 at ρ = 1.
 *   <li>F = 1 − (1 − H_mkt)(1 − H_fx)(1 − J), the asset's own fall; J is the depth of a jump off
 *       the peg, 0 without one.
 * </ul>
 *
 * <p>The other parts hold for a fall during the sale. At ρ = 1 the loss that makes the sale
 * necessary comes with a fall of the collateral as large as that, before the sale begins; so the
 * fall counts twice, once before and once while selling, and a peg that stands for the same risk is
 * taken as gone. The form is a judgement, continuous and monotone in ρ and in every part of F.
 */
final class WrongWayRisk {

  private static final long HARMLESS_PPM = 300_000;

  private WrongWayRisk() {}

  static long haircutPpm(double tailCorrelation, long marketPpm, long currencyPpm, long depthPpm) {
    long price = Ppm.compoundRoundedUp(marketPpm, currencyPpm);
    return Ppm.multiplyRoundedUp(
        weightPpm(tailCorrelation), Ppm.compoundRoundedUp(price, depthPpm));
  }

  static long weightPpm(double tailCorrelation) {
    if (!(tailCorrelation >= -1.0 && tailCorrelation <= 1.0)) {
      throw new IllegalArgumentException(
          "tailCorrelation must be in [-1, 1], was " + tailCorrelation);
    }
    long correlationPpm = (long) Math.ceil(tailCorrelation * Ppm.ONE);
    long abovePpm = Math.max(0, correlationPpm - HARMLESS_PPM);
    return Math.ceilDiv(abovePpm * Ppm.ONE, Ppm.ONE - HARMLESS_PPM);
  }
}
