package io.foreshock.bench;

import io.foreshock.forecast.volatility.GjrFit;
import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrSettings;
import io.foreshock.forecast.volatility.InnovationDistribution;
import io.foreshock.forecast.volatility.StartVariance;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A cold fit of GJR-GARCH with fitted Student-t innovations to the S&P 500. */
@State(Scope.Thread)
public class GjrStudentFit implements Checked {

  private static final GjrSettings SETTINGS =
      new GjrSettings(
          true,
          true,
          new InnovationDistribution.FittedStudentT(),
          true,
          StartVariance.BACKCAST,
          500);

  private final double[] returns = Series.sp500();

  /** Fits; the optimum lies on a bound, where there are no standard errors. */
  @Benchmark
  public GjrFit fit() {
    return GjrGarch.fit(returns, SETTINGS, null);
  }

  @Override
  public Map<String, Double> oracle() {
    return Map.of("logLikelihood", fit().logLikelihood());
  }
}
