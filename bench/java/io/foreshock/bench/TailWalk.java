package io.foreshock.bench;

import io.foreshock.forecast.tail.FilteredHistoricalSimulation;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Filtered historical simulation as the service walks through history: each day the newest residual
 * enters a pool of 1,500, and VaR and ES of both sides are taken at 2.5, 1 and 0.5 %.
 */
@State(Scope.Thread)
public class TailWalk implements Checked {

  private static final int POOL = 1_500;
  private static final double SIGMA = 0.012;
  private static final double[] ALPHAS = {0.025, 0.01, 0.005};

  private final double[] residuals = Series.sp500();

  /** Walks through the series and returns the sum of all VaR and ES. */
  @Benchmark
  public double[] walk() {
    ResidualPool pool = new ResidualPool(POOL, 0.1);
    pool.rebuild(Arrays.copyOf(residuals, POOL));
    double[] sums = new double[2];
    for (int t = POOL; t < residuals.length; t++) {
      pool.add(residuals[t]);
      add(FilteredHistoricalSimulation.oneStep(pool, SIGMA), sums);
    }
    return sums;
  }

  private static void add(TailForecast tail, double[] sums) {
    for (Side side : Side.values()) {
      for (double alpha : ALPHAS) {
        sums[0] += tail.valueAtRisk(side, alpha);
        sums[1] += tail.expectedShortfall(side, alpha);
      }
    }
  }

  @Override
  public Map<String, Double> oracle() {
    double[] sums = walk();
    return Map.of("sumOfVar", sums[0], "sumOfEs", sums[1]);
  }
}
