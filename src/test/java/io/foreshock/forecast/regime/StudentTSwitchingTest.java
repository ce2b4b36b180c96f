package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTSwitchingTest {

  private static final SwitchingSettings GAUSSIAN =
      SwitchingSettings.DEFAULT
          .withDegreesOfFreedom(DegreesOfFreedom.GAUSSIAN)
          .withStoppingRule(1e-9, 10_000);

  /** statsmodels 0.13.5 for the ergodic start, hmmlearn 0.3.3 for the estimated one. */
  @ParameterizedTest
  @CsvSource({
    "2, ERGODIC, -1042.5164679489094, 1e-4",
    "3, ERGODIC, -990.7830947921094, 1e-4",
    "2, ESTIMATED, -1042.068848288361, 1e-3",
    "3, ESTIMATED, -989.381279354796, 1e-3"
  })
  void fit_gaussianDemGbp_reachesReferenceLogLikelihood(
      int states, InitialDistribution initial, double logLikelihood, double tolerance) {
    SwitchingFit fit =
        StudentTSwitching.fit(
            GoldenRegimes.demGbpReturns(), states, GAUSSIAN.withInitialDistribution(initial), null);
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(tolerance));
  }

  @Test
  void fit_gaussianDemGbp_findsReferenceParameters() {
    StudentTSwitchingParameters fitted =
        StudentTSwitching.fit(GoldenRegimes.demGbpReturns(), 2, GAUSSIAN, null).parameters();
    SwitchingRegressionParameters reference = GoldenRegimes.demGbpTwoRegimes();
    for (int k = 0; k < 2; k++) {
      assertThat(fitted.mean(k)).isCloseTo(reference.coefficient(k, 0), within(1e-4));
      assertThat(fitted.variance(k) / reference.variance(k)).isCloseTo(1.0, within(1e-3));
      assertThat(fitted.transition().probability(k, 0))
          .isCloseTo(reference.transition().probability(k, 0), within(1e-4));
    }
  }

  @ParameterizedTest
  @EnumSource(DegreesOfFreedom.class)
  void fit_logLikelihood_isThatOfTheOnlineFilter(DegreesOfFreedom tails) {
    double[] returns = GoldenRegimes.demGbpReturns();
    SwitchingFit fit =
        StudentTSwitching.fit(
            returns, 3, SwitchingSettings.DEFAULT.withDegreesOfFreedom(tails), null);
    OnlineRegimeFilter filter = new OnlineRegimeFilter(fit.parameters());
    RegimeFilterState state = filter.start();
    for (double logReturn : returns) {
      state = filter.update(state, logReturn);
    }
    assertThat(state.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-7));
  }

  @Test
  void fit_heavierTails_areNeverLessLikely() {
    double[] returns = GoldenRegimes.demGbpReturns();
    double before = Double.NEGATIVE_INFINITY;
    for (DegreesOfFreedom tails : DegreesOfFreedom.values()) {
      double now =
          StudentTSwitching.fit(
                  returns, 2, SwitchingSettings.DEFAULT.withDegreesOfFreedom(tails), null)
              .logLikelihood();
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, 2, ERGODIC",
    "GAUSSIAN, 3, ESTIMATED",
    "COMMON, 2, ESTIMATED",
    "COMMON, 3, ERGODIC",
    "PER_STATE, 2, ERGODIC",
    "PER_STATE, 3, ERGODIC"
  })
  void iterate_everyStart_neverLowersLogLikelihood(
      DegreesOfFreedom tails, int states, InitialDistribution initial) {
    SwitchingSettings settings =
        SwitchingSettings.DEFAULT.withDegreesOfFreedom(tails).withInitialDistribution(initial);
    double[] returns = GoldenRegimes.demGbpReturns();
    for (int[] groups : VolatilityGroups.all(returns, states)) {
      StudentTEm em = new StudentTEm(returns, states, settings);
      em.startFrom(groups);
      double before = em.logLikelihood();
      for (int i = 0; i < 60; i++) {
        double after = em.iterate();
        // 2,000 terms of order one, summed: 1e-9 is rounding.
        assertThat(after).isGreaterThanOrEqualTo(before - 1e-9);
        before = after;
      }
    }
  }

  @Test
  void fit_simulatedSeries_recoversParameters() {
    StudentTSwitchingParameters truth =
        StudentTSwitchingParameters.of(
            new double[] {0.0005, -0.001},
            new double[] {0.0001, 0.0009},
            new double[] {6.0, 6.0},
            GoldenRegimes.twoStates(0.98, 0.05));
    double[] returns = simulate(truth, 8000, 20260101L);
    SwitchingFit fit = StudentTSwitching.fit(returns, 2, SwitchingSettings.DEFAULT, null);
    StudentTSwitchingParameters found = fit.parameters();
    // About three standard errors at 8,000 observations.
    assertThat(found.variance(0) / 0.0001).isCloseTo(1.0, within(0.12));
    assertThat(found.variance(1) / 0.0009).isCloseTo(1.0, within(0.15));
    assertThat(found.degreesOfFreedom(0)).isBetween(5.0, 7.5);
    assertThat(found.transition().probability(0, 0)).isCloseTo(0.98, within(0.01));
    assertThat(found.transition().probability(1, 1)).isCloseTo(0.95, within(0.02));
    assertThat(fit.identification().identified()).isTrue();
    assertThat(fit.logLikelihood())
        .isGreaterThan(logLikelihood(new OnlineRegimeFilter(truth), returns));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-10, 0.01, 250.0})
  void fit_scaledReturns_scalesParameters(double factor) {
    double[] returns = GoldenRegimes.demGbpReturns();
    double[] scaled = Arrays.stream(returns).map(r -> r * factor).toArray();
    SwitchingFit one = StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, null);
    SwitchingFit other = StudentTSwitching.fit(scaled, 3, SwitchingSettings.DEFAULT, null);
    // Rounding of the scaling, carried through some eighty iterations.
    for (int k = 0; k < 3; k++) {
      assertThat(other.parameters().variance(k) / (factor * factor * one.parameters().variance(k)))
          .isCloseTo(1.0, within(1e-8));
      assertThat(other.parameters().degreesOfFreedom(k) / one.parameters().degreesOfFreedom(k))
          .isCloseTo(1.0, within(1e-8));
    }
    assertThat(other.logLikelihood())
        .isCloseTo(one.logLikelihood() - returns.length * Math.log(factor), within(1e-7));
  }

  @Test
  void parameters_anyOrderOfStates_areEqual() {
    double[] means = {0.1, 0.2, 0.3};
    double[] variances = {4.0, 1.0, 9.0};
    double[] degrees = {5.0, 6.0, 7.0};
    TransitionMatrix chain =
        TransitionMatrix.of(
            new double[][] {{0.90, 0.08, 0.02}, {0.10, 0.80, 0.10}, {0.05, 0.25, 0.70}});
    StudentTSwitchingParameters sorted =
        StudentTSwitchingParameters.of(means, variances, degrees, chain);
    assertThat(sorted.variance(0)).isEqualTo(1.0);
    assertThat(sorted.mean(0)).isEqualTo(0.2);
    assertThat(sorted.degreesOfFreedom(2)).isEqualTo(7.0);
    assertThat(sorted.transition().probability(0, 1)).isEqualTo(0.10);
    assertThat(sorted.transition().probability(1, 0)).isEqualTo(0.08);
    for (int[] order : new int[][] {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      StudentTSwitchingParameters permuted =
          StudentTSwitchingParameters.of(
              pick(means, order),
              pick(variances, order),
              pick(degrees, order),
              chain.permuted(order));
      assertThat(permuted).isEqualTo(sorted).hasSameHashCodeAs(sorted);
    }
  }

  @Test
  void fit_warmStart_needsFewerIterationsAndAgreesWithItself() {
    double[] returns = GoldenRegimes.demGbpReturns();
    StudentTSwitchingParameters previous =
        StudentTSwitching.fit(
                Arrays.copyOf(returns, returns.length - 30), 3, SwitchingSettings.DEFAULT, null)
            .parameters();
    SwitchingFit cold = StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, null);
    SwitchingFit warm = StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, previous);
    assertThat(warm.convergence().iterations()).isLessThan(cold.convergence().iterations());
    // The tolerance is per iteration; the two end within a few hundred of them.
    assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(2e-3));
    assertThat(warm.identification().identified()).isTrue();
  }

  @Test
  void fit_sameInput_givesTheSameBits() {
    double[] returns = GoldenRegimes.demGbpReturns();
    assertThat(StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, null).parameters())
        .isEqualTo(StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, null).parameters());
  }

  @Test
  void fit_oneJumpInFlatSeries_isNotIdentified() {
    double[] returns = new double[600];
    returns[300] = 0.2;
    for (int states = 2; states <= 3; states++) {
      SwitchingFit fit = StudentTSwitching.fit(returns, states, SwitchingSettings.DEFAULT, null);
      assertThat(Double.isFinite(fit.logLikelihood())).isTrue();
      assertThat(fit.identification().identified()).isFalse();
    }
  }

  @Test
  void fit_oneVolatilityOnly_isNotIdentified() {
    Random random = new Random(3L);
    double[] returns = random.doubles(1500, -1.0, 1.0).toArray();
    assertThat(
            StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, null)
                .identification()
                .identified())
        .isFalse();
  }

  @Test
  void fit_manyRepeatedValues_staysFinite() {
    double[] returns = GoldenRegimes.demGbpReturns();
    for (int t = 0; t < returns.length; t += 3) {
      returns[t] = 0.0;
    }
    for (DegreesOfFreedom tails : DegreesOfFreedom.values()) {
      SwitchingFit fit =
          StudentTSwitching.fit(
              returns, 3, SwitchingSettings.DEFAULT.withDegreesOfFreedom(tails), null);
      assertThat(Double.isFinite(fit.logLikelihood())).isTrue();
    }
  }

  @Test
  void fit_unusableSeries_isRefusedByName() {
    assertRefused(new double[50], "at least 500");
    assertRefused(new double[600], "constant");
    double[] equal = new double[600];
    Arrays.fill(equal, 0.001);
    assertRefused(equal, "constant");
    double[] broken = Arrays.copyOf(GoldenRegimes.demGbpReturns(), 600);
    broken[7] = Double.NaN;
    assertRefused(broken, "logReturns[7]");
    broken[7] = Double.POSITIVE_INFINITY;
    assertRefused(broken, "logReturns[7]");
  }

  @Test
  void fit_badStates_areRefused() {
    double[] returns = GoldenRegimes.demGbpReturns();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudentTSwitching.fit(returns, 4, SwitchingSettings.DEFAULT, null))
        .withMessageContaining("states");
    StudentTSwitchingParameters two =
        StudentTSwitching.fit(returns, 2, SwitchingSettings.DEFAULT, null).parameters();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudentTSwitching.fit(returns, 3, SwitchingSettings.DEFAULT, two))
        .withMessageContaining("warmStart");
  }

  private static void assertRefused(double[] returns, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudentTSwitching.fit(returns, 2, SwitchingSettings.DEFAULT, null))
        .withMessageContaining(part);
  }

  private static double logLikelihood(OnlineRegimeFilter filter, double[] returns) {
    RegimeFilterState state = filter.start();
    for (double logReturn : returns) {
      state = filter.update(state, logReturn);
    }
    return state.logLikelihood();
  }

  private static double[] simulate(StudentTSwitchingParameters truth, int length, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[length];
    int state = 0;
    for (int t = 0; t < length; t++) {
      state = random.nextDouble() < truth.transition().probability(state, 0) ? 0 : 1;
      int nu = (int) truth.degreesOfFreedom(state);
      double squares = 0.0;
      for (int i = 0; i < nu; i++) {
        double z = random.nextGaussian();
        squares += z * z;
      }
      double student = random.nextGaussian() / Math.sqrt(squares / nu);
      double scale = Math.sqrt(truth.variance(state) * (nu - 2.0) / nu);
      returns[t] = truth.mean(state) + scale * student;
    }
    return returns;
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }
}
