package io.foreshock.bench;

import io.foreshock.forecast.volatility.GjrFit;
import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrSettings;
import io.foreshock.forecast.volatility.StandardErrors;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A cold fit of GARCH(1,1) with normal innovations, with its standard errors as R computes them.
 */
@State(Scope.Thread)
public class GarchFit implements Checked {

  private final double[] returns = Series.demGbp();

  /** Fits, then computes the standard errors. */
  @Benchmark
  public StandardErrors fit(Blackhole blackhole) {
    GjrFit fit = fit();
    blackhole.consume(fit);
    return fit.standardErrors();
  }

  private GjrFit fit() {
    return GjrGarch.fit(returns, GjrSettings.fcp(), null);
  }

  @Override
  public Map<String, Double> oracle() {
    return Map.of("logLikelihood", fit().logLikelihood());
  }
}
