package io.foreshock.evaluation;

/**
 * Daily e-value of a pair (VaR, ES): e = max(L − VaR, 0) ÷ (α·max(ES − VaR, 10⁻⁶·VaR)). Its
 * conditional mean is at most 1 where VaR is right and ES not too low, so the wealth of betting on
 * it, {@link EvalueWealth}, is a test that may be looked at every day.
 *
 * <p>Reference: Q. Wang, R. Wang, J. Ziegel, "E-backtesting", Management Science 2025 (arXiv
 * 2209.00991).
 */
public final class ExpectedShortfallEValue {

  /** Least ES − VaR, in units of VaR: keeps the e-value finite where a forecast has ES = VaR. */
  private static final double LEAST_GAP = 1e-6;

  private ExpectedShortfallEValue() {}

  /**
   * Returns the e-value of one day, at least 0, free of the unit of losses.
   *
   * @param loss realised loss, positive where bad, finite
   * @param valueAtRisk raw forecast in the unit of the loss, positive
   * @param expectedShortfall raw forecast, not below {@code valueAtRisk}, finite
   * @param alpha tail probability of the forecast, in (0, 1)
   */
  public static double of(double loss, double valueAtRisk, double expectedShortfall, double alpha) {
    Rows.requireTailProbability(alpha);
    Rows.requireFinite("loss", loss);
    requireTail(valueAtRisk, expectedShortfall);
    double gap = Math.max(expectedShortfall - valueAtRisk, LEAST_GAP * valueAtRisk);
    return Math.max(loss - valueAtRisk, 0.0) / (alpha * gap);
  }

  /** Demands 0 &lt; VaR ≤ ES, both finite. */
  static void requireTail(double valueAtRisk, double expectedShortfall) {
    if (!(valueAtRisk > 0.0)) {
      throw new IllegalArgumentException("valueAtRisk must be positive, was " + valueAtRisk);
    }
    if (!(expectedShortfall >= valueAtRisk && expectedShortfall < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "expectedShortfall must be finite and at least "
              + valueAtRisk
              + ", was "
              + expectedShortfall);
    }
  }
}
