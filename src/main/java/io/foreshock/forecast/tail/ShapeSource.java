package io.foreshock.forecast.tail;

/** Where the shape of a generalised Pareto tail came from. */
public enum ShapeSource {
  /** Maximum likelihood, inside the allowed range. */
  ESTIMATED,
  /** Maximum likelihood lay outside the range: the nearest bound, with the scale refitted there. */
  CLAMPED,
  /** Given: too few exceedances to estimate it, so the class prior; only the scale is fitted. */
  PRIOR
}
