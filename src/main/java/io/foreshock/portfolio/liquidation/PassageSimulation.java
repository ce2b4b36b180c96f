package io.foreshock.portfolio.liquidation;

import io.foreshock.forecast.tail.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Probability that a price comes to a level, from simulated paths. All barriers see the same paths,
 * and the same seed gives the same ones, so that what differs between two answers is what was asked
 * and not the draws.
 *
 * <p>Paths come in fifty batches. In a batch the draws of each day fall one into each of as many
 * equal slices of the distribution as it has paths, in an order of chance (Latin hypercube), so
 * that no batch has more bad days than there should be. Batches are independent: the standard error
 * is that of their means. Added in squares is 1 ÷ paths, for what so many paths cannot resolve.
 *
 * <p>A step is a day. Whether the price came to the level within it is told by how far the day that
 * was drawn went beyond its ends. Where that is not known, a Brownian bridge of the day's variance
 * v between the ends, x and y away from the level, has been there with probability e^(−2xy/v). A
 * price that is looked at now and then must go beyond the level by another 0.5826·√(v·Δt) between
 * two closes, and one that is looked at once a day is told by the closes.
 *
 * <p>References: M. McKay, R. Beckman, W. Conover, "A comparison of three methods for selecting
 * values of input variables", Technometrics 21 (1979), 239–245; P. Glasserman, "Monte Carlo methods
 * in financial engineering" (2004), 6.4 for the bridge; M. Broadie, P. Glasserman, S. Kou (1997)
 * for the shift.
 */
public final class PassageSimulation {

  /** Fewest paths of an answer. */
  public static final int LEAST_PATHS = 10_000;

  /** Independent parts of a simulation; paths are a multiple. */
  public static final int BATCHES = 50;

  private final int paths;
  private final long seed;

  /**
   * Makes a simulation.
   *
   * @param paths number of paths, a positive multiple of {@link #BATCHES}
   * @param seed any number; the same one gives the same bits
   */
  public PassageSimulation(int paths, long seed) {
    if (!(paths > 0 && paths % BATCHES == 0)) {
      throw new IllegalArgumentException(
          "paths must be a positive multiple of " + BATCHES + ", was " + paths);
    }
    this.paths = paths;
    this.seed = seed;
  }

  /**
   * Returns how likely each barrier is to be reached, day by day.
   *
   * @param law what paths are drawn from
   * @param barriers the barriers
   * @param monitoring how often the price is looked at
   * @param days days to simulate, at least 1; day d uses the same draws however many there are
   */
  public List<PassageCurve> curves(
      PathLaw law, List<Barrier> barriers, Monitoring monitoring, int days) {
    if (!(days >= 1)) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
    double[][][] reached = new double[barriers.size()][days][BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      PathBatch simulated = new PathBatch(law, barriers, monitoring, paths / BATCHES);
      for (int day = 0; day < days; day++) {
        simulated.addDay(draws(day, batch));
        for (int barrier = 0; barrier < reached.length; barrier++) {
          reached[barrier][day][batch] = simulated.reached(barrier);
        }
      }
    }
    return Arrays.stream(reached).map(this::curve).toList();
  }

  /** Neighbouring seeds of the generator would share draws, so each is itself drawn. */
  private SplitMix64 draws(int day, int batch) {
    long part = (long) day * BATCHES + batch;
    return new SplitMix64(new SplitMix64(seed).nextLong() ^ new SplitMix64(~part).nextLong());
  }

  private PassageCurve curve(double[][] reachedByDay) {
    List<PassageOdds> byDay = new ArrayList<>();
    for (double[] batches : reachedByDay) {
      byDay.add(odds(batches));
    }
    return new PassageCurve(byDay);
  }

  private PassageOdds odds(double[] batches) {
    double mean = mean(batches);
    double squares = 0.0;
    for (double batch : batches) {
      squares += (batch - mean) * (batch - mean);
    }
    double unresolved = 1.0 / paths;
    double variance = squares / (BATCHES * (BATCHES - 1.0)) + unresolved * unresolved;
    return new PassageOdds(Math.min(1.0, mean), Math.sqrt(variance));
  }

  /** A plain sum in the order of the batches: the same bits everywhere. */
  private static double mean(double[] batches) {
    double sum = 0.0;
    for (double batch : batches) {
      sum += batch;
    }
    return sum / BATCHES;
  }
}
