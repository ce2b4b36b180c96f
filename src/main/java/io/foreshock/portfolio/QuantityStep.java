package io.foreshock.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A quantity in whole steps: one unit of the last decimal place it is written with, a whole unit
 * where it has none. So 12 is twelve steps of 1, and 0.25 twenty-five of 0.01.
 *
 * @param quantity the quantity, signed
 * @param step positive
 */
record QuantityStep(BigDecimal quantity, BigDecimal step) {

  /** Returns a finite quantity with its step. */
  static QuantityStep of(double quantity) {
    BigDecimal exact = BigDecimal.valueOf(quantity).stripTrailingZeros();
    return new QuantityStep(exact, BigDecimal.ONE.movePointLeft(Math.max(0, exact.scale())));
  }

  /**
   * Returns a part of the size of the quantity, rounded up to whole steps, at most all of it.
   *
   * @param part in [0, 1]
   */
  BigDecimal roundedUp(double part) {
    BigDecimal size = quantity.abs();
    BigDecimal steps =
        size.multiply(BigDecimal.valueOf(part)).divide(step, 0, RoundingMode.CEILING);
    return steps.multiply(step).min(size);
  }

  /** Returns what is left of the quantity after its size was reduced, with its sign. */
  BigDecimal lessSize(BigDecimal reduction) {
    return quantity.signum() < 0 ? quantity.add(reduction) : quantity.subtract(reduction);
  }
}
