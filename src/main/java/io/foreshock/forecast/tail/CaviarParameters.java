package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * Parameters of a CAViaR recursion of one side's value at risk, v' = β₁ + β₂v + β₃·gain + β₄·loss,
 * where gain and loss are the positive parts of yesterday's log return as that side sees it. In the
 * symmetric form β₃ = β₄. All are held at 0 or above, which Engle and Manganelli do not ask for, so
 * that no path can lead to a value at risk of 0.
 *
 * @param constant β₁, log return per bar, positive
 * @param persistence β₂, in [0, 1)
 * @param gainWeight β₃, ≥ 0
 * @param lossWeight β₄, ≥ 0
 */
public record CaviarParameters(
    double constant, double persistence, double gainWeight, double lossWeight) {

  private static final int COUNT = 4;

  /** Checks every range. */
  public CaviarParameters {
    if (!(constant > 0.0 && constant < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("constant must be positive and finite, was " + constant);
    }
    if (!(persistence >= 0.0 && persistence < 1.0)) {
      throw new IllegalArgumentException("persistence must be in [0, 1), was " + persistence);
    }
    requireWeight("gainWeight", gainWeight);
    requireWeight("lossWeight", lossWeight);
  }

  private static void requireWeight(String name, double value) {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and not negative, was " + value);
    }
  }

  /**
   * Returns the next bar's value at risk, a positive log loss.
   *
   * @param valueAtRisk of this bar, positive
   * @param side whose it is
   * @param logReturn realised log return of this bar, finite
   */
  public double next(double valueAtRisk, Side side, double logReturn) {
    if (!(valueAtRisk > 0.0 && valueAtRisk < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "valueAtRisk must be positive and finite, was " + valueAtRisk);
    }
    if (!Double.isFinite(logReturn)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    double loss = side.loss(logReturn);
    double news = loss > 0.0 ? lossWeight * loss : -gainWeight * loss;
    return constant + persistence * valueAtRisk + news;
  }

  /** Returns {constant, persistence, gainWeight, lossWeight}. */
  public double[] toArray() {
    return new double[] {constant, persistence, gainWeight, lossWeight};
  }

  /**
   * Reads what {@link #toArray} wrote.
   *
   * @throws IllegalArgumentException if there are not four values or one is out of range
   */
  public static CaviarParameters fromArray(double[] values) {
    if (values.length != COUNT) {
      throw new IllegalArgumentException("values must be " + COUNT + ", were " + values.length);
    }
    return new CaviarParameters(values[0], values[1], values[2], values[3]);
  }
}
