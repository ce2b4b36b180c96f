package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import org.hipparchus.util.FastMath;

/**
 * Parameters of the one-factor model of {@link GasOneFactor}: VaR = A·e^κ, ES = B·e^κ and κ' = βκ +
 * γ((1/α)·1{loss ≥ VaR}·loss/ES − 1). The term in brackets is minus the slope of the FZ0 loss in κ,
 * so that with γ &gt; 0 every day is a step downhill.
 *
 * @param persistence β, in [0, 1)
 * @param scoreWeight γ, finite; positive where losses cluster
 * @param valueAtRiskScale A, value at risk at κ = 0, log return per bar, positive
 * @param expectedShortfallScale B, expected shortfall at κ = 0, not below A
 */
public record GasParameters(
    double persistence,
    double scoreWeight,
    double valueAtRiskScale,
    double expectedShortfallScale) {

  private static final int COUNT = 4;

  /** Checks every range. */
  public GasParameters {
    if (!(persistence >= 0.0 && persistence < 1.0)) {
      throw new IllegalArgumentException("persistence must be in [0, 1), was " + persistence);
    }
    if (!Double.isFinite(scoreWeight)) {
      throw new IllegalArgumentException("scoreWeight must be finite, was " + scoreWeight);
    }
    if (!(valueAtRiskScale > 0.0
        && expectedShortfallScale >= valueAtRiskScale
        && expectedShortfallScale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "scales must satisfy 0 < valueAtRiskScale <= expectedShortfallScale < infinity, were "
              + valueAtRiskScale
              + " and "
              + expectedShortfallScale);
    }
  }

  /**
   * Returns A·e^κ, a positive log loss.
   *
   * @param factor κ
   */
  public double valueAtRisk(double factor) {
    return valueAtRiskScale * FastMath.exp(requireFactor(factor));
  }

  /**
   * Returns B·e^κ, a log loss not below the value at risk.
   *
   * @param factor κ
   */
  public double expectedShortfall(double factor) {
    return expectedShortfallScale * FastMath.exp(requireFactor(factor));
  }

  /**
   * Returns the next bar's κ, held within 50 of 0.
   *
   * @param factor κ of this bar; 0 before the first
   * @param side whose losses
   * @param logReturn realised log return of this bar, finite
   * @param alpha tail probability the parameters were fitted at
   */
  public double next(double factor, Side side, double logReturn, double alpha) {
    if (!Double.isFinite(logReturn)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    ScaledLosses.requireLevel(alpha);
    double growth = FastMath.exp(requireFactor(factor));
    double loss = side.loss(logReturn);
    double beyond =
        loss >= valueAtRiskScale * growth ? loss / (alpha * expectedShortfallScale * growth) : 0.0;
    double free = persistence * factor + scoreWeight * (beyond - 1.0);
    double bound = GasObjective.LARGEST_FACTOR;
    return Math.max(-bound, Math.min(bound, free));
  }

  private static double requireFactor(double factor) {
    if (!(Math.abs(factor) <= GasObjective.LARGEST_FACTOR)) {
      throw new IllegalArgumentException(
          "factor must be within " + GasObjective.LARGEST_FACTOR + " of 0, was " + factor);
    }
    return factor;
  }

  /** Returns {persistence, scoreWeight, valueAtRiskScale, expectedShortfallScale}. */
  public double[] toArray() {
    return new double[] {
      persistence, scoreWeight, valueAtRiskScale, expectedShortfallScale,
    };
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if there are not four values or one is out of range
   */
  public static GasParameters fromArray(double[] values) {
    if (values.length != COUNT) {
      throw new IllegalArgumentException("values must be " + COUNT + ", were " + values.length);
    }
    return new GasParameters(values[0], values[1], values[2], values[3]);
  }
}
