package io.foreshock.forecast.tail;

import java.util.Arrays;

/** What {@link PastLossWeights} knows after a day: each member's discounted losses. Immutable. */
public final class PastLossState {

  private final double[] discountedLosses;

  /**
   * Restores a state.
   *
   * @param discountedLosses sum of each member's losses, discounted to the last day, finite
   */
  public PastLossState(double[] discountedLosses) {
    for (double sum : discountedLosses) {
      if (!Double.isFinite(sum)) {
        throw new IllegalArgumentException("discountedLosses must be finite, found " + sum);
      }
    }
    this.discountedLosses = discountedLosses.clone();
  }

  /** Returns each member's discounted losses. */
  public double[] discountedLosses() {
    return discountedLosses.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PastLossState that
        && Arrays.equals(discountedLosses, that.discountedLosses);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(discountedLosses);
  }

  @Override
  public String toString() {
    return "PastLossState" + Arrays.toString(discountedLosses);
  }
}
