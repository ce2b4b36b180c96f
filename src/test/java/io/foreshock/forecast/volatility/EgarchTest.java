package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EGARCH against Python arch 8.0, second recursions and simulated series. */
class EgarchTest {

  private static final InnovationDistribution NORMAL = new InnovationDistribution.Normal();
  private static final InnovationDistribution FITTED_T =
      new InnovationDistribution.FittedStudentT();
  private static final InnovationDistribution SKEWED =
      new InnovationDistribution.FittedSkewedStudentT();

  /** dem_egarch_norm of arch. */
  private static final double[] ARCH = {
    -0.01142449928736797,
    -0.12152266260903148,
    0.32489607372620366,
    -0.03770081667953122,
    0.9157699725361788
  };

  private final double[] demGbp = Golden.column("g01_dem2gbp.csv");

  private static EgarchSettings settings(InnovationDistribution innovations) {
    return new EgarchSettings(true, innovations, 500);
  }

  private static double[] simulate(EgarchParameters p, int count, long seed) {
    Random random = new Random(seed);
    SkewedStudentT law = new SkewedStudentT(p.degreesOfFreedom(), p.skewness());
    double h = StrictMath.exp(p.meanLogVariance());
    double[] result = new double[count];
    for (int t = 0; t < count; t++) {
      result[t] = p.mu() + Math.sqrt(h) * SkewedStudentTTest.draw(law, random);
      h = Egarch.nextVariance(p, h, result[t]);
    }
    return result;
  }

