package io.foreshock.evaluation;

import java.util.OptionalDouble;

/**
 * Acerbi and Székely's statistics of expected shortfall. Both are 0 in expectation under the
 * hypothesis, negative where the shortfall is understated, and free of the unit of losses. Critical
 * values come from {@link ShortfallNull}.
 *
 * <p>Reference: C. Acerbi, B. Székely, "Back-testing expected shortfall", Risk (December 2014).
 */
public final class AcerbiSzekely {

  private AcerbiSzekely() {}

  /**
   * Returns Z₁ = 1 − mean of L/ES over the rows with L &gt; VaR: is the size of exceedances right,
   * whatever their number? Empty where nothing exceeded.
   *
   * @param losses realised losses, positive where bad, finite
   * @param valuesAtRisk forecasts in the unit of the losses, finite, as many
   * @param expectedShortfalls forecasts, positive and finite, as many
   */
  public static OptionalDouble conditional(
      double[] losses, double[] valuesAtRisk, double[] expectedShortfalls) {
    double sum = sumOfRatios(losses, valuesAtRisk, expectedShortfalls);
    long exceedances = 0;
    for (int t = 0; t < losses.length; t++) {
      exceedances += losses[t] > valuesAtRisk[t] ? 1 : 0;
    }
    return exceedances == 0 ? OptionalDouble.empty() : OptionalDouble.of(1.0 - sum / exceedances);
  }

  /**
   * Returns Z₂ = 1 − Σ 1{L &gt; VaR}·L/ES ÷ (αT): number and size of exceedances together.
   *
   * @param losses realised losses, positive where bad, finite
   * @param valuesAtRisk forecasts in the unit of the losses, finite, as many
   * @param expectedShortfalls forecasts, positive and finite, as many
   * @param alpha tail probability of the forecasts, in (0, 1)
   */
  public static double unconditional(
      double[] losses, double[] valuesAtRisk, double[] expectedShortfalls, double alpha) {
    Rows.requireTailProbability(alpha);
    double sum = sumOfRatios(losses, valuesAtRisk, expectedShortfalls);
    return 1.0 - sum / (alpha * losses.length);
  }

  private static double sumOfRatios(
      double[] losses, double[] valuesAtRisk, double[] expectedShortfalls) {
    Rows.requireSame(losses.length, valuesAtRisk.length);
    Rows.requireSame(losses.length, expectedShortfalls.length);
    Rows.requirePositive("expectedShortfalls", expectedShortfalls);
    double sum = 0.0;
    for (int t = 0; t < losses.length; t++) {
      Rows.requireFinite("losses", losses[t]);
      Rows.requireFinite("valuesAtRisk", valuesAtRisk[t]);
      sum += losses[t] > valuesAtRisk[t] ? losses[t] / expectedShortfalls[t] : 0.0;
    }
    return sum;
  }
}
