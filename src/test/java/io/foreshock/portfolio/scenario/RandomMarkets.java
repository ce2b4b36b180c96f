package io.foreshock.portfolio.scenario;

import io.foreshock.market.MarketId;
import io.foreshock.policy.SidedPpm;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Markets with heavy-tailed residuals around a common factor. */
public final class RandomMarkets {

  private RandomMarkets() {}

  /**
   * Returns the residuals of a market.
   *
   * @param seed of its own part
   * @param loading share of the common factor, in [−1, 1]
   * @param from first day
   * @param days number of days
   */
  public static DayResiduals residuals(String id, long seed, double loading, long from, int days) {
    double[] residuals = new double[days];
    double[] changes = new double[days];
    SplittableRandom own = new SplittableRandom(seed);
    for (int day = 0; day < days; day++) {
      double common = gaussian(new SplittableRandom(77 + from + day));
      double idiosyncratic = Math.sqrt(1 - loading * loading) * gaussian(own);
      double heavy = 0.6 + 0.8 * own.nextDouble() + (own.nextInt(40) == 0 ? 2.0 : 0.0);
      residuals[day] = heavy * (loading * common + idiosyncratic);
      changes[day] = 0.97 + 0.03 * residuals[day] * residuals[day];
    }
    return new DayResiduals(
        new MarketId(id), LongStream.range(from, from + days).toArray(), residuals, changes);
  }

  /** Returns a market with published margins drawn at random. */
  public static ScenarioMarket market(DayResiduals residuals, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long longPpm = random.nextLong(30_000, 400_000);
    long shortPpm = random.nextLong(30_000, 400_000);
    return new ScenarioMarket(
        residuals,
        0.005 + 0.05 * random.nextDouble(),
        new SidedPpm(longPpm, shortPpm),
        new SidedPpm(longPpm / 2, shortPpm * 2 / 3));
  }

  /** Sum of twelve uniforms less six: near enough to a normal number, and the same everywhere. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6.0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
