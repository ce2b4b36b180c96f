package io.foreshock.forecast.tail;

/**
 * Closed interval that holds the shape ξ of a fitted generalised Pareto tail.
 *
 * @param minimum smallest shape allowed, above −1 (below it the likelihood has no maximum)
 * @param maximum largest shape allowed, not below {@code minimum}
 */
public record ShapeRange(double minimum, double maximum) {

  /** The service's range: finite variance at 0.5, regular maximum likelihood at −0.5. */
  public static final ShapeRange CONVENTIONAL = new ShapeRange(-0.5, 0.5);

  /** Checks the bounds. */
  public ShapeRange {
    if (!(minimum > -1.0 && maximum >= minimum && maximum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "shape range must satisfy -1 < minimum <= maximum < infinity, was ["
              + minimum + ", " + maximum + "]");
    }
  }

  /** Returns whether a shape lies inside, bounds included; false for NaN. */
  public boolean contains(double shape) {
    return shape >= minimum && shape <= maximum;
  }

  /** Returns the shape of the range nearest to the one given. */
  public double clamp(double shape) {
    return Math.max(minimum, Math.min(maximum, shape));
  }
}
