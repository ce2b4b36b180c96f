package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaussian hidden Markov models with an estimated start against hmmlearn 0.3.3. */
class GaussianHmmGoldenTest {

  private static final SwitchingSettings SETTINGS =
      SwitchingSettings.DEFAULT
          .withDegreesOfFreedom(DegreesOfFreedom.GAUSSIAN)
          .withInitialDistribution(InitialDistribution.ESTIMATED)
          .withStoppingRule(1e-10, 20_000);

  /** 1e-3 is the reference's own slack: EM stopped by a change in log-likelihood. */
  @ParameterizedTest
  @CsvSource({
    "dem2gbp, 2, -1042.068848288361",
    "dem2gbp, 3, -989.381279354796",
    "sp500, 2, 8138.309331232266",
    "sp500, 3, 8203.043519132545"
  })
  void fit_estimatedStart_matchesPosteriorsAndLogLikelihood(
      String series, int states, double logLikelihood) {
    double[] returns =
        series.equals("sp500")
            ? GoldenRegimes.column(GoldenRegimes.rows("input_sp500_last2500.csv"), 0)
            : GoldenRegimes.demGbpReturns();
    SwitchingFit fit = StudentTSwitching.fit(returns, states, SETTINGS, null);
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-3));
    SmoothedPath path = smoothed(fit.parameters(), returns);
    double[][] rows = GoldenRegimes.rows("g06_" + series + "_k" + states + "_posterior.csv");
    assertThat(rows.length).isGreaterThan(70);
    for (double[] row : rows) {
      double[] found = path.smoothed((int) row[0]);
      for (int k = 0; k < states; k++) {
        assertThat(found[k]).isCloseTo(row[1 + k], within(1e-3));
      }
    }
  }

  /** The estimated start of all four is the calmest state. */
  private static SmoothedPath smoothed(StudentTSwitchingParameters parameters, double[] returns) {
    double[] initial = new double[parameters.states()];
    initial[0] = 1.0;
    double[][] logDensities = new double[returns.length][parameters.states()];
    for (int t = 0; t < returns.length; t++) {
      double y = returns[t];
      Arrays.setAll(logDensities[t], k -> parameters.component(k).logDensity(y));
    }
    return OfflineKimSmoother.smooth(
        HamiltonFilter.filter(parameters.transition(), initial, logDensities),
        parameters.transition());
  }
}
