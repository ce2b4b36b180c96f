package io.foreshock.bench;

import io.foreshock.forecast.volatility.GjrFit;
import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrSettings;
import io.foreshock.forecast.volatility.InnovationDistribution;
import io.foreshock.forecast.volatility.StandardErrors;
import io.foreshock.forecast.volatility.StartVariance;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A cold fit of GARCH(1,1) under the conventions of Python arch: backcast start, stationary. */
@State(Scope.Thread)
public class GarchFitBackcast implements Checked {

  private static final GjrSettings SETTINGS =
      new GjrSettings(
          true, false, new InnovationDistribution.Normal(), true, StartVariance.BACKCAST, 500);

  private final double[] returns = Series.demGbp();

  /** Fits, then computes the standard errors, as arch does. */
  @Benchmark
  public StandardErrors fit(Blackhole blackhole) {
    GjrFit fit = fit();
    blackhole.consume(fit);
    return fit.standardErrors();
  }

  private GjrFit fit() {
    return GjrGarch.fit(returns, SETTINGS, null);
  }

  @Override
  public Map<String, Double> oracle() {
    return Map.of("logLikelihood", fit().logLikelihood());
  }
}
