package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of states and the unit of the data change nothing a switching regression says. */
class SwitchingPropertiesTest {

  private static final int[][] ORDERS = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  private static final TransitionMatrix CHAIN =
      TransitionMatrix.of(
          new double[][] {{0.90, 0.08, 0.02}, {0.10, 0.80, 0.10}, {0.05, 0.25, 0.70}});

  /** Two levels and volatilities, each for 60 days in turn. */
  private static double[] series(double factor) {
    Random random = new Random(11L);
    double[] series = new double[600];
    Arrays.setAll(
        series,
        t ->
            factor
                * (t / 60 % 2 == 0 ? 0.2 + random.nextGaussian() : -1 + 3 * random.nextGaussian()));
    return series;
  }

  private static MarkovSwitchingRegression regression(double[] series) {
    double[][] constant = new double[series.length][];
    Arrays.setAll(constant, _ -> new double[] {1.0});
    return new MarkovSwitchingRegression(series, constant, new boolean[] {true}, true);
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }

  @Test
  void regression_anyOrderOfStates_filtersTheSame() {
    double[][] coefficients = {{0.2}, {-1.0}, {0.5}};
    double[] variances = {1.0, 9.0, 2.0};
    MarkovSwitchingRegression model = regression(series(1.0));
    FilteredPath expected =
        model.filter(SwitchingRegressionParameters.of(coefficients, variances, CHAIN));
    for (int[] order : ORDERS) {
      double[][] permuted =
          Arrays.stream(order).mapToObj(k -> coefficients[k]).toArray(double[][]::new);
      FilteredPath path =
          model.filter(
              SwitchingRegressionParameters.of(
                  permuted, pick(variances, order), CHAIN.permuted(order)));
      assertThat(path.filtered(599)).containsExactly(expected.filtered(599), within(1e-12));
      assertThat(path.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-9));
    }
  }

  @Test
  void autoregression_anyOrderOfStates_filtersTheSame() {
    double[] means = {0.2, -1.0, 0.5};
    double[] lags = {0.1, -0.05};
    MarkovSwitchingAutoregression model = new MarkovSwitchingAutoregression(series(1.0), 2);
    FilteredPath expected =
        model.filter(SwitchingAutoregressionParameters.of(means, lags, 4.0, CHAIN));
    for (int[] order : ORDERS) {
      FilteredPath path =
          model.filter(
              SwitchingAutoregressionParameters.of(
                  pick(means, order), lags, 4.0, CHAIN.permuted(order)));
      assertThat(path.filtered(597)).containsExactly(expected.filtered(597), within(1e-12));
      assertThat(path.logLikelihood()).isCloseTo(expected.logLikelihood(), within(1e-9));
    }
  }

  /** EM takes the same steps in any unit: the likelihood moves by −n ln c, the states stay. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 250.0})
  void regression_otherUnit_scalesParametersAndKeepsStates(double factor) {
    MarkovSwitchingRegression one = regression(series(1.0));
    MarkovSwitchingRegression other = regression(series(factor));
    MarkovSwitchingRegression.Fit base = one.fit(2, 1e-9, 1_000);
    MarkovSwitchingRegression.Fit scaled = other.fit(2, 1e-9, 1_000);
    for (int state = 0; state < 2; state++) {
      assertThat(scaled.parameters().coefficient(state, 0) / factor)
          .isCloseTo(base.parameters().coefficient(state, 0), within(1e-6));
      assertThat(scaled.parameters().variance(state) / (factor * factor))
          .isCloseTo(base.parameters().variance(state), within(1e-6));
    }
    assertThat(scaled.logLikelihood() + 600 * StrictMath.log(factor))
        .isCloseTo(base.logLikelihood(), within(1e-6));
    assertThat(other.filter(scaled.parameters()).filtered(599))
        .containsExactly(one.filter(base.parameters()).filtered(599), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 250.0})
  void autoregression_otherUnit_scalesParametersAndKeepsStates(double factor) {
    MarkovSwitchingAutoregression one = new MarkovSwitchingAutoregression(series(1.0), 2);
    MarkovSwitchingAutoregression other = new MarkovSwitchingAutoregression(series(factor), 2);
    MarkovSwitchingAutoregression.Fit base = one.fit(one.startingValues(2), 1e-9, 2_000);
    MarkovSwitchingAutoregression.Fit scaled = other.fit(other.startingValues(2), 1e-9, 2_000);
    for (int state = 0; state < 2; state++) {
      assertThat(scaled.parameters().mean(state) / factor)
          .isCloseTo(base.parameters().mean(state), within(1e-6));
    }
    assertThat(scaled.parameters().autoregression(1))
        .isCloseTo(base.parameters().autoregression(1), within(1e-6));
    assertThat(scaled.logLikelihood() + 598 * StrictMath.log(factor))
        .isCloseTo(base.logLikelihood(), within(1e-6));
    assertThat(other.filter(scaled.parameters()).filtered(597))
        .containsExactly(one.filter(base.parameters()).filtered(597), within(1e-6));
  }

  @Test
  void startingValues_flatMiddle_isRefusedByName() {
    double[] flat = new double[600];
    flat[300] = -1.0;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarkovSwitchingAutoregression(flat, 2).startingValues(2))
        .withMessage("middle half of the series must vary, was 0.0 throughout");
  }
}
