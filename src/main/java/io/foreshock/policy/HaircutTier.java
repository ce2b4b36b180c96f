package io.foreshock.policy;

import java.util.List;

/**
 * A node of a haircut by size; between nodes the haircut is linear, so there are no cliffs.
 *
 * @param lowerSharePpm quantity ÷ daily volume where the tier begins, ppm
 * @param haircutPpm haircut there, ppm of collateral value; in [0, 10⁶]
 */
public record HaircutTier(long lowerSharePpm, long haircutPpm) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public HaircutTier {
    Ppm.requireInRange("lowerSharePpm", lowerSharePpm, 0, HaircutInput.LARGEST_SHARE);
    Ppm.requireInRange("haircutPpm", haircutPpm, 0, Ppm.ONE);
  }

  /**
   * Returns the haircut of a size, ppm, rounded up: linear between the nodes, and that of the first
   * and last node outside.
   *
   * @param tiers nodes ascending in size, at least one
   * @param sharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if {@code sharePpm} is outside its range or there is no node
   */
  public static long haircutPpm(List<HaircutTier> tiers, long sharePpm) {
    Ppm.requireInRange("tiers", tiers.size(), 1, Integer.MAX_VALUE);
    Ppm.requireInRange("sharePpm", sharePpm, 0, HaircutInput.LARGEST_SHARE);
    HaircutTier below = tiers.getFirst();
    for (HaircutTier tier : tiers) {
      if (tier.lowerSharePpm() > sharePpm) {
        return between(below, tier, sharePpm);
      }
      below = tier;
    }
    return below.haircutPpm();
  }

  private static long between(HaircutTier below, HaircutTier above, long sharePpm) {
    long width = above.lowerSharePpm() - below.lowerSharePpm();
    long along = Math.clamp(sharePpm - below.lowerSharePpm(), 0L, Math.max(1L, width));
    long rise = above.haircutPpm() - below.haircutPpm();
    return width == 0 ? above.haircutPpm() : below.haircutPpm() + Math.ceilDiv(rise * along, width);
  }
}
