package io.foreshock.portfolio.liquidation;

import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.SplitMix64;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.List;

/** Paths that share a Latin hypercube, advanced a day at a time in flat arrays. */
final class PathBatch {

  /** Half the spacing of {@link SplitMix64#nextUnit}: keeps draws off both ends. */
  private static final double HALF_SPACING = 0x1p-54;

  /** e^−40 is below what a sum of probabilities can hold. */
  private static final double NEVER = -40.0;

  private final PathLaw law;
  private final List<Barrier> barriers;
  private final Monitoring monitoring;
  private final int size;
  private final double[] draws;
  private final double[] variance;
  private final double[] dayVariance;
  private final double[] before;
  private final double[] moved;
  private final double[] below;
  private final double[] above;
  private final double[][] untouched;

  /**
   * Starts paths at the price now.
   *
   * @param size paths, positive
   */
  PathBatch(PathLaw law, List<Barrier> barriers, Monitoring monitoring, int size) {
    this.law = law;
    this.barriers = barriers;
    this.monitoring = monitoring;
    this.size = size;
    draws = new double[size];
    variance = new double[size];
    dayVariance = new double[size];
    before = new double[size];
    moved = new double[size];
    below = new double[size];
    above = new double[size];
    untouched = new double[barriers.size()][size];
    Arrays.fill(variance, law.recursion().nextVariance());
    for (double[] each : untouched) {
      Arrays.fill(each, 1.0);
    }
  }

  /** Advances all paths by a day. */
  void addDay(SplitMix64 random) {
    draw(random);
    for (int path = 0; path < size; path++) {
      move(path);
    }
    for (int barrier = 0; barrier < untouched.length; barrier++) {
      look(barriers.get(barrier), untouched[barrier]);
    }
  }

  /** One draw from each slice, shuffled (R. Fisher, F. Yates, 1938). */
  private void draw(SplitMix64 random) {
    for (int path = 0; path < size; path++) {
      draws[path] = (path + random.nextUnit() + HALF_SPACING) / size;
    }
    for (int last = size - 1; last > 0; last--) {
      int other = random.nextIndex(last + 1);
      double swapped = draws[last];
      draws[last] = draws[other];
      draws[other] = swapped;
    }
  }

  private void move(int path) {
    ResidualLaw residuals = law.residuals();
    GjrRecursion recursion = law.recursion();
    double sigma = Math.sqrt(variance[path]);
    double shock = sigma * residuals.quantile(draws[path]);
    before[path] = moved[path];
    moved[path] += recursion.mu() + shock;
    below[path] = sigma * residuals.overshoot(Side.LONG, draws[path]);
    above[path] = sigma * residuals.overshoot(Side.SHORT, draws[path]);
    dayVariance[path] = residuals.meanSquare() * variance[path];
    double news = shock < 0.0 ? recursion.alpha() + recursion.gamma() : recursion.alpha();
    variance[path] = recursion.omega() + news * shock * shock + recursion.beta() * variance[path];
  }

  private void look(Barrier barrier, double[] left) {
    double[] overshoots = barrier.side() == Side.LONG ? below : above;
    for (int path = 0; path < size; path++) {
      if (left[path] > 0.0) {
        left[path] *= 1.0 - reachedToday(barrier, path, overshoots[path]);
      }
    }
  }

  private double reachedToday(Barrier barrier, int path, double overshoot) {
    double end = barrier.left(moved[path]);
    if (end <= 0.0) {
      return 1.0;
    }
    if (!monitoring.looksBetween(1.0)) {
      return 0.0;
    }
    double start = barrier.left(before[path]);
    double shift = FirstPassage.SHIFT * Math.sqrt(dayVariance[path] * monitoring.everyDays());
    return Double.isNaN(overshoot)
        ? bridged(start + shift, end + shift, dayVariance[path])
        : Math.min(start, end) + shift <= overshoot ? 1.0 : 0.0;
  }

  private static double bridged(double start, double end, double variance) {
    double exponent = -2.0 * start * end / variance;
    return exponent < NEVER ? 0.0 : StrictMath.exp(exponent);
  }

  /** Returns the share of the paths that have been at a barrier. */
  double reached(int barrier) {
    double sum = 0.0;
    for (double left : untouched[barrier]) {
      sum += 1.0 - left;
    }
    return sum / size;
  }
}
