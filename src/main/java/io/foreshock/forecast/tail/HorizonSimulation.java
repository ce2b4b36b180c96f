package io.foreshock.forecast.tail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Filtered historical simulation over several days: residuals drawn from the pool drive the
 * variance recursion day by day, and the tail is that of the cumulative log return. No √h scaling.
 *
 * <p>Draws are independent, or circular blocks of consecutive residuals where these are dependent
 * (D. Politis, J. Romano, 1992). Day d uses the same draws whatever the horizon, so a longer
 * simulation repeats a shorter one. Over horizons the running maximum is taken and flagged.
 *
 * <p>Reference: G. Barone-Adesi, K. Giannopoulos, L. Vosper, "VaR without correlations for
 * portfolios of derivative securities", Journal of Futures Markets 19 (1999), 583–602.
 */
public final class HorizonSimulation {

  /** Paths that give 100 losses beyond the 99 % level. */
  public static final int DEFAULT_PATHS = 10_000;

  private final int paths;
  private final int blockDays;
  private final double priorShape;

  /**
   * Makes a simulation.
   *
   * @param paths number of paths, at least 1
   * @param blockDays consecutive residuals per draw, at least 1; 1 is the independent bootstrap
   * @param priorShape class prior for ξ where fewer than 30 paths exceed the threshold, in [−0.5,
   *     0.5]
   */
  public HorizonSimulation(int paths, int blockDays, double priorShape) {
    if (!(paths >= 1)) {
      throw new IllegalArgumentException("paths must be at least 1, was " + paths);
    }
    if (!(blockDays >= 1)) {
      throw new IllegalArgumentException("blockDays must be at least 1, was " + blockDays);
    }
    this.paths = paths;
    this.blockDays = blockDays;
    this.priorShape = PeaksOverThreshold.checkPrior(priorShape);
  }

  /**
   * Returns the tails of the cumulative log return over 1, 2, …, {@code days} days.
   *
   * @param recursion parameters and tomorrow's variance
   * @param pool daily residuals of the same model
   * @param days horizon, at least 1
   * @param seed any number; the same one gives the same bits
   * @throws IllegalArgumentException if days is below 1 or the paths overflow
   * @throws IllegalStateException if the pool is empty
   */
  public List<TailForecast> wholeDays(
      GjrRecursion recursion, ResidualPool pool, int days, long seed) {
    if (!(days >= 1)) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
    return run(new Paths(recursion, pool.inTimeOrder(), seed), days);
  }

  /**
   * Returns the tail of the cumulative log return over whole days and a last part of one.
   *
   * @param recursion parameters and tomorrow's variance
   * @param pool daily residuals of the same model
   * @param wholeDays days before the part, at least 0
   * @param partDayPool log returns over the part of a day ÷ that day's sigma, drawn independently
   * @param seed any number; the same one gives the same bits
   * @throws IllegalArgumentException if wholeDays is negative or the paths overflow
   * @throws IllegalStateException if a pool is empty
   */
  public TailForecast withPartDay(
      GjrRecursion recursion,
      ResidualPool pool,
      int wholeDays,
      ResidualPool partDayPool,
      long seed) {
    if (!(wholeDays >= 0)) {
      throw new IllegalArgumentException("wholeDays must be at least 0, was " + wholeDays);
    }
    Paths simulated = new Paths(recursion, pool.inTimeOrder(), seed);
    List<TailForecast> shorter = run(simulated, wholeDays);
    simulated.addPartDay(requireResiduals(partDayPool.inTimeOrder()));
    TailForecast tail = simulated.tail();
    return shorter.isEmpty() ? tail : tail.atLeast(shorter.getLast());
  }

  private List<TailForecast> run(Paths simulated, int days) {
    List<TailForecast> tails = new ArrayList<>(days);
    for (int day = 0; day < days; day++) {
      simulated.addDay(day);
      TailForecast tail = simulated.tail();
      tails.add(day == 0 ? tail : tail.atLeast(tails.getLast()));
    }
    return tails;
  }

  private static double[] requireResiduals(double[] residuals) {
    if (residuals.length == 0) {
      throw new IllegalStateException("residual pool is empty");
    }
    return residuals;
  }

  /** State of all paths, advanced a day at a time in flat arrays. */
  private final class Paths {

    private final GjrRecursion recursion;
    private final double[] residuals;
    private final double[] growth;
    private final SplitMix64 random;
    private final FarEnds ends = new FarEnds(paths);
    private final double[] variance = new double[paths];
    private final double[] sigma = new double[paths];
    private final double[] cumulative = new double[paths];
    private final double[] sorted = new double[paths];
    private final int[] position = new int[paths];

    Paths(GjrRecursion recursion, double[] residuals, long seed) {
      this.recursion = recursion;
      this.residuals = requireResiduals(residuals);
      this.growth = growth(recursion, residuals);
      this.random = new SplitMix64(seed);
      Arrays.fill(variance, recursion.nextVariance());
    }

    /** Returns by what a residual multiplies the variance: (α + γ·1{z &lt; 0}) z² + β. */
    private static double[] growth(GjrRecursion recursion, double[] residuals) {
      double afterFall = recursion.alpha() + recursion.gamma();
      double[] growth = new double[residuals.length];
      for (int i = 0; i < growth.length; i++) {
        double residual = residuals[i];
        double news = residual < 0.0 ? afterFall : recursion.alpha();
        growth[i] = news * (residual * residual) + recursion.beta();
      }
      return growth;
    }

    void addDay(int day) {
      drawPositions(day % blockDays == 0);
      double mu = recursion.mu();
      double omega = recursion.omega();
      // On its own, the loop of roots runs several at a time.
      for (int p = 0; p < paths; p++) {
        sigma[p] = Math.sqrt(variance[p]);
      }
      for (int p = 0; p < paths; p++) {
        int drawn = position[p];
        cumulative[p] += mu + sigma[p] * residuals[drawn];
        variance[p] = omega + growth[drawn] * variance[p];
      }
    }

    private void drawPositions(boolean newBlock) {
      int n = residuals.length;
      for (int p = 0; p < paths; p++) {
        int next = position[p] + 1;
        position[p] = newBlock ? random.nextIndex(n) : next == n ? 0 : next;
      }
    }

    void addPartDay(double[] partDayResiduals) {
      for (int p = 0; p < paths; p++) {
        double residual = partDayResiduals[random.nextIndex(partDayResiduals.length)];
        cumulative[p] += Math.sqrt(variance[p]) * residual;
      }
    }

    TailForecast tail() {
      ends.sort(cumulative, sorted, TailEstimator.farEnd(paths));
      return TailEstimator.estimate(sorted, paths, priorShape);
    }
  }
}