  private static void assertRelative(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("element %d", i)
          .isCloseTo(expected[i], within(tolerance * Math.abs(expected[i])));
    }
  }

  @Test
  void value_archParameters_isTheirLikelihood() {
    EgarchLikelihood likelihood = new EgarchLikelihood(demGbp, true);
    double[] p = Arrays.copyOf(ARCH, SkewedGjr.SIZE);
    assertThat(likelihood.value(p)).isCloseTo(-1100.3468956323754, within(1e-9));
    assertRelative(
        Arrays.copyOfRange(likelihood.variances(p), 1969, 1974),
        new double[] {
          0.17031508352504557,
          0.1915031739918106,
          0.15280318227658363,
          0.1349724768101079,
          0.13563745152980647
        },
        1e-11);
  }

  @Test
  void fit_demGbp_matchesArch() {
    VarianceFit<EgarchParameters> fit = Egarch.fit(demGbp, settings(NORMAL), null);
    EgarchParameters p = fit.parameters();
    assertThat(fit.convergence().converged()).isTrue();
    // arch stops 9e-6 lower, one hundredth of a standard error away in the mean
    assertThat(fit.logLikelihood()).isBetween(-1100.3468956323754, -1100.34688);
    double[] found = {p.mu(), p.omega(), p.alpha(), p.gamma(), p.beta()};
    double[] errors = {0.008325, 0.02685, 0.03909, 0.01801, 0.01600};
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(ARCH[i], within(0.02 * errors[i]));
    }
    assertRelative( // numerical Hessians of arch
        fit.standardErrors().hessian(),
        new double[] {
          0.008324978827334267,
          0.026847957375046933,
          0.03908779615385891,
          0.018010606380043145,
          0.016004646914427652
        },
        1e-3);
    assertRelative(
        fit.standardErrors().sandwich(),
        new double[] {
          0.008855758876985633,
          0.051296291182776094,
          0.07285920963184854,
          0.025421318301566718,
          0.03290317794985274
        },
        1e-3);
    assertThat(fit.informationCriteria().akaike()).isCloseTo(2210.693791264751, within(5e-5));
    assertThat(fit.informationCriteria().bayes()).isCloseTo(2238.632877364718, within(5e-5));
  }

  @Test
  void fit_simulatedSeries_recoversParametersWithinErrors() {
    EgarchParameters truth = new EgarchParameters(4e-4, -0.27, 0.15, -0.08, 0.97, 7.0, -0.2);
    VarianceFit<EgarchParameters> fit =
        Egarch.fit(simulate(truth, 10_000, 12L), settings(SKEWED), null);
    EgarchParameters p = fit.parameters();
    assertThat(fit.convergence().converged()).isTrue();
    double[] errors = fit.standardErrors().hessian();
    double[] found = {
      p.mu(), p.omega(), p.alpha(), p.gamma(), p.beta(), p.degreesOfFreedom(), p.skewness()
    };
    double[] expected = {4e-4, -0.27, 0.15, -0.08, 0.97, 7.0, -0.2};
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(3.5 * errors[i])); // seeded, so fixed
    }
    assertRelative(fit.standardErrors().outerProduct(), errors, 0.25); // information equality
    assertThat(LjungBox.ofSquares(fit.standardizedResiduals(), 10).pValue()).isGreaterThan(0.01);
  }

  /** At a kink of |z| the gradient never vanishes; on this series the optimum lies on one. */
  @Test
  void fit_meanOnAReturn_isRecognisedAsOptimum() {
    double[] sp500 = Golden.column("g02_sp500_logret_pct.csv");
    VarianceFit<EgarchParameters> fit = Egarch.fit(sp500, settings(NORMAL), null);
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.convergence().message()).contains("kink");
    double mu = fit.parameters().mu();
    assertThat(Arrays.stream(sp500).map(r -> Math.abs(r - mu)).min().orElseThrow())
        .isLessThan(1e-14);
    for (double offset : new double[] {-1e-3, -1e-5, 1e-5, 1e-3}) {
      EgarchParameters p = fit.parameters();
      double[] beside = {mu + offset, p.omega(), p.alpha(), p.gamma(), p.beta(), 0.0, 0.0};
      assertThat(new EgarchLikelihood(sp500, true).value(beside)).isLessThan(fit.logLikelihood());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.2})
  void scores_anyDistribution_matchDifferences(double eta) {
    EgarchLikelihood likelihood = new EgarchLikelihood(Arrays.copyOf(demGbp, 300), true);
    double[] p = {0.0103, -0.2, 0.2, -0.06, 0.9, eta, eta == 0.0 ? 0.0 : -0.15};
    double[] gradient = new double[7];
    new ScoreDifferences(likelihood).gradient(p, gradient);
    for (int i = 0; i < (eta == 0.0 ? 5 : 7); i++) {
      double[] up = p.clone();
      double[] down = p.clone();
      up[i] += 1e-7;
      down[i] -= 1e-7;
      double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-7;
      assertThat(gradient[i])
          .as("slope %d", i)
          .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e6})
  void fit_rescaledReturns_givesSameStandardisedParameters(double factor) {
    double[] scaled = Arrays.stream(demGbp).map(x -> factor * x).toArray();
    VarianceFit<EgarchParameters> base = Egarch.fit(demGbp, settings(FITTED_T), null);
    VarianceFit<EgarchParameters> other = Egarch.fit(scaled, settings(FITTED_T), null);
    assertThat(other.parameters().alpha()).isCloseTo(base.parameters().alpha(), within(1e-7));
    assertThat(other.parameters().beta()).isCloseTo(base.parameters().beta(), within(1e-7));
    double next = factor * factor * base.nextVariance();
    assertThat(other.nextVariance()).isCloseTo(next, within(1e-7 * next));
    assertThat(other.parameters().meanLogVariance())
        .isCloseTo(base.parameters().meanLogVariance() + 2 * StrictMath.log(factor), within(1e-5));
    assertThat(other.standardErrors().hessian()[1]).isPositive(); // at the caller's scale
  }

  @Test
  void fit_warmStart_reachesTheColdOptimum() {
    VarianceFit<EgarchParameters> earlier =
        Egarch.fit(Arrays.copyOf(demGbp, 1900), settings(FITTED_T), null);
    VarianceFit<EgarchParameters> cold = Egarch.fit(demGbp, settings(FITTED_T), null);
    VarianceFit<EgarchParameters> warm =
        Egarch.fit(demGbp, settings(FITTED_T), earlier.parameters());
    assertThat(warm.convergence().startsTried()).isEqualTo(1);
    assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-8));
    EgarchParameters far = new EgarchParameters(0.5, 3.0, -2.0, 2.0, -0.9999999, 2.01, 0.995);
    assertThat(Egarch.fit(demGbp, settings(FITTED_T), far).logLikelihood())
        .isCloseTo(cold.logLikelihood(), within(1e-8));
  }

  @Test
  void nextVariance_stepByStep_reproducesTheFit() {
    VarianceFit<EgarchParameters> fit = Egarch.fit(demGbp, settings(FITTED_T), null);
    double[] h = fit.conditionalVariances();
    double variance = h[0];
    for (int t = 0; t < demGbp.length; t++) {
      variance = Egarch.nextVariance(fit.parameters(), variance, demGbp[t]);
      assertThat(variance).isCloseTo(h[t + 1], within(1e-11 * h[t + 1])); // scaled in the fit
    }
    assertThat(fit.nextVariance()).isEqualTo(h[demGbp.length]);
  }

  /** All paths over a pool of three residuals, enumerated. */
  @Test
  void varianceForecasts_enumeratedPaths_agree() {
    EgarchParameters p = new EgarchParameters(0.0, -0.3, 0.2, -0.1, 0.95, 5.0, 0.0);
    double[] pool = {-1.7, 0.1, 1.2};
    double second = 0.0;
    double third = 0.0;
    for (double a : pool) {
      double h2 = Egarch.nextVariance(p, 2e-4, a * Math.sqrt(2e-4));
      second += h2 / 3.0;
      for (double b : pool) {
        third += Egarch.nextVariance(p, h2, b * Math.sqrt(h2)) / 9.0;
      }
    }
    double[] forecasts = Egarch.varianceForecasts(p, 2e-4, 3, pool);
    assertRelative(forecasts, new double[] {2e-4, second, third}, 1e-13);
    double[] long20 = Egarch.varianceForecasts(p, 2e-4, 20, pool);
    assertThat(Arrays.copyOf(long20, 3)).isEqualTo(forecasts);
  }

  @Test
  void meanLogVariance_fitOfTheSameSeries_isThePathMean() {
    EgarchParameters truth = new EgarchParameters(0.0, -0.4, 0.3, -0.05, 0.9, 4.0, 0.3);
    double[] r = simulate(truth, 60_000, 2L);
    double h = StrictMath.exp(truth.meanLogVariance());
    double sum = 0.0;
    for (double value : r) {
      sum += StrictMath.log(h);
      h = Egarch.nextVariance(truth, h, value);
    }
    assertThat(sum / r.length).isCloseTo(truth.meanLogVariance(), within(0.04)); // 3 errors
    assertThat(truth.meanAbsolute()).isLessThan(0.75); // below the normal 0.798: it matters
  }

  @Test
  void fit_degenerate_isRefusedOrFinite() {
    double[] flat = new double[600];
    assertThatThrownBy(() -> Egarch.fit(flat, settings(NORMAL), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("constant");
    assertThatThrownBy(() -> Egarch.fit(new double[20], settings(NORMAL), null))
        .hasMessageContaining("at least 500");
    double[] bad = demGbp.clone();
    bad[9] = Double.NaN;
    assertThatThrownBy(() -> Egarch.fit(bad, settings(NORMAL), null))
        .hasMessageContaining("index 9");
    assertThatThrownBy(() -> new EgarchSettings(true, NORMAL, 9)).hasMessageContaining("minimum");
    Random random = new Random(1L);
    double[] jump = new double[600];
    double[] late = new double[600];
    double[] sparse = new double[600];
    for (int t = 0; t < 600; t++) {
      jump[t] = t == 300 ? -0.5 : 0.01 * random.nextGaussian();
      late[t] = t < 250 ? 0.0 : 0.01 * random.nextGaussian();
      sparse[t] = t % 3 == 0 ? 0.01 * (t % 7) : 0.0;
    }
    for (double[] series : new double[][] {jump, late, sparse}) {
      for (InnovationDistribution z : new InnovationDistribution[] {NORMAL, FITTED_T}) {
        boolean mean = z == NORMAL;
        VarianceFit<EgarchParameters> fit =
            Egarch.fit(series, new EgarchSettings(mean, z, 500), null);
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.conditionalVariances())
            .satisfies(all ->
                assertThat(
                        Arrays.stream(all).allMatch(h -> h > 0.0 && h < Double.POSITIVE_INFINITY))
                    .isTrue());
      }
    }
  }

  @Test
  void forecasts_badArguments_areRefused() {
    EgarchParameters p = new EgarchParameters(0.0, -0.3, 0.2, -0.1, 0.95, 5.0, 0.0);
    assertThatThrownBy(() -> Egarch.varianceForecasts(p, 0.0, 2, new double[] {1.0}))
        .hasMessageContaining("nextVariance");
    assertThatThrownBy(() -> Egarch.varianceForecasts(p, 1.0, 0, new double[] {1.0}))
        .hasMessageContaining("bars");
    assertThatThrownBy(() -> Egarch.varianceForecasts(p, 1.0, 2, new double[0]))
        .hasMessageContaining("residuals");
    assertThatThrownBy(() -> Egarch.varianceForecasts(p, 1.0, 2, new double[] {1e5}))
        .hasMessageContaining("2 bars ahead");
    assertThatThrownBy(() -> Egarch.nextVariance(p, 1.0, Double.NaN))
        .hasMessageContaining("logReturn");
    assertThatThrownBy(() -> new EgarchParameters(0, 0, 0, 0, 1.0, 5.0, 0.0))
        .hasMessageContaining("beta");
  }
}
