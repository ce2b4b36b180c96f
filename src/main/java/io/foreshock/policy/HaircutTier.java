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
   * Returns the nodes in force beside a haircut in force: each keeps its own part 1 − (1 − H) ÷ (1
   * − H₀) of size on top of the first node's, so all nodes move together with the haircut and none
   * jumps ahead of a notice. They stay monotone and begin at the haircut in force.
   *
   * @param asked nodes that the schedule asks for, ascending in size and haircut, at least one
   * @param inForcePpm haircut in force at the size of the first node, ppm; in [0, 10⁶]
   * @throws IllegalArgumentException if {@code inForcePpm} is outside its range or there is no node
   */
  public static List<HaircutTier> coupled(List<HaircutTier> asked, long inForcePpm) {
    Ppm.requireInRange("tiers", asked.size(), 1, Integer.MAX_VALUE);
    long kept = Ppm.ONE - asked.getFirst().haircutPpm();
    return asked.stream()
        .map(tier ->
            new HaircutTier(
                tier.lowerSharePpm(), Ppm.compoundRoundedUp(inForcePpm, ownPart(tier, kept))))
        .toList();
  }

  /** Returns 1 − (1 − H) ÷ (1 − H₀), ppm, rounded up; 0 where nothing is left of the first. */
  private static long ownPart(HaircutTier tier, long keptPpm) {
    return keptPpm == 0 ? 0 : Ppm.ONE - Ppm.ratioRoundedDown(Ppm.ONE - tier.haircutPpm(), keptPpm);
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
