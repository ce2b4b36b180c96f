package io.foreshock.bench;

import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.HorizonSimulation;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Filtered historical simulation over ten days: 10,000 paths through the GJR recursion. */
@State(Scope.Thread)
public class HorizonPaths implements Checked {

  private static final int DAYS = 10;
  private static final double[] ALPHAS = {0.025, 0.01, 0.005, 0.001};

  private final ResidualPool pool = pool(Series.sp500());

  private static ResidualPool pool(double[] returns) {
    ResidualPool pool = new ResidualPool(1_500, 0.1);
    pool.rebuild(Arrays.copyOfRange(returns, returns.length - 1_500, returns.length));
    return pool;
  }

  /** Simulates, with VaR and ES of both sides after each day. */
  @Benchmark
  public List<TailForecast> simulate() {
    GjrRecursion recursion = new GjrRecursion(0.0002, 2e-6, 0.02, 0.1, 0.9, 1.2e-4);
    return new HorizonSimulation(HorizonSimulation.DEFAULT_PATHS, 1, 0.1)
        .wholeDays(recursion, pool, DAYS, 20_260_101L);
  }

  @Override
  public Map<String, Double> oracle() {
    double var = 0.0;
    double es = 0.0;
    for (TailForecast tail : simulate()) {
      for (Side side : Side.values()) {
        for (double alpha : ALPHAS) {
          var += tail.valueAtRisk(side, alpha);
          es += tail.expectedShortfall(side, alpha);
        }
      }
    }
    return Map.of("sumOfVar", var, "sumOfEs", es);
  }
}
