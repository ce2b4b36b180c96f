package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchingGarchLikelihoodTest {

  private static final double[] RETURNS =
      ReturnChecks.divided(Arrays.copyOf(GoldenRegimes.demGbpReturns(), 700), 0.47);

  private static SwitchingGarchCoordinates coordinates(
      int states, SwitchingGarchSettings settings) {
    return new SwitchingGarchCoordinates(new SwitchingGarchLikelihood(RETURNS, states), settings);
  }

  /** The gradient in all coordinates, by the adjoint and by central differences. */
  @ParameterizedTest
  @CsvSource({
    "2, false, GAUSSIAN", "2, true, COMMON", "2, true, PER_STATE",
    "3, true, GAUSSIAN", "3, false, COMMON", "3, true, PER_STATE"
  })
  void gradient_everyStart_matchesCentralDifferences(
      int states, boolean leverage, DegreesOfFreedom tails) {
    SwitchingGarchCoordinates coordinates =
        coordinates(states, new SwitchingGarchSettings(leverage, tails, 500, 300));
    for (SwitchingGarchParameters start : SwitchingGarchStarts.all(states)) {
      double[] x = coordinates.of(start, 1.0);
      double[] gradient = new double[x.length];
      double[] unused = new double[x.length];
      coordinates.valueAndGradient(x, gradient);
      for (int i = 0; i < x.length; i++) {
        double middle = x[i];
        x[i] = middle + 1e-5;
        double above = coordinates.valueAndGradient(x, unused);
        x[i] = middle - 1e-5;
        double below = coordinates.valueAndGradient(x, unused);
        x[i] = middle;
        // Truncation and cancellation of a difference over 2e-5 of a sum near 1,000.
        assertThat((above - below) / 2e-5)
            .isCloseTo(gradient[i], within(1e-5 * (1.0 + Math.abs(gradient[i]))));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DegreesOfFreedom.class)
  void coordinates_ofParameters_areReadBack(DegreesOfFreedom tails) {
    SwitchingGarchCoordinates coordinates =
        coordinates(2, SwitchingGarchSettings.DEFAULT.withDegreesOfFreedom(tails));
    for (SwitchingGarchParameters start : SwitchingGarchStarts.all(2)) {
      double[] back = coordinates.parameters(coordinates.of(start, 3.0), 3.0).toArray();
      double[] expected = start.toArray();
      for (int i = 0; i < back.length; i++) {
        if (Double.isFinite(back[i])) {
          assertThat(back[i]).isCloseTo(expected[i], within(1e-9));
        }
      }
    }
  }

  /** Sums over all 2^10 paths of the chain, each by its own densities. */
  @ParameterizedTest
  @ValueSource(doubles = {5.0, Double.POSITIVE_INFINITY})
  void value_shortSeries_isTheSumOverAllPaths(double nu) {
    SwitchingGarchParameters parameters =
        new SwitchingGarchParameters(
            List.of(
                new GarchRegime(0.05, 0.05, 0.1, 0.8, nu),
                new GarchRegime(0.5, 0.2, -0.1, 0.5, nu)),
            GoldenRegimes.twoStates(0.95, 0.1));
    double[] returns = Arrays.copyOf(RETURNS, 11);
    SwitchingGarchState state = new SwitchingGarchFilter(parameters).after(returns);
    double likelihood = 0.0;
    for (int path = 0; path < 1 << 10; path++) {
      likelihood += jointDensity(parameters, returns, path);
    }
    assertThat(state.logLikelihood()).isCloseTo(Math.log(likelihood), within(1e-12));
  }

  private static double jointDensity(
      SwitchingGarchParameters parameters, double[] returns, int path) {
    double[] variances = parameters.unconditionalVariances();
    double density = parameters.ergodic()[path & 1];
    for (int t = 1; t < returns.length; t++) {
      for (int k = 0; k < 2; k++) {
        variances[k] = parameters.regime(k).next(variances[k], returns[t - 1]);
      }
      int state = path >> (t - 1) & 1;
      if (t > 1) {
        density *= parameters.transition().probability(path >> (t - 2) & 1, state);
      }
      double nu = parameters.regime(state).degreesOfFreedom();
      density *= Math.exp(new StudentTComponent(0.0, variances[state], nu).logDensity(returns[t]));
    }
    return density;
  }
}
