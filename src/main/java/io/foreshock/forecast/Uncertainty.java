package io.foreshock.forecast;

/**
 * How little a forecast can be relied on: how far the members stand apart, and how unlike the days
 * of training the last day is.
 *
 * @param spread √(Σ_m w_m (ln v_m − ln v)²), with v_m the members' daily variances, w_m their
 *     shares and v the combined one; logarithm, at least 0
 * @param novelty score of the edition's isolation forest, in (0, 1); 0 where there is none or no
 *     inputs for it
 * @param spreadRatio spread ÷ its 99th percentile in training; 0 where the edition names none
 * @param noveltyRatio the same of novelty
 */
public record Uncertainty(double spread, double novelty, double spreadRatio, double noveltyRatio) {

  /** Checks the numbers. */
  public Uncertainty {
    requireNotNegative("spread", spread);
    requireNotNegative("novelty", novelty);
    requireNotNegative("spreadRatio", spreadRatio);
    requireNotNegative("noveltyRatio", noveltyRatio);
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be at least 0 and finite, was " + value);
    }
  }
}
