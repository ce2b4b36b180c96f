package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.Identification.Rule;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkovSwitchingGarchTest {

  private static final double GAUSSIAN = Double.POSITIVE_INFINITY;

  /** What MSGARCH 2.51 found, and what it says about the return after the last. */
  enum Reference {
    DEM_GBP(
        parameters(
            new GarchRegime(
                0.000681598292980078, 0.0514745406384003, 0, 0.917822375836925, GAUSSIAN),
            new GarchRegime(0.281280149425977, 0.480492796585015, 0, 0.399604157507319, GAUSSIAN),
            0.910873726753739,
            0.594728949546531),
        SwitchingGarchSettings.GAUSSIAN,
        -971.910999929384,
        new double[] {1.21148368930731, 0.585119373769268},
        new double[] {1.54855482706042, 0.940290319685124}),
    SMI_GAUSSIAN(
        parameters(
            new GarchRegime(0.0216318758506255, 0.0870244437498671, 0, 0.881493723011067, GAUSSIAN),
            new GarchRegime(
                0.0206598358103731, 0.00539601082674723, 0, 0.994040727317191, GAUSSIAN),
            0.978348086573159,
            0.998703297817012),
        SwitchingGarchSettings.GAUSSIAN,
        -3389.2962430886,
        new double[] {2.43003330852585, 1.67440874798546},
        new double[] {2.92389908160517, 2.1709270888174}),
    SMI_GJR_STUDENT(
        parameters(
            new GarchRegime(
                0.216019094930182,
                7.54102721802105e-05,
                0.217893521400382,
                0.530874426492074,
                6.46845831889016),
            new GarchRegime(
                0.0970418884238681,
                0.0057835493557054,
                0.152389406496767,
                0.86105207264544,
                86.9659918832508),
            0.997628219790015,
            0.00292979531817972),
        SwitchingGarchSettings.DEFAULT.withDegreesOfFreedom(DegreesOfFreedom.PER_STATE),
        -3343.34776930585,
        new double[] {2.07021208922091, 1.27860540675002},
        new double[] {2.60772686466848, 1.77334996639622}),
    SMI_ARCH(
        parameters(
            new GarchRegime(0.476834696700659, 0.0170529554016367, 0, 0, GAUSSIAN),
            new GarchRegime(1.80746290787982, 0.172305545862745, 0, 0, GAUSSIAN),
            0.985073947523804,
            0.0231122152899221),
        SwitchingGarchSettings.GAUSSIAN,
        -3441.80679134669,
        new double[] {3.00574725941377, 2.01623890632516},
        new double[] {3.44518574796683, 2.63930555168933});

    private final SwitchingGarchParameters parameters;
    private final SwitchingGarchSettings settings;
    private final double logLikelihood;
    private final double[] valuesAtRisk;
    private final double[] expectedShortfalls;

    Reference(
        SwitchingGarchParameters parameters,
        SwitchingGarchSettings settings,
        double logLikelihood,
        double[] valuesAtRisk,
        double[] expectedShortfalls) {
      this.parameters = parameters;
      this.settings = settings;
      this.logLikelihood = logLikelihood;
      this.valuesAtRisk = valuesAtRisk;
      this.expectedShortfalls = expectedShortfalls;
    }

    double[] returns() {
      return this == DEM_GBP ? GoldenRegimes.demGbpReturns() : smi();
    }
  }

  private static SwitchingGarchParameters parameters(
      GarchRegime first, GarchRegime second, double stayInFirst, double secondToFirst) {
    return new SwitchingGarchParameters(
        List.of(first, second), GoldenRegimes.twoStates(stayInFirst, secondToFirst));
  }

  private static double[] smi() {
    return GoldenRegimes.column(GoldenRegimes.rows("input_smi.csv"), 0);
  }

  /** Input printed to 10 decimals; 2,500 terms of order one. */
  @ParameterizedTest
  @EnumSource(Reference.class)
  void after_referenceParameters_hasReferenceLogLikelihood(Reference reference) {
    SwitchingGarchState state =
        new SwitchingGarchFilter(reference.parameters).after(reference.returns());
    assertThat(state.logLikelihood()).isCloseTo(reference.logLikelihood, within(1e-6));
  }

  /** One regime written twice: MSGARCH's single-regime fit of DEM/GBP. */
  @Test
  void after_twoEqualRegimes_isThatOfOne() {
    GarchRegime regime =
        new GarchRegime(0.0111034912385769, 0.150829536695265, 0, 0.803877840989934, GAUSSIAN);
    SwitchingGarchFilter filter = new SwitchingGarchFilter(parameters(regime, regime, 0.9, 0.3));
    SwitchingGarchState state = filter.after(GoldenRegimes.demGbpReturns());
    assertThat(state.logLikelihood()).isCloseTo(-1106.97715620937, within(1e-7));
  }

  /**
   * The reference reads VaR and ES off a mesh: 1,000 points from a standard deviation below the
   * least return to one above the largest, the density summed by rectangles, the nearest point.
   * Done the same way our distribution gives its numbers; solved exactly it differs by the mesh.
   */
  @ParameterizedTest
  @EnumSource(Reference.class)
  void tail_referenceParameters_agreesWithReference(Reference reference) {
    SwitchingGarchFilter filter = new SwitchingGarchFilter(reference.parameters);
    double[] returns = reference.returns();
    SwitchingGarchState state = filter.after(returns);
    double deviation = sampleDeviation(returns);
    double low = Arrays.stream(returns).min().orElseThrow() - deviation;
    double high = Arrays.stream(returns).max().orElseThrow() + deviation;
    double step = (high - low) / 999.0;
    double[] alphas = {0.01, 0.05};
    for (int i = 0; i < alphas.length; i++) {
      double[] mesh = onMesh(filter, state, low, step, alphas[i]);
      assertThat(mesh[0]).isCloseTo(reference.valuesAtRisk[i], within(1e-9));
      assertThat(mesh[1]).isCloseTo(reference.expectedShortfalls[i], within(1e-6));
      assertThat(filter.valueAtRisk(state, alphas[i], Side.LONG)).isCloseTo(mesh[0], within(step));
      assertThat(filter.expectedShortfall(state, alphas[i], Side.SHORT))
          .isCloseTo(mesh[1], within(3.0 * step));
    }
  }

  private static double[] onMesh(
      SwitchingGarchFilter filter,
      SwitchingGarchState state,
      double low,
      double step,
      double alpha) {
    double below = 0.0;
    double mean = 0.0;
    for (int i = 0; i < 1000; i++) {
      double x = low + i * step;
      double mass = step * density(filter, state, x);
      // The nearest point is the one before when this one overshoots by more.
      if (below + mass - alpha >= alpha - below) {
        return new double[] {-(x - step), -mean / alpha};
      }
      below += mass;
      mean += mass * x;
    }
    throw new AssertionError("mesh ended at " + below);
  }

  private static double density(
      SwitchingGarchFilter filter, SwitchingGarchState state, double logReturn) {
    double[] weights = filter.predicted(state).toStates(2);
    double density = 0.0;
    for (int k = 0; k < 2; k++) {
      double nu = filter.parameters().regime(k).degreesOfFreedom();
      StudentTComponent component = new StudentTComponent(0.0, state.nextVariance(k), nu);
      density += weights[k] * Math.exp(component.logDensity(logReturn));
    }
    return density;
  }

  private static double sampleDeviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** ARCH is a GARCH with β at its bound, so the general fit may only be better. */
  @ParameterizedTest
  @EnumSource(Reference.class)
  void fit_cold_isAsLikelyAsReference(Reference reference) {
    SwitchingGarchFit fit =
        MarkovSwitchingGarch.fit(reference.returns(), 2, reference.settings, null);
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.logLikelihood()).isGreaterThan(reference.logLikelihood - 1e-3);
    assertThat(
            new SwitchingGarchFilter(fit.parameters()).after(reference.returns()).logLikelihood())
        .isCloseTo(fit.logLikelihood(), within(1e-7));
  }

  /** A well-curved optimum: the references agree to the optimiser's tolerance. */
  @Test
  void fit_demGbp_findsReferenceParametersAndTail() {
    Reference reference = Reference.DEM_GBP;
    double[] returns = reference.returns();
    SwitchingGarchFit fit = MarkovSwitchingGarch.fit(returns, 2, reference.settings, null);
    double[] found = fit.parameters().toArray();
    double[] expected = reference.parameters.toArray();
    for (int i = 0; i < found.length; i++) {
      if (Double.isFinite(expected[i])) {
        assertThat(found[i]).isCloseTo(expected[i], within(1e-4));
      }
    }
    SwitchingGarchFilter filter = new SwitchingGarchFilter(fit.parameters());
    SwitchingGarchFilter golden = new SwitchingGarchFilter(reference.parameters);
    double expectedShortfall = golden.expectedShortfall(golden.after(returns), 0.01, Side.LONG);
    assertThat(filter.expectedShortfall(filter.after(returns), 0.01, Side.LONG))
        .isCloseTo(expectedShortfall, within(1e-4));
    // Jumps of a day or two are no regime to serve.
    assertThat(fit.identification().failures())
        .extracting(Identification.Failure::rule)
        .containsExactly(Rule.EXPECTED_DURATION);
  }

  @Test
  void fit_smiStudent_isIdentified() {
    SwitchingGarchSettings settings = Reference.SMI_GJR_STUDENT.settings;
    assertThat(MarkovSwitchingGarch.fit(smi(), 2, settings, null).identification().identified())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-10, 0.01})
  void fit_scaledReturns_scalesParameters(double factor) {
    double[] returns = GoldenRegimes.demGbpReturns();
    double[] scaled = Arrays.stream(returns).map(r -> r * factor).toArray();
    SwitchingGarchFit one =
        MarkovSwitchingGarch.fit(returns, 2, SwitchingGarchSettings.GAUSSIAN, null);
    SwitchingGarchFit other =
        MarkovSwitchingGarch.fit(scaled, 2, SwitchingGarchSettings.GAUSSIAN, null);
    for (int k = 0; k < 2; k++) {
      double expected = one.parameters().regime(k).omega() * factor * factor;
      // Rounding of the scaling, carried through some sixty iterations.
      assertThat(other.parameters().regime(k).omega() / expected).isCloseTo(1.0, within(1e-5));
    }
    assertThat(other.logLikelihood())
        .isCloseTo(one.logLikelihood() - (returns.length - 1) * Math.log(factor), within(1e-6));
  }

  @Test
  void fit_sameInput_givesTheSameBits() {
    double[] returns = GoldenRegimes.demGbpReturns();
    assertThat(
            MarkovSwitchingGarch.fit(returns, 2, SwitchingGarchSettings.GAUSSIAN, null)
                .parameters())
        .isEqualTo(
            MarkovSwitchingGarch.fit(returns, 2, SwitchingGarchSettings.GAUSSIAN, null)
                .parameters());
  }

  @Test
  void fit_warmStart_isAsLikelyAndAgreesWithItself() {
    double[] returns = GoldenRegimes.demGbpReturns();
    double[] earlier = Arrays.copyOf(returns, returns.length - 180);
    SwitchingGarchParameters previous =
        MarkovSwitchingGarch.fit(earlier, 2, SwitchingGarchSettings.GAUSSIAN, null).parameters();
    SwitchingGarchFit warm =
        MarkovSwitchingGarch.fit(returns, 2, SwitchingGarchSettings.GAUSSIAN, previous);
    assertThat(warm.logLikelihood()).isGreaterThan(-971.912);
    assertThat(warm.convergence().startsTried()).isEqualTo(10);
    assertThat(warm.identification().failures())
        .extracting(Identification.Failure::rule)
        .doesNotContain(Rule.LABEL_AGREEMENT);
  }

  @Test
  void fit_moreRegimesOrTails_areNeverLessLikely() {
    double[] returns = GoldenRegimes.demGbpReturns();
    double before = Double.NEGATIVE_INFINITY;
    for (DegreesOfFreedom tails : DegreesOfFreedom.values()) {
      SwitchingGarchSettings settings = SwitchingGarchSettings.GAUSSIAN.withDegreesOfFreedom(tails);
      double now = MarkovSwitchingGarch.fit(returns, 2, settings, null).logLikelihood();
      // A Gaussian is a t of 200 degrees of freedom at most, which costs this little.
      assertThat(now).isGreaterThan(before - 0.1);
      before = now;
    }
    SwitchingGarchSettings gaussian = SwitchingGarchSettings.GAUSSIAN;
    assertThat(MarkovSwitchingGarch.fit(returns, 3, gaussian, null).logLikelihood())
        .isGreaterThan(-971.911);
  }

  @Test
  void fit_simulatedSeries_recoversParameters() {
    SwitchingGarchParameters truth =
        parameters(
            new GarchRegime(0.02, 0.04, 0.04, 0.88, 8.0),
            new GarchRegime(0.4, 0.05, 0.10, 0.80, 8.0),
            0.99,
            0.02);
    double[] returns = simulate(truth, 6000, 77L);
    SwitchingGarchFit fit =
        MarkovSwitchingGarch.fit(returns, 2, SwitchingGarchSettings.DEFAULT, null);
    SwitchingGarchParameters found = fit.parameters();
    assertThat(fit.logLikelihood())
        .isGreaterThan(new SwitchingGarchFilter(truth).after(returns).logLikelihood());
    for (int k = 0; k < 2; k++) {
      double expected = truth.regime(k).unconditionalVariance();
      // About three standard errors at 6,000 observations.
      assertThat(found.regime(k).unconditionalVariance() / expected).isBetween(0.6, 1.6);
      assertThat(found.regime(k).persistence())
          .isCloseTo(truth.regime(k).persistence(), within(0.12));
    }
    assertThat(found.regime(0).degreesOfFreedom()).isBetween(6.0, 11.0);
    assertThat(found.transition().probability(0, 0)).isCloseTo(0.99, within(0.006));
    assertThat(fit.identification().identified()).isTrue();
  }

  @Test
  void fit_oneJumpInFlatSeries_isFiniteAndNotIdentified() {
    double[] returns = new double[600];
    returns[300] = 0.2;
    for (int states = 2; states <= 3; states++) {
      SwitchingGarchFit fit =
          MarkovSwitchingGarch.fit(returns, states, SwitchingGarchSettings.DEFAULT, null);
      assertThat(Double.isFinite(fit.logLikelihood())).isTrue();
      assertThat(fit.identification().identified()).isFalse();
    }
  }

  @Test
  void fit_manyRepeatedValues_staysFinite() {
    double[] returns = GoldenRegimes.demGbpReturns();
    for (int t = 0; t < returns.length; t += 3) {
      returns[t] = 0.0;
    }
    for (DegreesOfFreedom tails : DegreesOfFreedom.values()) {
      SwitchingGarchSettings settings = SwitchingGarchSettings.DEFAULT.withDegreesOfFreedom(tails);
      SwitchingGarchFit fit = MarkovSwitchingGarch.fit(returns, 2, settings, null);
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
  }

  @Test
  void fit_badStates_areRefused() {
    double[] returns = GoldenRegimes.demGbpReturns();
    SwitchingGarchSettings settings = SwitchingGarchSettings.DEFAULT;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarkovSwitchingGarch.fit(returns, 4, settings, null))
        .withMessageContaining("states");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MarkovSwitchingGarch.fit(returns, 3, settings, Reference.DEM_GBP.parameters))
        .withMessageContaining("warmStart");
  }

  @Test
  void parameters_anyOrder_areEqualAndSurviveTheArray() {
    GarchRegime calm = new GarchRegime(0.1, 0.05, 0.02, 0.8, 7.0);
    GarchRegime wild = new GarchRegime(0.1, 0.05, 0.02, 0.9, 7.0);
    SwitchingGarchParameters one = parameters(calm, wild, 0.9, 0.3);
    SwitchingGarchParameters other =
        new SwitchingGarchParameters(
            List.of(wild, calm),
            TransitionMatrix.of(
                new double[][] {
                  {one.transition().probability(1, 1), one.transition().probability(1, 0)},
                  {one.transition().probability(0, 1), one.transition().probability(0, 0)}
                }));
    assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(other.regime(0)).isEqualTo(calm);
    assertThat(SwitchingGarchParameters.fromArray(one.toArray())).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 0, 0.8, 5, omega",
    "1, -0.1, 0, 0.8, 5, alpha",
    "1, 0.1, -0.2, 0.8, 5, gamma",
    "1, 0.1, 0, 0.9, 5, persistence",
    "1, 0.1, 0, NaN, 5, beta",
    "1, 0.1, 0, 0.8, 2, degreesOfFreedom"
  })
  void regime_outOfRange_isRefusedByName(
      double omega, double alpha, double gamma, double beta, double degrees, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GarchRegime(omega, alpha, gamma, beta, degrees))
        .withMessageContaining(name);
  }

  private static void assertRefused(double[] returns, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MarkovSwitchingGarch.fit(returns, 2, SwitchingGarchSettings.DEFAULT, null))
        .withMessageContaining(part);
  }

  private static double[] simulate(SwitchingGarchParameters truth, int length, long seed) {
    Random random = new Random(seed);
    double[] variances = truth.unconditionalVariances();
    double[] returns = new double[length];
    int state = 0;
    for (int t = 0; t < length; t++) {
      state = random.nextDouble() < truth.transition().probability(state, 0) ? 0 : 1;
      int nu = (int) truth.regime(state).degreesOfFreedom();
      double squares = 0.0;
      for (int i = 0; i < nu; i++) {
        double z = random.nextGaussian();
        squares += z * z;
      }
      double student = random.nextGaussian() / Math.sqrt(squares / nu);
      returns[t] = Math.sqrt(variances[state] * (nu - 2.0) / nu) * student;
      for (int k = 0; k < variances.length; k++) {
        variances[k] = truth.regime(k).next(variances[k], returns[t]);
      }
    }
    return returns;
  }
}
