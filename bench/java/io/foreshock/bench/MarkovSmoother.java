package io.foreshock.bench;

import io.foreshock.forecast.regime.FilteredPath;
import io.foreshock.forecast.regime.MarkovSwitchingRegression;
import io.foreshock.forecast.regime.OfflineKimSmoother;
import io.foreshock.forecast.regime.SmoothedPath;
import io.foreshock.forecast.regime.SwitchingRegressionParameters;
import io.foreshock.forecast.regime.TransitionMatrix;
import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Hamilton filter and Kim smoother of a two-state model at given parameters. */
@State(Scope.Thread)
public class MarkovSmoother implements Checked {

  private static final SwitchingRegressionParameters PARAMETERS =
      SwitchingRegressionParameters.of(
          new double[][] {{0.019237684804239156}, {-0.07380887447526248}},
          new double[] {0.06572589002457446, 0.4655372644782388},
          TransitionMatrix.of(
              new double[][] {
                {0.9441052067041646, 1.0 - 0.9441052067041646},
                {0.09051782129224265, 1.0 - 0.09051782129224265}
              }));

  private final MarkovSwitchingRegression model = model(Series.demGbp());

  private static MarkovSwitchingRegression model(double[] returns) {
    double[][] ones = new double[returns.length][1];
    Arrays.stream(ones).forEach(row -> row[0] = 1.0);
    return new MarkovSwitchingRegression(returns, ones, new boolean[] {true}, true);
  }

  /** Filters, then smooths. */
  @Benchmark
  public SmoothedPath smooth() {
    return smooth(model.filter(PARAMETERS));
  }

  private static SmoothedPath smooth(FilteredPath path) {
    return OfflineKimSmoother.smooth(path, PARAMETERS.transition());
  }

  @Override
  public Map<String, Double> oracle() {
    FilteredPath path = model.filter(PARAMETERS);
    SmoothedPath smoothed = smooth(path);
    double calm = 0.0;
    double squares = 0.0;
    for (int t = 0; t < smoothed.length(); t++) {
      double probability = smoothed.smoothed(t)[0];
      calm += probability;
      squares += probability * probability;
    }
    return Map.of(
        "logLikelihood", path.logLikelihood(), "smoothedSum", calm, "smoothedSquares", squares);
  }
}
