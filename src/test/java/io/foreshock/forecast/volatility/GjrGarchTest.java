package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GjrGarchTest {

  private static final GjrParameters TRUTH = new GjrParameters(5e-4, 4e-6, 0.04, 0.10, 0.88, 5.0);

  /** Seeded GJR series with Student-t(5) innovations of variance 1. */
  private static double[] simulate(GjrParameters p, int count, long seed) {
    Random random = new Random(seed);
    double h = p.longRunVariance();
    double[] result = new double[count];
    for (int t = 0; t < count; t++) {
      double chiSquare = 0.0;
      for (int i = 0; i < 5; i++) {
        double g = random.nextGaussian();
        chiSquare += g * g;
      }
      double z = random.nextGaussian() / Math.sqrt(chiSquare / 5.0) * Math.sqrt(3.0 / 5.0);
      result[t] = p.mu() + z * Math.sqrt(h);
      h = GjrGarch.nextVariance(p, h, result[t]);
    }
    return result;
  }

  private static double[] normals(int count, double deviation) {
    Random random = new Random(99L);
    double[] result = new double[count];
    for (int t = 0; t < count; t++) {
      result[t] = deviation * random.nextGaussian();
    }
    return result;
  }

  private static void assertFinite(GjrFit fit) {
    assertThat(fit.parameters().degreesOfFreedom()).isNotNaN(); // +∞ where normal
    for (double h : fit.conditionalVariances()) {
      assertThat(h).isFinite().isPositive();
    }
    assertThat(fit.logLikelihood()).isFinite();
    assertThat(fit.convergence().gradientNorm()).isFinite();
  }

  private static void assertSame(GjrParameters a, GjrParameters b, double scale, double tolerance) {
    assertThat(a.mu() * scale).isCloseTo(b.mu(), within(tolerance * Math.sqrt(b.omega())));
    assertThat(a.omega() * scale * scale).isCloseTo(b.omega(), within(tolerance * b.omega()));
    assertThat(a.alpha()).isCloseTo(b.alpha(), within(tolerance));
    assertThat(a.gamma()).isCloseTo(b.gamma(), within(tolerance));
    assertThat(a.beta()).isCloseTo(b.beta(), within(tolerance));
  }

  @Test
  void fit_simulatedSeries_recoversParametersWithinErrors() {
    double[] r = simulate(TRUTH, 20_000, 7L);
    GjrFit fit =
        GjrGarch.fit(
            r,
            GjrSettings.reference().withInnovations(new InnovationDistribution.FittedStudentT()),
            null);
    double[] errors = fit.standardErrors().hessian();
    double[] found = fit.parameters().toArray();
    double[] truth = TRUTH.toArray();
    assertThat(fit.convergence().converged()).isTrue();
    for (int i = 0; i < truth.length; i++) {
      assertThat(found[i]).isCloseTo(truth[i], within(3.5 * errors[i])); // seeded, so fixed
    }
    double[] other = fit.standardErrors().informationFull();
    double[] sandwich = fit.standardErrors().sandwich();
    for (int i = 0; i < truth.length; i++) { // the model holds, so all estimators agree
      assertThat(other[i]).isCloseTo(errors[i], within(0.15 * errors[i]));
      assertThat(sandwich[i]).isCloseTo(errors[i], within(0.25 * errors[i]));
    }
  }

  @Test
  void fit_inverseLeverage_findsNegativeGamma() {
    GjrParameters truth = new GjrParameters(0.0, 1e-5, 0.12, -0.10, 0.85, 5.0);
    GjrFit fit = GjrGarch.fit(simulate(truth, 5000, 3L), GjrSettings.reference(), null);
    assertThat(fit.parameters().gamma()).isBetween(-0.16, -0.05);
    assertThat(fit.parameters().alpha() + fit.parameters().gamma()).isNotNegative();
  }

  @Test
  void fit_withoutMeanOrLeverage_holdsThemAtZero() {
    GjrSettings settings =
        new GjrSettings(
            false,
            false,
            new InnovationDistribution.StudentT(5.0),
            true,
            StartVariance.BACKCAST,
            500);
    GjrFit fit = GjrGarch.fit(simulate(TRUTH, 1500, 5L), settings, null);
    assertThat(fit.parameters().mu()).isZero();
    assertThat(fit.parameters().gamma()).isZero();
    assertThat(fit.parameters().degreesOfFreedom()).isEqualTo(5.0);
    assertThat(fit.standardErrors().names()).containsExactly("omega", "alpha", "beta");
  }

  @ParameterizedTest
  @ValueSource(doubles = {100.0, 1e-6, 1e9})
  void fit_rescaledReturns_givesSameStandardisedParameters(double factor) {
    double[] r = simulate(TRUTH, 1500, 11L);
    double[] scaled = Arrays.stream(r).map(x -> x * factor).toArray();
    GjrFit base = GjrGarch.fit(r, GjrSettings.reference(), null);
    GjrFit other = GjrGarch.fit(scaled, GjrSettings.reference(), null);
    // not bit-equal: dividing by a rounded deviation; round-off only
    assertSame(base.parameters(), other.parameters(), factor, 1e-9);
    assertThat(other.logLikelihood())
        .isCloseTo(base.logLikelihood() - r.length * StrictMath.log(factor), within(1e-7));
  }

  @Test
  void fit_scaleByPowerOfTwo_isBitEqual() {
    double[] r = simulate(TRUTH, 1500, 11L);
    double[] scaled = Arrays.stream(r).map(x -> x * 128.0).toArray();
    GjrParameters a = GjrGarch.fit(r, GjrSettings.reference(), null).parameters();
    GjrParameters b = GjrGarch.fit(scaled, GjrSettings.reference(), null).parameters();
    assertThat(b).isEqualTo(a.scaled(128.0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1L, 2L, 3L, 4L, 5L})
  void fit_warmStart_reachesTheColdOptimum(long seed) {
    double[] r = simulate(TRUTH, 1530, seed);
    GjrSettings settings = GjrSettings.reference();
    GjrFit earlier = GjrGarch.fit(Arrays.copyOfRange(r, 0, 1500), settings, null);
    double[] now = Arrays.copyOfRange(r, 30, 1530);
    GjrFit cold = GjrGarch.fit(now, settings, null);
    GjrFit warm = GjrGarch.fit(now, settings, earlier.parameters());
    assertThat(warm.convergence().startsTried()).isEqualTo(1);
    assertThat(warm.convergence().converged()).isTrue();
    assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-8));
    assertSame(warm.parameters(), cold.parameters(), 1.0, 1e-6);
  }

  @Test
  void fit_warmStartOutsideTheBounds_isMovedInside() {
    double[] r = simulate(TRUTH, 1500, 8L);
    GjrParameters explosive = new GjrParameters(0.5, 1e-30, 0.4, -0.4, 0.99, 2.01);
    GjrFit warm = GjrGarch.fit(r, GjrSettings.reference(), explosive);
    GjrFit cold = GjrGarch.fit(r, GjrSettings.reference(), null);
    assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-8));
  }

  @Test
  void fit_sameArguments_sameBits() {
    double[] r = simulate(TRUTH, 900, 21L);
    GjrFit a = GjrGarch.fit(r, GjrSettings.reference(), TRUTH);
    GjrFit b = GjrGarch.fit(r, GjrSettings.reference(), TRUTH);
    assertThat(a.parameters()).isEqualTo(b.parameters());
    assertThat(a.conditionalVariances()).isEqualTo(b.conditionalVariances());
    assertThat(a.convergence()).isEqualTo(b.convergence());
  }

  @Test
  void fit_callerChangesArrays_keepsItsOwn() {
    double[] r = simulate(TRUTH, 900, 22L);
    GjrFit fit = GjrGarch.fit(r, GjrSettings.reference(), null);
    double[] residuals = fit.standardizedResiduals();
    Arrays.fill(r, 0.0);
    Arrays.fill(fit.conditionalVariances(), -1.0);
    assertThat(fit.standardizedResiduals()).isEqualTo(residuals);
    double square = Arrays.stream(residuals).map(z -> z * z).average().orElseThrow();
    assertThat(square).isCloseTo(1.0, within(0.15)); // fitted to variance about 1
  }

  @Test
  void fit_tooFewReturns_namesHaveAndNeed() {
    assertThatThrownBy(() -> GjrGarch.fit(normals(50, 0.01), GjrSettings.reference(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 500")
        .hasMessageContaining("has 50");
  }

  @Test
  void fit_fewReturnsAllowed_isFinite() {
    GjrSettings settings = GjrSettings.reference().withMinimumObservations(50);
    assertFinite(GjrGarch.fit(normals(50, 0.01), settings, null));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.01, -3.0, 1e-300})
  void fit_constantSeries_isRefused(double value) {
    double[] flat = new double[600];
    Arrays.fill(flat, value);
    assertThatThrownBy(() -> GjrGarch.fit(flat, GjrSettings.reference(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("constant");
  }

  @Test
  void fit_flatButForOneJump_isRefused() {
    double[] r = new double[600];
    r[300] = 0.5;
    assertThatThrownBy(() -> GjrGarch.fit(r, GjrSettings.reference(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("597 of 600 repeat");
  }

  @Test
  void fit_roundOffAroundConstant_isRefused() {
    double[] r = normals(600, 1e-14);
    for (int t = 0; t < r.length; t++) {
      r[t] += 1.0;
    }
    assertThatThrownBy(() -> GjrGarch.fit(r, GjrSettings.reference(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("standard deviation");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void fit_notFinite_namesIndex(double bad) {
    double[] r = normals(600, 0.01);
    r[123] = bad;
    assertThatThrownBy(() -> GjrGarch.fit(r, GjrSettings.reference(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index 123");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 300, 598, 599})
  void fit_jumpOfFiftyDeviations_isFiniteWhereverItFalls(int at) {
    double[] r = normals(600, 0.01);
    r[at] = -0.5;
    InnovationDistribution[] all = {
      new InnovationDistribution.Normal(),
      new InnovationDistribution.StudentT(5.0),
      new InnovationDistribution.FittedStudentT()
    };
    for (InnovationDistribution z : all) {
      for (StartVariance rule : StartVariance.values()) {
        assertFinite(GjrGarch.fit(r, new GjrSettings(true, true, z, true, rule, 500), null));
        assertFinite(GjrGarch.fit(r, new GjrSettings(true, true, z, false, rule, 500), null));
      }
    }
  }

  @Test
  void fit_alternatingAndSparseSeries_areFinite() {
    double[] alternating = new double[600];
    double[] sparse = new double[600];
    for (int t = 0; t < 600; t++) {
      alternating[t] = t % 2 == 0 ? 0.01 : -0.01;
      sparse[t] = t % 3 == 0 ? 0.01 * (t % 7) : 0.0;
    }
    assertFinite(GjrGarch.fit(alternating, GjrSettings.reference(), null));
    assertFinite(GjrGarch.fit(sparse, GjrSettings.reference(), null));
  }

  @Test
  void filter_secondRecursion_agrees() {
    double[] r = simulate(TRUTH, 300, 31L);
    double[] h = GjrGarch.filter(TRUTH, r, 2e-4);
    // unrolled: h_t = ω Σβ^i + Σ β^i news_{t−1−i} + β^t h_0
    for (int t : new int[] {0, 1, 2, 50, 300}) {
      double expected = 0.0;
      double power = 1.0;
      for (int i = 0; i < t; i++) {
        double e = r[t - 1 - i] - TRUTH.mu();
        expected += power * (TRUTH.omega() + (e < 0 ? 0.14 : 0.04) * e * e);
        power *= TRUTH.beta();
      }
      assertThat(h[t]).isCloseTo(expected + power * 2e-4, within(1e-17));
    }
  }

  @Test
  void filter_fittedParameters_reproducesTheFitsVariances() {
    double[] r = simulate(TRUTH, 800, 32L);
    GjrFit fit = GjrGarch.fit(r, GjrSettings.reference(), null);
    double[] h = fit.conditionalVariances();
    double[] again = GjrGarch.filter(fit.parameters(), r, h[0]);
    for (int t = 0; t <= 800; t++) {
      assertThat(again[t]).isCloseTo(h[t], within(1e-12 * h[t])); // scaled inside the fit
    }
    assertThat(fit.nextVariance()).isEqualTo(h[800]);
  }

  @Test
  void filter_cutAnywhere_keepsWhatCameBefore() {
    double[] r = simulate(TRUTH, 200, 33L);
    double[] whole = GjrGarch.filter(TRUTH, r, 1e-4);
    for (int cut = 0; cut <= 200; cut++) {
      double[] part = GjrGarch.filter(TRUTH, Arrays.copyOf(r, cut), 1e-4);
      assertThat(part).isEqualTo(Arrays.copyOf(whole, cut + 1));
    }
  }

  @Test
  void varianceForecast_closedForm_agrees() {
    double h = 3e-4;
    double longRun = TRUTH.longRunVariance();
    double sum = 0.0;
    for (int k = 1; k <= 60; k++) {
      double expected = longRun + StrictMath.pow(TRUTH.persistence(), k - 1) * (h - longRun);
      sum += expected;
      assertThat(GjrGarch.varianceForecast(TRUTH, h, k)).isCloseTo(expected, within(1e-17));
      assertThat(GjrGarch.horizonVariance(TRUTH, h, k)).isCloseTo(sum, within(1e-15));
    }
    assertThat(GjrGarch.varianceForecast(TRUTH, h, 5000)).isCloseTo(longRun, within(1e-15));
  }

  @Test
  void horizonVariance_integrated_growsByOmega() {
    GjrParameters integrated = new GjrParameters(0.0, 0.5, 0.25, 0.0, 0.75, 8.0);
    assertThat(GjrGarch.varianceForecast(integrated, 2.0, 4)).isEqualTo(3.5);
    assertThat(GjrGarch.horizonVariance(integrated, 2.0, 4)).isEqualTo(2.0 + 2.5 + 3.0 + 3.5);
  }

  @Test
  void forecasts_badArguments_areRefused() {
    assertThatThrownBy(() -> GjrGarch.nextVariance(TRUTH, Double.NaN, 0.0))
        .hasMessageContaining("variance");
    assertThatThrownBy(() -> GjrGarch.nextVariance(TRUTH, 1e-4, Double.NaN))
        .hasMessageContaining("logReturn");
    assertThatThrownBy(() -> GjrGarch.filter(TRUTH, new double[3], 0.0))
        .hasMessageContaining("startVariance");
    assertThatThrownBy(() -> GjrGarch.varianceForecast(TRUTH, 1e-4, 0))
        .hasMessageContaining("step");
    assertThatThrownBy(() -> GjrGarch.horizonVariance(TRUTH, 1e-4, 0))
        .hasMessageContaining("horizonBars");
  }
}
