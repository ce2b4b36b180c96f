package io.foreshock.evaluation;

/**
 * Pinball (tick, quantile) loss of a value at risk. In losses, L(x, v) = (x − v)⁺ − α(x − v), the
 * same number as (α − 1{y ≤ q})(y − q) for the return y = −x and its α quantile q = −v.
 *
 * <p>Reference: R. Koenker, G. Bassett, "Regression quantiles", Econometrica 46 (1978), 33–50.
 */
public final class PinballLoss {

  private PinballLoss() {}

  /**
   * Returns the loss of one forecast, at least 0, in the unit of the losses.
   *
   * @param loss realised loss x, positive where bad, finite
   * @param valueAtRisk forecast v of the loss exceeded with probability alpha, same unit
   * @param alpha tail probability, in (0, 1)
   */
  public static double loss(double loss, double valueAtRisk, double alpha) {
    Rows.requireTailProbability(alpha);
    Rows.requireFinite("loss", loss);
    Rows.requireFinite("valueAtRisk", valueAtRisk);
    double excess = loss - valueAtRisk;
    return Math.max(excess, 0.0) - alpha * excess;
  }

  /**
   * Returns the mean loss over rows.
   *
   * @param losses realised losses
   * @param valuesAtRisk forecasts, as many
   * @param alpha tail probability, in (0, 1)
   */
  public static double mean(double[] losses, double[] valuesAtRisk, double alpha) {
    Rows.requireSame(losses.length, valuesAtRisk.length);
    double sum = 0.0;
    for (int t = 0; t < losses.length; t++) {
      sum += loss(losses[t], valuesAtRisk[t], alpha);
    }
    return sum / losses.length;
  }
}
