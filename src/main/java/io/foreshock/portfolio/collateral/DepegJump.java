package io.foreshock.portfolio.collateral;

import io.foreshock.policy.Ppm;
import java.util.Optional;

/**
 * The jump of a pegged asset that leaves its peg while it is being sold: p(T)·J, with p(T) = 1 − (1
 * − p)^T for T days to sell, the chance p per day of leaving the peg by more than 1 % and the depth
 * J of the fall. All rounded up.
 *
 * <p>It is an expected loss, not a quantile: it asks a price for the risk and does not cover the
 * day on which a peg breaks for good.
 *
 * @param chancePpm p(T), ppm; in [0, 10⁶]
 * @param depthPpm J, ppm of value; in [0, 10⁶]
 */
public record DepegJump(long chancePpm, long depthPpm) {

  private static final DepegJump NONE = new DepegJump(0, 0);

  /**
   * Returns the jump over a time to sell; none where there is no peg.
   *
   * @param peg the peg, empty for what is not pegged
   * @param liquidationDays T, days, non-negative and finite
   * @throws IllegalArgumentException if the time is outside its range or NaN
   */
  public static DepegJump of(Optional<PeggedAsset> peg, double liquidationDays) {
    if (!(liquidationDays >= 0.0 && liquidationDays < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "liquidationDays must be non-negative and finite, was " + liquidationDays);
    }
    return peg.map(asset -> over(asset, liquidationDays)).orElse(NONE);
  }

  private static DepegJump over(PeggedAsset asset, double days) {
    double stays = StrictMath.log1p(-(double) asset.chancePpm() / Ppm.ONE);
    double chance = -StrictMath.expm1(days * stays);
    return new DepegJump(Ppm.ofFractionRoundedUp(chance), asset.depthPpm());
  }

  /** Returns p(T)·J, ppm of value, rounded up. */
  public long haircutPpm() {
    return Ppm.multiplyRoundedUp(chancePpm, depthPpm);
  }
}
