package io.foreshock.evaluation;

/**
 * FZ0 joint loss of value at risk and expected shortfall. In losses, L = (x − VaR)⁺/(α·ES) + VaR/ES
 * + ln ES − 1; with y = −x, v = −VaR, e = −ES this is −1{y ≤ v}(v − y)/(αe) + v/e + ln(−e) − 1.
 *
 * <p>At the truth its mean is the mean of ln ES, so {@link #excess} is near 0 for a calibrated
 * forecast, above it for one that under-covers and below it for one that over-covers.
 *
 * <p>Reference: A. Patton, J. Ziegel, R. Chen, "Dynamic semiparametric models for expected
 * shortfall (and value-at-risk)", Journal of Econometrics 211 (2019), 388–413.
 */
public final class FisslerZiegel {

  private FisslerZiegel() {}

  /**
   * Returns the loss of one forecast; comparable only between forecasts in the same unit.
   *
   * @param loss realised loss x, positive where bad, finite
   * @param valueAtRisk forecast, in the unit of the loss, finite
   * @param expectedShortfall forecast, positive, not below {@code valueAtRisk}
   * @param alpha tail probability, in (0, 1)
   */
  public static double loss(
      double loss, double valueAtRisk, double expectedShortfall, double alpha) {
    Rows.requireTailProbability(alpha);
    Rows.requireFinite("loss", loss);
    Rows.requireFinite("valueAtRisk", valueAtRisk);
    if (!(expectedShortfall > 0.0
        && expectedShortfall >= valueAtRisk
        && expectedShortfall < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "expectedShortfall must be positive, finite and at least " + valueAtRisk + ", was "
              + expectedShortfall);
    }
    double beyond = Math.max(loss - valueAtRisk, 0.0) / (alpha * expectedShortfall);
    return beyond + valueAtRisk / expectedShortfall + StrictMath.log(expectedShortfall) - 1.0;
  }

  /**
   * Returns the mean loss over rows.
   *
   * @param losses realised losses
   * @param valuesAtRisk forecasts, as many
   * @param expectedShortfalls forecasts, as many
   * @param alpha tail probability, in (0, 1)
   */
  public static double mean(
      double[] losses, double[] valuesAtRisk, double[] expectedShortfalls, double alpha) {
    Rows.requireSame(losses.length, valuesAtRisk.length);
    Rows.requireSame(losses.length, expectedShortfalls.length);
    double sum = 0.0;
    for (int t = 0; t < losses.length; t++) {
      sum += loss(losses[t], valuesAtRisk[t], expectedShortfalls[t], alpha);
    }
    return sum / losses.length;
  }

  /**
   * Returns mean FZ0 − mean ln ES over rows, dimensionless and free of the unit: 0 in expectation
   * for the true forecast.
   *
   * @param losses realised losses
   * @param valuesAtRisk forecasts, as many
   * @param expectedShortfalls forecasts, as many
   * @param alpha tail probability, in (0, 1)
   */
  public static double excess(
      double[] losses, double[] valuesAtRisk, double[] expectedShortfalls, double alpha) {
    double logs = 0.0;
    double mean = mean(losses, valuesAtRisk, expectedShortfalls, alpha);
    for (double expectedShortfall : expectedShortfalls) {
      logs += StrictMath.log(expectedShortfall);
    }
    return mean - logs / losses.length;
  }
}
