package io.foreshock.portfolio.collateral;

import io.foreshock.policy.Ppm;

/**
 * What a holding is worth to a margin account.
 *
 * @param gross quantity × the price that counts, units of quote currency; negative for a debt
 * @param haircut the haircut with its parts; none for a debt
 */
public record CollateralValue(double gross, HaircutParts haircut) {

  /** Returns gross·(1 − H), units of quote currency. */
  public double value() {
    return gross * ((double) (Ppm.ONE - haircut.totalPpm()) / Ppm.ONE);
  }
}
