package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import java.util.ArrayList;
import java.util.List;

/**
 * Collateral haircuts by class, regime, volatility, time to sell and size, H = 1 − (1 − H_mkt)(1 −
 * H_liq).
 *
 * <ul>
 *   <li>T = max(class hours, size ÷ (participation · daily volume)), in days.
 *   <li>H_mkt = max(1 − e^(−VaR_log(T)), floor(T)) × regime multiplier, at most 1. VaR_log(T) is
 *       the daily VaR times the caller's term structure. The floor is the class table value for ten
 *       days, times √(T/10) for longer T, as CRE22 scales its haircuts; it is not scaled down.
 *   <li>H_liq = Y·σ_day·√(Q/V), the square-root impact, at most 1.
 * </ul>
 *
 * The result never falls when size, volatility, time to sell or the severity of the regime rises.
 *
 * <p>References: Basel Committee on Banking Supervision, CRE22 (supervisory haircuts and their
 * scaling with the holding period); R. Almgren, C. Thum, E. Hauptmann and H. Li, "Direct estimation
 * of equity market impact", Risk 18 (2005), for the square-root law.
 */
public final class HaircutSchedule {

  private static final double HOURS_OF_A_DAY = 24.0;
  private static final double TABLE_DAYS = 10.0; // holding period of the class table
  private static final double LARGEST_LOG_LOSS = 50.0; // e^−50 is far below one ppm

  private final HaircutRules rules;
  private final double dailyLogVar;
  private final double dailyVolatility;
  private final double[] horizonScale;

  /**
   * Creates the schedule of a market at one moment.
   *
   * @param rules class values of the profile
   * @param dailyLogVar VaR 99 % of the next day as a log loss, non-negative
   * @param dailyVolatility σ of a day, log, in [0, 4]
   * @param horizonScale VaR over k + 1 days ÷ VaR over one day, at least one entry, non-decreasing
   *     from a first entry of at least 1; beyond the last it grows with √T, below a day it falls so
   * @throws IllegalArgumentException if a value is outside its range or NaN
   */
  public HaircutSchedule(
      HaircutRules rules, double dailyLogVar, double dailyVolatility, double[] horizonScale) {
    if (!(dailyLogVar >= 0.0 && dailyLogVar <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "dailyLogVar must be non-negative and finite, was " + dailyLogVar);
    }
    double largest = (double) Ppm.MAXIMUM_LEVEL / Ppm.ONE;
    if (!(dailyVolatility >= 0.0 && dailyVolatility <= largest)) {
      throw new IllegalArgumentException(
          "dailyVolatility must be in [0, " + largest + "], was " + dailyVolatility);
    }
    requireNonDecreasing(horizonScale);
    this.rules = rules;
    this.dailyLogVar = dailyLogVar;
    this.dailyVolatility = dailyVolatility;
    this.horizonScale = horizonScale.clone();
  }

  private static void requireNonDecreasing(double[] scale) {
    double previous = 1.0;
    for (int i = 0; i < scale.length; i++) {
      if (!(scale[i] >= previous && scale[i] <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "horizonScale must not decrease from 1, entry " + i + " was " + scale[i]);
      }
      previous = scale[i];
    }
    if (scale.length == 0) {
      throw new IllegalArgumentException("horizonScale must have at least one entry, had 0");
    }
  }

  /**
   * Returns the haircut of integers, ppm, rounded up: what {@link MarginPolicy} takes as target.
   *
   * @param rules class values of the profile
   * @param regime the held regime
   * @param input market part, volatility and size
   */
  public static long haircutPpm(HaircutRules rules, Regime regime, HaircutInput input) {
    return Ppm.compoundRoundedUp(
        marketPartPpm(rules, regime, input), liquidityPartPpm(rules, input));
  }

  private static long marketPartPpm(HaircutRules rules, Regime regime, HaircutInput input) {
    long floored = Math.max(input.marketPpm(), rules.haircutFloorPpm());
    return atMostOne(Ppm.multiplyRoundedUp(floored, rules.multipliers().of(regime)));
  }

