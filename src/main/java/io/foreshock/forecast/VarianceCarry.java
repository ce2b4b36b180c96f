package io.foreshock.forecast;

import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.HorizonSimulation;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import java.util.List;

/**
 * What carries a one-day forecast over several days: the variance recursion and the residuals that
 * drive it. Horizons are never scaled by their square root.
 *
 * @param recursion GJR recursion, or that of the EWMA before the first fit
 * @param orderedResiduals standardised daily residuals in time order; not copied, never written to
 * @param priorShape class prior of the Pareto shape
 */
public record VarianceCarry(GjrRecursion recursion, double[] orderedResiduals, double priorShape) {

  /**
   * Returns the ratio of volatility over some days to that of the first, √(Σ_k E h_k ÷ h_1), by the
   * recursion E h_{k+1} = ω + (α + γ/2 + β)·E h_k.
   *
   * @param days whole days, at least 1
   */
  public double volatilityRatio(int days) {
    double persistence = recursion.alpha() + 0.5 * recursion.gamma() + recursion.beta();
    double variance = recursion.nextVariance();
    double sum = 0.0;
    for (int day = 0; day < days; day++) {
      sum += variance;
      variance = recursion.omega() + persistence * variance;
    }
    return Math.sqrt(sum / recursion.nextVariance());
  }

  /**
   * Returns the simulated tails of the return over 1, 2, …, {@code days} days.
   *
   * @param days whole days, at least 1
   * @param seed any number; the same one gives the same bits
   */
  public List<TailForecast> simulated(int days, long seed) {
    return simulation().wholeDays(recursion, pool(), days, seed);
  }

  /**
   * Returns the simulated tail of the return over whole days and a last part of one.
   *
   * @param wholeDays whole days, at least 0
   * @param partDayPool returns over the part of a day ÷ that day's sigma
   * @param seed any number; the same one gives the same bits
   */
  public TailForecast simulated(int wholeDays, ResidualPool partDayPool, long seed) {
    return simulation().withPartDay(recursion, pool(), wholeDays, partDayPool, seed);
  }

  private HorizonSimulation simulation() {
    return new HorizonSimulation(HorizonSimulation.DEFAULT_PATHS, 1, priorShape);
  }

  private ResidualPool pool() {
    ResidualPool pool = new ResidualPool(orderedResiduals.length, priorShape);
    pool.rebuild(orderedResiduals);
    return pool;
  }
}
