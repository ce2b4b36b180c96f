package io.foreshock.forecast.tail;

/**
 * Adaptive conformal guard: adds to a value at risk the quantile of its past misses, at a level
 * that falls after a breach and rises a little otherwise, α' = α_t + γ(α − 1{breach}). It brings
 * the coverage to 1 − α over time whatever the model behind the forecast and however the market
 * drifts.
 *
 * <p>A score is (loss − VaR) ÷ scale. The add-on is the ⌈(n + 1)(1 − α_t)⌉-th smallest of the last
 * n scores; where the paper's set would be infinite it is the largest score, and where empty the
 * smallest. Breaches are counted against the guard before {@code neverBelowBase} is applied, so
 * that a long calm under a cautious base does not leave α_t far above α when the market turns.
 *
 * <p>Reference: I. Gibbs, E. Candès, "Adaptive conformal inference under distribution shift",
 * NeurIPS 34 (2021), 1660–1672.
 *
 * @param alpha target tail probability α, in (0, 0.5)
 * @param stepSize γ, in [0, 1]; 0 keeps the level fixed; 0.005 is the paper's choice
 * @param window scores kept, at least 1/α; the guard adds nothing before it has 1/α of them
 * @param neverBelowBase true to widen only: a negative add-on becomes 0
 */
public record AdaptiveConformal(double alpha, double stepSize, int window, boolean neverBelowBase) {

  /** Checks every range. */
  public AdaptiveConformal {
    ScaledLosses.requireLevel(alpha);
    if (!(stepSize >= 0.0 && stepSize <= 1.0)) {
      throw new IllegalArgumentException("stepSize must be in [0, 1], was " + stepSize);
    }
    if (!(window * alpha >= 1.0)) {
      throw new IllegalArgumentException("window must be at least 1 / alpha, was " + window);
    }
  }

  /** Returns the state before the first day: no scores, level α. */
  public AdaptiveConformalState start() {
    return new AdaptiveConformalState(alpha, new double[0]);
  }

  /**
   * Returns the guarded value at risk of the next day, a log loss ≥ 0.
   *
   * @param state after the last day known
   * @param valueAtRisk base forecast of the day, ≥ 0
   * @param scale what scores are measured in, positive: the day's sigma, or 1 for a plain add-on
   */
  public double guarded(AdaptiveConformalState state, double valueAtRisk, double scale) {
    double free = unrestricted(state, valueAtRisk, scale);
    return neverBelowBase ? Math.max(valueAtRisk, free) : free;
  }

  private double unrestricted(AdaptiveConformalState state, double valueAtRisk, double scale) {
    if (!(valueAtRisk >= 0.0 && valueAtRisk < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "valueAtRisk must be finite and not negative, was " + valueAtRisk);
    }
    if (!(scale > 0.0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale must be positive and finite, was " + scale);
    }
    return acts(state) ? Math.max(0.0, valueAtRisk + scale * state.quantile()) : valueAtRisk;
  }

  /** Tells whether there are scores enough, 1/α, for the guard to move the base. */
  public boolean acts(AdaptiveConformalState state) {
    return state.observations() * alpha >= 1.0;
  }

  /**
   * Returns the state after a day.
   *
   * @param state before it
   * @param valueAtRisk base forecast that was made for the day, ≥ 0
   * @param scale the scale that was used for the day, positive
   * @param loss realised log loss of the day, finite
   */
  public AdaptiveConformalState update(
      AdaptiveConformalState state, double valueAtRisk, double scale, double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalArgumentException("loss must be finite, was " + loss);
    }
    double breach = loss > unrestricted(state, valueAtRisk, scale) ? 1.0 : 0.0;
    double level = acts(state) ? state.level() + stepSize * (alpha - breach) : state.level();
    return state.with(level, (loss - valueAtRisk) / scale, window);
  }
}