  private static long liquidityPartPpm(HaircutRules rules, HaircutInput input) {
    long impact = Ppm.multiplyRoundedUp(rules.impactPpm(), input.dailyVolatilityPpm());
    long root = Ppm.squareRootRoundedUp(input.sizeSharePpm());
    return atMostOne(Ppm.multiplyRoundedUp(impact, root));
  }

  private static long atMostOne(long ppm) {
    return Math.min(Ppm.ONE, ppm);
  }

  /**
   * Returns the time to sell, days.
   *
   * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if it is outside its range
   */
  public double liquidationDays(long sizeSharePpm) {
    Ppm.requireInRange("sizeSharePpm", sizeSharePpm, 0, HaircutInput.LARGEST_SHARE);
    return Math.max(
        rules.liquidationHours() / HOURS_OF_A_DAY,
        (double) sizeSharePpm / (double) rules.participationPpm());
  }

  /**
   * Returns the market part for a size before the regime multiplier, ppm, rounded up: the loss at
   * the log VaR over the time to sell, at least the class floor over that time.
   *
   * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if it is outside its range
   */
  public long marketPpm(long sizeSharePpm) {
    double days = liquidationDays(sizeSharePpm);
    double logVar = Math.min(LARGEST_LOG_LOSS, dailyLogVar * scale(days));
    double loss = -StrictMath.expm1(-logVar);
    double floor = rules.haircutFloorPpm() * Math.sqrt(Math.max(1.0, days / TABLE_DAYS)) / Ppm.ONE;
    return atMostOne(Ppm.ofFractionRoundedUp(Math.max(loss, floor)));
  }

  /** Returns VaR over {@code days} ÷ VaR over one day. */
  private double scale(double days) {
    if (days <= 1.0) {
      return horizonScale[0] * Math.sqrt(days);
    }
    int last = horizonScale.length;
    if (days >= last) {
      return horizonScale[last - 1] * Math.sqrt(days / last);
    }
    int whole = (int) days;
    double rise = horizonScale[whole] - horizonScale[whole - 1];
    return Math.min(horizonScale[whole], horizonScale[whole - 1] + rise * (days - whole));
  }

  /**
   * Returns what the policy needs of this schedule at a reference size.
   *
   * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if it is outside its range
   */
  public HaircutInput input(long sizeSharePpm) {
    return new HaircutInput(
        marketPpm(sizeSharePpm), Ppm.ofFractionRoundedUp(dailyVolatility), sizeSharePpm);
  }

  /**
   * Returns the haircut of a size, ppm, rounded up.
   *
   * @param regime the held regime
   * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if it is outside its range
   */
  public long haircutPpm(Regime regime, long sizeSharePpm) {
    return haircutPpm(rules, regime, input(sizeSharePpm));
  }

  /**
   * Returns H_mkt of a size under a regime, ppm, rounded up; in [class floor, 10⁶].
   *
   * @param regime the held regime
   * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if it is outside its range
   */
  public long marketPartPpm(Regime regime, long sizeSharePpm) {
    return marketPartPpm(rules, regime, input(sizeSharePpm));
  }

  /**
   * Returns H_liq of a size, ppm, rounded up; in [0, 10⁶].
   *
   * @param sizeSharePpm quantity ÷ daily volume, ppm; in [0, 10⁹]
   * @throws IllegalArgumentException if it is outside its range
   */
  public long liquidityPartPpm(long sizeSharePpm) {
    return liquidityPartPpm(rules, input(sizeSharePpm));
  }

  /**
   * Returns the nodes of a continuous schedule by size, for {@link HaircutTier#haircutPpm(List,
   * long)}.
   *
   * @param regime the held regime
   * @param sharesPpm sizes of the nodes as quantity ÷ daily volume, ppm, ascending; in [0, 10⁹]
   * @throws IllegalArgumentException if the sizes do not ascend or are outside the range
   */
  public List<HaircutTier> tiers(Regime regime, long... sharesPpm) {
    List<HaircutTier> tiers = new ArrayList<>();
    for (long share : sharesPpm) {
      if (!tiers.isEmpty() && !(share > tiers.getLast().lowerSharePpm())) {
        throw new IllegalArgumentException("sharesPpm must ascend, " + share + " does not");
      }
      tiers.add(new HaircutTier(share, haircutPpm(regime, share)));
    }
    return List.copyOf(tiers);
  }
}
