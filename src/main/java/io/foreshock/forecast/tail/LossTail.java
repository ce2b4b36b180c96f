package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * One side's losses in a sorted sample of log returns, read from the far end: a view that copies
 * nothing and must not outlive the next change of the sample.
 */
final class LossTail {

  private final double[] sorted;
  private final int observations;
  private final Side side;

  /** Views the first {@code observations} places, which must be ascending and finite. */
  LossTail(double[] sorted, int observations, Side side) {
    if (!(observations >= 1)) {
      throw new IllegalArgumentException("sample must not be empty");
    }
    this.sorted = sorted;
    this.observations = observations;
    this.side = side;
  }

  /** Views a sample of losses, after checking that it is ascending and finite. */
  static LossTail ofSortedLosses(double[] losses) {
    for (int i = 0; i < losses.length; i++) {
      if (!(Double.isFinite(losses[i]) && losses[i] >= losses[Math.max(i - 1, 0)])) {
        throw new IllegalArgumentException(
            "losses must be finite and ascending, found " + losses[i] + " at " + i);
      }
    }
    return new LossTail(losses, losses.length, Side.SHORT); // a short loses what the number says
  }

  int observations() {
    return observations;
  }

  /** Returns the loss of a rank counted from the smallest, 0. */
  private double loss(int rank) {
    return side.loss(sorted[side == Side.LONG ? observations - 1 - rank : rank]);
  }

  /** Returns the type 7 quantile of the losses. */
  double quantile(double probability) {
    double position = EmpiricalQuantile.position(observations, probability);
    int rank = (int) position;
    int next = Math.min(rank + 1, observations - 1);
    return EmpiricalQuantile.between(loss(rank), loss(next), position - rank);
  }

  /** Returns the mean of the losses at or beyond one that is not above the largest. */
  double meanAtOrBeyond(double least) {
    double sum = 0.0;
    int rank = observations;
    while (rank > 0 && loss(rank - 1) >= least) {
      rank--;
      sum += loss(rank);
    }
    return sum / (observations - rank);
  }

  /** Returns the losses strictly above a threshold, less the threshold, ascending. */
  double[] excesses(double threshold) {
    int first = observations;
    while (first > 0 && loss(first - 1) > threshold) {
      first--;
    }
    double[] excesses = new double[observations - first];
    for (int i = 0; i < excesses.length; i++) {
      excesses[i] = loss(first + i) - threshold;
    }
    return excesses;
  }
}
