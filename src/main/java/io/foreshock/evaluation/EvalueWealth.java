package io.foreshock.evaluation;

import java.util.List;

/**
 * Wealth of one market-side's bets against a model, W_t = ∏(1 − λ_s + λ_s·e_s), begun at 1 when the
 * model is promoted. A wealth of 20 or more rejects the model at 5 % at any time looked at (Ville).
 *
 * <p>The stake is fixed before the day's e-value from earlier ones alone: λ_t = Σ(e_s − 1) ÷ Σ(e_s
 * − 1)², s &lt; t, kept in [0, ½]. It is the growth-optimal stake of the past to second order,
 * called aGRAPA. Without a past, and as long as the past gives nothing to gain, nothing is staked
 * and the wealth stands still. Two sums are the whole memory, so a wealth can be stored and carried
 * on.
 *
 * <p>Reference: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by
 * betting", Journal of the Royal Statistical Society B 86 (2024), 1–27; Q. Wang, R. Wang, J.
 * Ziegel, "E-backtesting" (arXiv 2209.00991).
 *
 * @param days e-values seen, at least 0
 * @param logWealth ln W, so that no run of days overflows; finite
 * @param excess Σ(e_s − 1), finite
 * @param squaredExcess Σ(e_s − 1)², at least 0
 */
public record EvalueWealth(int days, double logWealth, double excess, double squaredExcess) {

  /** Mean wealth at which a model is demoted, and wealth at which one market is tightened. */
  public static final double DEMOTION = 20.0;

  /** Largest stake: one day with e = 0 costs at most half the wealth. */
  public static final double LARGEST_STAKE = 0.5;

  /** Wealth at promotion: 1, and nothing seen. */
  public static final EvalueWealth START = new EvalueWealth(0, 0.0, 0.0, 0.0);

  /** Checks the ranges. */
  public EvalueWealth {
    if (!(days >= 0)) {
      throw new IllegalArgumentException("days must be at least 0, were " + days);
    }
    Rows.requireFinite("logWealth", logWealth);
    Rows.requireFinite("excess", excess);
    if (!(squaredExcess >= 0.0 && squaredExcess < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "squaredExcess must be at least 0 and finite, was " + squaredExcess);
    }
  }

  /** Returns the stake λ of the next day, in [0, ½]. */
  public double stake() {
    return excess > 0.0 ? Math.min(excess / squaredExcess, LARGEST_STAKE) : 0.0;
  }

  /**
   * Returns the wealth after one more day, staked on what was known before it. Days must not
   * overlap.
   *
   * @param eValue e-value of the day, at least 0, finite
   */
  public EvalueWealth with(double eValue) {
    if (!(eValue >= 0.0 && eValue < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("eValue must be at least 0 and finite, was " + eValue);
    }
    double gain = eValue - 1.0;
    return new EvalueWealth(
        days + 1,
        logWealth + StrictMath.log1p(stake() * gain),
        excess + gain,
        squaredExcess + gain * gain);
  }

  /** Returns W, above 0; infinite beyond the range of doubles. */
  public double wealth() {
    return StrictMath.exp(logWealth);
  }

  /**
   * Returns the mean wealth of a model's market-sides; from {@link #DEMOTION} on it is demoted.
   *
   * @param sides wealths begun at the same promotion, at least one
   */
  public static double meanWealth(List<EvalueWealth> sides) {
    return sides.stream()
        .mapToDouble(EvalueWealth::wealth)
        .average()
        .orElseThrow(() -> new IllegalArgumentException("sides must not be empty"));
  }
}
