package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Locale;

/**
 * One side's losses in time order, divided by the standard deviation of the returns so that a fit
 * does not depend on their unit, after the checks every tail fit needs.
 */
final class ScaledLosses {

  /** Fewest returns, whatever the level: a trading year. */
  static final int MINIMUM_OBSERVATIONS = 250;

  /** First losses whose quantile stands for the value at risk before the first day. */
  private static final int START_DAYS = 300;

  private static final double MAXIMUM_REPEATED_SHARE = 0.5;

  private final double[] losses;
  private final double scale;
  private final double alpha;

  /**
   * Checks and scales.
   *
   * @throws IllegalArgumentException if alpha is outside (0, 0.5), there are fewer than 250 returns
   *     or fewer than 5 ÷ alpha, one is not finite, most repeat the one before or all are equal, or
   *     the side has no loss to speak of at that level
   */
  ScaledLosses(double[] logReturns, Side side, double alpha) {
    this.alpha = requireLevel(alpha);
    requireEnough(logReturns.length, alpha);
    requireMoving(logReturns);
    this.scale = deviation(logReturns);
    this.losses = new double[logReturns.length];
    for (int t = 0; t < losses.length; t++) {
      losses[t] = side.loss(logReturns[t]) / scale;
    }
    if (!(quantile() > 0.0 && startValueAtRisk() > 0.0)) {
      throw new IllegalArgumentException(
          "logReturns hold no loss of the " + side + " side at alpha " + alpha);
    }
  }

  static double requireLevel(double alpha) {
    if (!(alpha > 0.0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be in (0, 0.5), was " + alpha);
    }
    return alpha;
  }

  private static void requireEnough(int observations, double alpha) {
    if (!(observations >= MINIMUM_OBSERVATIONS && TailEstimator.isEmpirical(observations, alpha))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "logReturns must hold at least %d values and 5 losses beyond alpha %s, has %d",
              MINIMUM_OBSERVATIONS,
              alpha,
              observations));
    }
  }

  private static void requireMoving(double[] logReturns) {
    int repeated = 0;
    for (int t = 0; t < logReturns.length; t++) {
      if (!Double.isFinite(logReturns[t])) {
        throw new IllegalArgumentException(
            "logReturns must be finite, was " + logReturns[t] + " at index " + t);
      }
      repeated += t > 0 && logReturns[t] == logReturns[t - 1] ? 1 : 0;
    }
    if (repeated > MAXIMUM_REPEATED_SHARE * logReturns.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "logReturns must not be constant: %d of %d repeat the value before",
              repeated,
              logReturns.length));
    }
  }

  private static double deviation(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0.0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    if (!(deviation > Double.MIN_NORMAL && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "logReturns must vary on a finite scale, standard deviation was " + deviation);
    }
    return deviation;
  }

  /** Returns the scaled losses themselves, not a copy. */
  double[] values() {
    return losses;
  }

  double scale() {
    return scale;
  }

  double alpha() {
    return alpha;
  }

  /** Returns the scaled loss exceeded with probability alpha over all days. */
  double quantile() {
    return quantileOfFirst(losses.length);
  }

  /** Returns the same over the first 300 days. */
  double startValueAtRisk() {
    return quantileOfFirst(Math.min(START_DAYS, losses.length));
  }

  private double quantileOfFirst(int days) {
    double[] sorted = Arrays.copyOf(losses, days);
    Arrays.sort(sorted);
    return EmpiricalQuantile.typeSeven(sorted, 1.0 - alpha);
  }

  /** Returns the mean of the losses at or beyond {@link #quantile}. */
  double tailMean() {
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    return new LossTail(sorted, sorted.length, Side.SHORT).meanAtOrBeyond(quantile());
  }
}
