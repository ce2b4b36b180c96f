package io.foreshock.evaluation;

import io.foreshock.forecast.tail.EmpiricalQuantile;
import java.util.Arrays;
import java.util.List;

/**
 * Bootstrap interval of the mean {@code eq} difference over market-sides: days are resampled in
 * blocks, the same days for every market-side, so that both memory in time and markets moving
 * together widen it. The interval is that of percentiles.
 *
 * <p>The calendar is the union of all days; a side draws the days it has. The scheme is the
 * stationary bootstrap (D. Politis, J. Romano, 1994).
 *
 * @param difference mean over market-sides of {@code eq} of the candidate less the reference;
 *     negative where the candidate is better
 * @param lower 5 % percentile of the resampled differences
 * @param upper 95 % percentile of the resampled differences
 */
public record BlockBootstrapInterval(double difference, double lower, double upper) {

  /** Share of resamples inside the interval. */
  public static final double LEVEL = 0.9;

  /** Checks the order. */
  public BlockBootstrapInterval {
    Rows.requireFinite("difference", difference);
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("lower must be at most " + upper + ", was " + lower);
    }
  }

  /**
   * Returns the interval.
   *
   * @param sides market-sides, at least one, each with a positive 99 % quantile of losses
   * @param blockDays mean block length, at least 1
   * @param replications resamples, at least 100
   * @param seed fixes the resamples
   */
  public static BlockBootstrapInterval of(
      List<PairedMargins> sides, int blockDays, int replications, long seed) {
    StationaryBootstrap.requireReplications(replications);
    double difference =
        sides.stream()
            .mapToDouble(PairedMargins::difference)
            .average()
            .orElseThrow(() -> new IllegalArgumentException("sides must not be empty"));
    double[] resampled = resample(sides, blockDays, replications, seed);
    Arrays.sort(resampled);
    double tail = 0.5 * (1.0 - LEVEL);
    return new BlockBootstrapInterval(
        difference,
        EmpiricalQuantile.typeSeven(resampled, tail),
        EmpiricalQuantile.typeSeven(resampled, 1.0 - tail));
  }

  /** Returns whether the interval lies on one side of 0. */
  public boolean excludesZero() {
    return lower > 0.0 || upper < 0.0;
  }

  private static double[] resample(
      List<PairedMargins> sides, int blockDays, int replications, long seed) {
    long[] calendar =
        sides.stream()
            .flatMapToLong(s -> Arrays.stream(s.sharedDays()))
            .sorted()
            .distinct()
            .toArray();
    List<ResampledSide> ready =
        sides.stream().map(side -> new ResampledSide(side, calendar)).toList();
    StationaryBootstrap bootstrap = new StationaryBootstrap(blockDays, seed);
    int[] days = new int[calendar.length];
    double[] differences = new double[replications];
    for (int b = 0; b < replications; b++) {
      bootstrap.resample(days);
      differences[b] = meanDifference(ready, days);
    }
    return differences;
  }

  /** Returns the mean over the sides that the drawn days can judge. */
  private static double meanDifference(List<ResampledSide> sides, int[] days) {
    double sum = 0.0;
    int judged = 0;
    for (ResampledSide side : sides) {
      if (side.draw(days)) {
        sum += side.difference();
        judged++;
      }
    }
    if (judged == 0) {
      throw new IllegalArgumentException("too few days: a resample holds no loss to judge by");
    }
    return sum / judged;
  }
}
