package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Filter, smoother and fits against statsmodels 0.13.5 and the published values behind it. */
class MarkovSwitchingGoldenTest {

  /** The reference probabilities carry twelve digits. */
  private static final double PROBABILITY = 1e-9;

  /** The reference optimiser stops there. */
  private static final double FITTED_LOG_LIKELIHOOD = 1e-4;

  static Stream<Arguments> regressions() {
    double[] fedFunds = GoldenRegimes.column(GoldenRegimes.rows("g03_fedfunds_const_probs.csv"), 0);
    double[] demGbp = GoldenRegimes.demGbpReturns();
    return Stream.of(
        Arguments.of(
            "g03_fedfunds_const_probs.csv",
            GoldenRegimes.constantModel(fedFunds, false),
            GoldenRegimes.fedFunds(),
            -508.6359177038696),
        Arguments.of(
            "g03_sp500_absreturns_L1_variance_probs.csv",
            GoldenRegimes.absoluteReturnsModel(),
            GoldenRegimes.absoluteReturns(),
            -745.7976974778221),
        Arguments.of(
            "g03_dem2gbp_ms2_meanvar_probs.csv",
            GoldenRegimes.constantModel(demGbp, true),
            GoldenRegimes.demGbpTwoRegimes(),
            -1042.5164679489094),
        Arguments.of(
            "g03_dem2gbp_ms3_meanvar_probs.csv",
            GoldenRegimes.constantModel(demGbp, true),
            GoldenRegimes.demGbpThreeRegimes(),
            -990.7830947921094));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("regressions")
  void filter_givenParameters_matchesStatsmodels(
      String file,
      MarkovSwitchingRegression model,
      SwitchingRegressionParameters parameters,
      double logLikelihood) {
    FilteredPath path = model.filter(parameters);
    SmoothedPath smoothed = OfflineKimSmoother.smooth(path, parameters.transition());
    assertThat(path.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
    assertPath(path, smoothed, GoldenRegimes.rows(file));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("regressions")
  void fit_coldStart_reachesStatsmodelsLogLikelihood(
      String file,
      MarkovSwitchingRegression model,
      SwitchingRegressionParameters parameters,
      double logLikelihood) {
    MarkovSwitchingRegression.Fit fit = model.fit(parameters.states(), 1e-9, 20_000);
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(FITTED_LOG_LIKELIHOOD));
    for (int k = 0; k < parameters.states(); k++) {
      // A likelihood equal to 1e-4 leaves parameters free to about a hundredth of a standard error.
      assertThat(fit.parameters().coefficient(k, 0))
          .isCloseTo(parameters.coefficient(k, 0), within(2e-3));
      assertThat(fit.parameters().variance(k) / parameters.variance(k))
          .isCloseTo(1.0, within(2e-3));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("regressions")
  void iterate_manyTimes_neverLowersLogLikelihood(
      String file,
      MarkovSwitchingRegression model,
      SwitchingRegressionParameters parameters,
      double logLikelihood) {
    int states = parameters.states();
    double[] levels = GoldenRegimes.column(GoldenRegimes.rows(file), 0);
    SwitchingRegressionEm em = model.em(states);
    em.startFrom(VolatilityGroups.byLevel(levels, states).getFirst());
    double before = em.logLikelihood();
    for (int i = 0; i < 200; i++) {
      double after = em.iterate();
      assertThat(after).isGreaterThanOrEqualTo(before - 1e-8);
      before = after;
    }
  }

  @Test
  void filter_gnpGivenParameters_matchesStatsmodels() {
    MarkovSwitchingAutoregression model = gnpModel();
    FilteredPath path = model.filter(GoldenRegimes.gnp());
    SmoothedPath smoothed = model.smoothOffline(GoldenRegimes.gnp());
    assertThat(path.logLikelihood()).isCloseTo(-181.26339426414975, within(1e-9));
    assertPath(path, smoothed, GoldenRegimes.rows("g03_hamilton_rgnp_ar4_probs.csv"));
  }

  @Test
  void filter_gnpPublishedParameters_givesPublishedLogLikelihood() {
    // EViews 8 prints five decimals.
    assertThat(gnpModel().filter(GoldenRegimes.gnpPublished()).logLikelihood())
        .isCloseTo(-181.26339, within(1e-5));
  }

  @Test
  void fit_gnpFromQuantiles_reachesPublishedMaximum() {
    MarkovSwitchingAutoregression model = gnpModel();
    MarkovSwitchingAutoregression.Fit fit = model.fit(model.startingValues(2), 1e-9, 20_000);
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.logLikelihood()).isCloseTo(-181.26339426414975, within(FITTED_LOG_LIKELIHOOD));
    // A hundredth of the published standard errors.
    assertThat(fit.parameters().mean(0)).isCloseTo(-0.358811, within(2.6e-3));
    assertThat(fit.parameters().mean(1)).isCloseTo(1.163516, within(7e-4));
    assertThat(fit.parameters().transition().probability(0, 0)).isCloseTo(0.754673, within(1e-3));
  }

  @Test
  void fit_gnpIteration_neverLowersLogLikelihood() {
    MarkovSwitchingAutoregression model = gnpModel();
    SwitchingAutoregressionParameters parameters = model.startingValues(2);
    double before = model.filter(parameters).logLikelihood();
    for (int i = 0; i < 60; i++) {
      MarkovSwitchingAutoregression.Fit step = model.fit(parameters, 1e-12, 1);
      assertThat(step.logLikelihood()).isGreaterThanOrEqualTo(before - 1e-8);
      before = step.logLikelihood();
      parameters = step.parameters();
    }
  }

  private static MarkovSwitchingAutoregression gnpModel() {
    double[] growth = GoldenRegimes.column(GoldenRegimes.rows("input_hamilton_rgnp.csv"), 0);
    return new MarkovSwitchingAutoregression(growth, 4);
  }

  private static void assertPath(FilteredPath path, SmoothedPath smoothed, double[][] expected) {
    int states = path.states();
    assertThat(path.length()).isEqualTo(expected.length);
    for (int t = 0; t < expected.length; t++) {
      assertThat(path.filtered(t))
          .containsExactly(Arrays.copyOfRange(expected[t], 1, 1 + states), within(PROBABILITY));
      assertThat(smoothed.smoothed(t))
          .containsExactly(
              Arrays.copyOfRange(expected[t], 1 + states, 1 + 2 * states), within(PROBABILITY));
    }
  }
}
