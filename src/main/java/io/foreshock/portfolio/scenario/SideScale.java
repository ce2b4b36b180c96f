package io.foreshock.portfolio.scenario;

import io.foreshock.market.Side;
import java.util.Arrays;

/**
 * Finds by what factor the log moves of one side must be multiplied so that the expected shortfall
 * of a position of that side is a given fraction of its notional: the published parameter. The
 * factor does not change which days are worst, so only those few enter.
 */
final class SideScale {

  private static final int HALVINGS = 100;
  private static final double LARGEST_LOG_MOVE = 50.0; // e^−50 of a price is nothing

  private final Side side;
  private final double[] worst;
  private final double tailCount;

  /**
   * Takes the days that are worst for a side.
   *
   * @param side whose losses count
   * @param logMoves log moves of the scenarios, at least one; both signs
   * @param tailShare share of them in the tail, in (0, 1]
   */
  SideScale(Side side, double[] logMoves, double tailShare) {
    this.side = side;
    this.tailCount = tailShare * logMoves.length;
    double[] losses = new double[logMoves.length];
    for (int day = 0; day < losses.length; day++) {
      losses[day] = Math.max(0.0, side.loss(logMoves[day]));
    }
    Arrays.sort(losses);
    int count = Math.clamp((long) Math.ceil(tailCount - 1e-9), 1, losses.length);
    this.worst = Arrays.copyOfRange(losses, losses.length - count, losses.length);
  }

  /**
   * Returns the factor, found from below: the shortfall never exceeds the fraction.
   *
   * @param fraction of notional, in (0, 1]
   */
  double factorFor(double fraction) {
    double low = 0.0;
    double high = 1.0;
    double largest = LARGEST_LOG_MOVE / Math.max(worst[worst.length - 1], Double.MIN_NORMAL);
    while (high < largest && shortfall(high) <= fraction) {
      low = high;
      high = Math.min(largest, 2.0 * high);
    }
    for (int halving = 0; halving < HALVINGS && high > low; halving++) {
      double middle = low + 0.5 * (high - low);
      if (middle <= low || middle >= high) {
        break;
      }
      if (shortfall(middle) <= fraction) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the expected shortfall, a fraction of notional, with moves times a factor. */
  double shortfall(double factor) {
    double threshold = side.lossFraction(factor * worst[0]);
    double excess = 0.0;
    for (double logLoss : worst) {
      excess += side.lossFraction(factor * logLoss) - threshold;
    }
    return threshold + excess / tailCount;
  }
}
