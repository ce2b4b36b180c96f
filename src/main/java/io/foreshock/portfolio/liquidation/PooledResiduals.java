package io.foreshock.portfolio.liquidation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import io.foreshock.forecast.tail.PeaksOverThreshold;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days of the past as a distribution with the champion's tails: the sample's own quantiles between
 * the 92 % loss quantiles of both sides, generalised Pareto tails beyond, so that what may happen
 * does not end at the worst day seen. A side whose worst 8 % are one and the same number has the
 * sample's tail. A residual comes with the overshoots of the day it was taken from; one beyond the
 * threshold with those of the day of its rank.
 */
public final class PooledResiduals implements ResidualLaw {

  private final double[] sorted;
  private final double[] below;
  private final double[] above;
  private final double meanSquare;
  private final @Nullable PeaksOverThreshold falls;
  private final @Nullable PeaksOverThreshold rises;

  /**
   * Takes a sample.
   *
   * @param residuals log returns ÷ the volatility forecast for their day, finite
   * @param below overshoots against a long position in the same units and order, NaN where not
   *     known
   * @param above the same against a short one
   * @param priorShape class prior of the Pareto shape ξ where fewer than 30 residuals exceed the
   *     threshold, in [−0.5, 0.5]
   * @throws IllegalArgumentException if the counts differ, or no residual differs from 0
   */
  public PooledResiduals(double[] residuals, double[] below, double[] above, double priorShape) {
    if (!(residuals.length == below.length && residuals.length == above.length)) {
      throw new IllegalArgumentException(
          "overshoots must be as many as the residuals, were "
              + below.length
              + " and "
              + above.length
              + " of "
              + residuals.length);
    }
    int[] order =
        IntStream.range(0, residuals.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> residuals[i]))
            .mapToInt(i -> i)
            .toArray();
    sorted = inOrder(order, residuals);
    this.below = inOrder(order, below);
    this.above = inOrder(order, above);
    meanSquare = requireMoving(meanSquare(sorted));
    rises = tail(sorted, priorShape);
    falls = tail(mirrored(sorted), priorShape);
  }

  private static double[] inOrder(int[] order, double[] values) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }

  private static double meanSquare(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }

  private static double requireMoving(double meanSquare) {
    if (!(meanSquare > 0.0 && meanSquare < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "residuals must be finite and not all 0, had a mean square of " + meanSquare);
    }
    return meanSquare;
  }

  private static double[] mirrored(double[] ascending) {
    double[] mirrored = new double[ascending.length];
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = 0.0 - ascending[mirrored.length - 1 - i];
    }
    return mirrored;
  }

  private static @Nullable PeaksOverThreshold tail(double[] losses, double priorShape) {
    double threshold =
        EmpiricalQuantile.typeSeven(losses, PeaksOverThreshold.THRESHOLD_PROBABILITY);
    return losses[losses.length - 1] > threshold ? PeaksOverThreshold.of(losses, priorShape) : null;
  }

  @Override
  public double quantile(double probability) {
    if (falls != null && falls.reaches(probability)) {
      return -falls.valueAtRisk(probability);
    }
    if (rises != null && rises.reaches(1.0 - probability)) {
      return rises.valueAtRisk(1.0 - probability);
    }
    return EmpiricalQuantile.typeSeven(sorted, probability);
  }

  @Override
  public double meanSquare() {
    return meanSquare;
  }

  @Override
  public double overshoot(Side side, double probability) {
    int rank = (int) (probability * sorted.length);
    return side == Side.LONG ? below[rank] : above[rank];
  }
}
