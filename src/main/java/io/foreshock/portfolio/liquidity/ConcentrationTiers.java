package io.foreshock.portfolio.liquidity;

import io.foreshock.policy.Ppm;
import java.util.ArrayList;
import java.util.List;

/**
 * Margin tiers for positions too large to be sold within the margin period, continuous by
 * deductions: margin = rate_n·|N| − deduction_n, deduction_n = deduction_{n−1} + lower_n·(rate_n −
 * rate_{n−1}), the rule of Hyperliquid's margin tiers.
 *
 * <ul>
 *   <li>The first tier has the published margin fraction r. It ends at L = participation · daily
 *       turnover · margin period, what can be sold within the period.
 *   <li>Tier n ≥ 1 runs from 2ⁿ⁻¹·L to 2ⁿ·L. Its rate is r·√2ⁿ, rounded up to a ppm, at most 1: r·√
 *       (liquidation days ÷ margin period) at its upper end. The last one has no end.
 * </ul>
 *
 * <p>Each rate is that of the further unit, so below the cap the margin of a position that takes q
 * margin periods to sell is at least ⅔·√q·r of its notional. A position that is sold evenly over q
 * periods bears the risk of √(q ÷ 3) of them, as its size falls all the while; the tiers lie above
 * it.
 *
 * <p>The margin is monotone, convex and at most the notional. Therefore one position is never
 * cheaper than the same position split over two accounts.
 */
public final class ConcentrationTiers {

  private static final double LONGEST_DAYS = 3_650.0;

  private final List<ConcentrationTier> tiers;

  private ConcentrationTiers(List<ConcentrationTier> tiers) {
    this.tiers = List.copyOf(tiers);
  }

  /**
   * Returns the tiers of one side of a market.
   *
   * @param marginPpm published margin fraction of the side, ppm of notional; in [1, 10⁶]
   * @param liquidity the market's liquidity
   * @param participationPpm share of the turnover one can sell; in [1, 10⁶]
   * @param marginPeriodDays days the published margin covers; in (0, 3,650]
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static ConcentrationTiers of(
      long marginPpm, MarketLiquidity liquidity, long participationPpm, double marginPeriodDays) {
    requireShare("marginPpm", marginPpm);
    requireShare("participationPpm", participationPpm);
    if (!(marginPeriodDays > 0.0 && marginPeriodDays <= LONGEST_DAYS)) {
      throw new IllegalArgumentException(
          "marginPeriodDays must be in (0, " + LONGEST_DAYS + "], was " + marginPeriodDays);
    }
    double sold = (double) participationPpm / Ppm.ONE * liquidity.dailyTurnover();
    return new ConcentrationTiers(tiers(marginPpm, sold * marginPeriodDays));
  }

  private static void requireShare(String name, long ppm) {
    if (!(ppm >= 1 && ppm <= Ppm.ONE)) {
      throw new IllegalArgumentException(name + " must be in [1, 1000000], was " + ppm);
    }
  }

  private static List<ConcentrationTier> tiers(long marginPpm, double firstEnd) {
    List<ConcentrationTier> tiers = new ArrayList<>();
    tiers.add(new ConcentrationTier(0.0, marginPpm, 0.0));
    double periods = 2.0;
    while (tiers.getLast().ratePpm() < Ppm.ONE) {
      long rate = Math.min(Ppm.ONE, (long) Math.ceil(marginPpm * Math.sqrt(periods)));
      tiers.add(after(tiers.getLast(), 0.5 * periods * firstEnd, rate));
      periods *= 2.0;
    }
    return tiers;
  }

  private static ConcentrationTier after(ConcentrationTier last, double lower, long ratePpm) {
    double rise = fraction(ratePpm - last.ratePpm());
    return new ConcentrationTier(lower, ratePpm, last.deduction() + lower * rise);
  }

  private static double fraction(long ppm) {
    return (double) ppm / Ppm.ONE;
  }

  /** Returns the tiers, ascending in size; the first begins at 0. */
  public List<ConcentrationTier> tiers() {
    return tiers;
  }

  /**
   * Returns the margin of a position, rate·|N| − deduction, units of quote currency.
   *
   * @param notional signed, units of quote currency, net of the market
   * @throws IllegalArgumentException if it is NaN or larger than 10³⁰ in size
   */
  public double margin(double notional) {
    double size = Money.size(notional);
    ConcentrationTier tier = tierOf(size);
    return fraction(tier.ratePpm()) * size - tier.deduction();
  }

  /**
   * Returns what the tiers ask beyond the published margin fraction, margin(N) − r·|N|, units of
   * quote currency; exactly 0 in the first tier.
   *
   * @param notional signed, units of quote currency, net of the market
   * @throws IllegalArgumentException if it is NaN or larger than 10³⁰ in size
   */
  public double concentration(double notional) {
    double size = Money.size(notional);
    ConcentrationTier tier = tierOf(size);
    long rise = tier.ratePpm() - tiers.getFirst().ratePpm();
    return fraction(rise) * size - tier.deduction();
  }

  private ConcentrationTier tierOf(double size) {
    int last = tiers.size() - 1;
    while (last > 0 && tiers.get(last).lowerNotional() >= size) {
      last--;
    }
    return tiers.get(last);
  }
}
