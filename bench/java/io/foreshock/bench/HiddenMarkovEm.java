package io.foreshock.bench;

import io.foreshock.forecast.regime.DegreesOfFreedom;
import io.foreshock.forecast.regime.InitialDistribution;
import io.foreshock.forecast.regime.StudentTSwitching;
import io.foreshock.forecast.regime.StudentTSwitchingParameters;
import io.foreshock.forecast.regime.SwitchingFit;
import io.foreshock.forecast.regime.SwitchingSettings;
import io.foreshock.forecast.regime.TransitionMatrix;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fifty EM iterations of a two-state Gaussian hidden Markov model from a fixed start. */
@State(Scope.Thread)
public class HiddenMarkovEm implements Checked {

  private static final int ITERATIONS = 50;
  private static final SwitchingSettings SETTINGS =
      SwitchingSettings.DEFAULT
          .withDegreesOfFreedom(DegreesOfFreedom.GAUSSIAN)
          .withInitialDistribution(InitialDistribution.ESTIMATED)
          .withStoppingRule(1e-300, ITERATIONS);
  private static final StudentTSwitchingParameters START =
      StudentTSwitchingParameters.of(
          new double[] {0.1, -0.1},
          new double[] {0.1, 0.4},
          new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
          TransitionMatrix.of(new double[][] {{0.9, 0.1}, {0.2, 0.8}}));

  private final double[] returns = Series.demGbp();

  /** Runs the iterations. */
  @Benchmark
  public SwitchingFit run() {
    return StudentTSwitching.fit(returns, 2, SETTINGS, START);
  }

  @Override
  public Map<String, Double> oracle() {
    SwitchingFit fit = run();
    return Map.of(
        "logLikelihood", fit.logLikelihood(),
        "iterations", (double) fit.convergence().iterations(),
        "calmVariance", fit.parameters().variance(0));
  }
}
