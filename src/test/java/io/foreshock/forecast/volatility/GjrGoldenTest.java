package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Fits against published and independently computed optima.
 *
 * <p>FCP numbers: a 40-digit Newton iteration of the benchmark of Fiorentini, Calzolari and
 * Panattoni, which agrees with the consensus of McCullough and Renfro (1999). Others: fGarch
 * 4022.89 and Python arch 8.0, whose optimisers stop at 4 to 7 digits, hence looser tolerances.
 */
class GjrGoldenTest {

  private static final InnovationDistribution NORMAL = new InnovationDistribution.Normal();
  private static final InnovationDistribution FITTED_T =
      new InnovationDistribution.FittedStudentT();

  private final double[] demGbp = Golden.column("g01_dem2gbp.csv");
  private final double[] sp500 = Golden.column("g02_sp500_logret_pct.csv");

  private static GjrSettings settings(
      boolean leverage, InnovationDistribution z, boolean stationary, StartVariance start) {
    return new GjrSettings(true, leverage, z, stationary, start, 500);
  }

  private static void assertRelative(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(tolerance * Math.abs(expected[i])));
    }
  }

  private GjrFit fcp() {
    return GjrGarch.fit(demGbp, GjrSettings.fcp(), null);
  }

  @Test
  void fit_fcpBenchmark_matchesParametersAndLikelihood() {
    GjrFit fit = fcp();
    GjrParameters p = fit.parameters();
    assertRelative(
        new double[] {p.mu(), p.omega(), p.alpha(), p.beta()},
        new double[] {
          -0.00619040837993753, 0.010761397851817822, 0.15313406182046682, 0.8059736703053703
        },
        1e-11); // measured 1e-14; the reference itself is in doubles
    assertThat(fit.logLikelihood()).isCloseTo(-1106.607881041288, within(1e-9));
    assertThat(p.gamma()).isZero();
    assertThat(p.longRunVariance()).isCloseTo(0.2631646130494326, within(1e-11));
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.convergence().gradientNorm()).isLessThan(1e-7);
    assertThat(fit.convergence().startsTried()).isEqualTo(3);
  }

  @Test
  void standardErrors_fcpBenchmark_matchAllSixEstimators() {
    StandardErrors errors = fcp().standardErrors();
    double tolerance = 1e-10; // measured 1e-13
    assertThat(errors.names()).containsExactly("mu", "omega", "alpha", "beta");
    assertRelative(
        errors.hessian(),
        new double[] {
          0.008462119109649677, 0.002852711957663152, 0.026522830966115123, 0.03355268891984817
        },
        tolerance);
    assertRelative(
        errors.outerProduct(),
        new double[] {
          0.008433593210039683, 0.0013229750756956595, 0.013973792148427254, 0.016560402657558964
        },
        tolerance);
    assertRelative(
        errors.informationBlockDiagonal(),
        new double[] {
          0.00837628562687216, 0.0019288080600442224, 0.01940118551603694, 0.021839872164315502
        },
        tolerance);
    assertRelative(
        errors.informationFull(),
        new double[] {
          0.008385194493093853, 0.001928867149760507, 0.01941561360063368, 0.021851343581878024
        },
        tolerance);
    assertRelative(
        errors.sandwich(),
        new double[] {
          0.009189353960857552, 0.006493186082103442, 0.05353170253451001, 0.0724614482121336
        },
        tolerance);
    assertRelative(
        errors.bollerslevWooldridge(),
        new double[] {
          0.008730924686753506, 0.0031236375061761317, 0.02732193399867036, 0.03015088592301453
        },
        tolerance);
  }

  @Test
  void conditionalVariances_fcpBenchmark_matchEndsSumAndForecast() {
    GjrFit fit = fcp();
    double[] h = fit.conditionalVariances();
    assertThat(h).hasSize(1975);
    double[] first = {
      0.22284180356761296,
      0.1930149938508425,
      0.16651468402701836,
      0.14571076750129222,
      0.13650748730913242
    };
    double[] last = {
      0.14317026357007667,
      0.15094295481755235,
      0.1325077002941452,
      0.11945798200955317,
      0.11479935597530745
    };
    assertRelative(Arrays.copyOf(h, 5), first, 1e-10);
    assertRelative(Arrays.copyOfRange(h, 1969, 1974), last, 1e-10);
    assertThat(Arrays.stream(h, 0, 1974).sum()).isCloseTo(454.37781217832446, within(1e-8));
    double[] ahead = {
      0.14699256749945644, 0.15174310590557552, 0.15629938402264507, 0.16066934559444224,
      0.16486060952704568, 0.16888048317218576, 0.1727359750674085, 0.17643380715526513,
      0.17998042650283144, 0.18338201654198938
    };
    double[] forecast = new double[10];
    for (int step = 1; step <= 10; step++) {
      forecast[step - 1] = GjrGarch.varianceForecast(fit.parameters(), fit.nextVariance(), step);
    }
    assertRelative(forecast, ahead, 1e-10);
    assertThat(GjrGarch.horizonVariance(fit.parameters(), fit.nextVariance(), 10))
        .isCloseTo(Arrays.stream(ahead).sum(), within(1e-10));
  }

  @Test
  void fit_archNormalBackcast_matches() {
    GjrFit fit = GjrGarch.fit(demGbp, settings(false, NORMAL, true, StartVariance.BACKCAST), null);
    assertThat(fit.logLikelihood()).isCloseTo(-1104.52140178809, within(1e-6));
    assertRelative(
        Arrays.copyOfRange(fit.conditionalVariances(), 1969, 1974),
        new double[] {
          0.14175256825670907,
          0.14926829709163247,
          0.13193002767399584,
          0.11948839977571599,
          0.11489544050740073
        },
        1e-5);
  }

  @Test
  void fit_archGjrNormal_matches() {
    GjrFit fit = GjrGarch.fit(demGbp, settings(true, NORMAL, true, StartVariance.BACKCAST), null);
    assertThat(fit.logLikelihood()).isCloseTo(-1104.0587822930113, within(1e-6));
    assertThat(fit.parameters().gamma()).isCloseTo(0.02580193592947428, within(1e-5));
    assertThat(fit.parameters().alpha()).isCloseTo(0.13394605638319937, within(1e-5));
  }

  @Test
  void fit_integratedStudentT_boundDecidesPersistence() {
    GjrFit bounded =
        GjrGarch.fit(demGbp, settings(false, FITTED_T, true, StartVariance.BACKCAST), null);
    // arch allows persistence 1 exactly; ours ends 1e-6 below, which costs 8e-5
    assertThat(bounded.logLikelihood()).isCloseTo(-987.944839091485, within(2e-4));
    assertThat(bounded.parameters().persistence())
        .isCloseTo(GjrSettings.MAX_PERSISTENCE, within(1e-11));
    assertThat(bounded.parameters().degreesOfFreedom()).isCloseTo(4.363630519500438, within(1e-3));
    assertThat(bounded.convergence().converged()).isTrue();
    assertThat(bounded.convergence().message()).contains("persistence at its maximum");

    GjrFit free =
        GjrGarch.fit(demGbp, settings(false, FITTED_T, false, StartVariance.SAMPLE_VARIANCE), null);
    GjrParameters p = free.parameters(); // fGarch garch11_std
    assertThat(free.logLikelihood()).isCloseTo(-989.408348950568, within(1e-6));
    assertRelative(
        new double[] {p.omega(), p.alpha(), p.beta(), p.degreesOfFreedom()},
        new double[] {0.00231904622618772, 0.124438237454318, 0.88465295408779, 4.11842401037277},
        1e-4);
    assertThat(p.persistence()).isGreaterThan(1.0);
    assertThatThrownBy(p::longRunVariance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("persistence must be below 1");
  }

  @Test
  void standardErrors_fgarchStudentT_matchNumericalHessian() {
    GjrFit fit =
        GjrGarch.fit(demGbp, settings(false, FITTED_T, false, StartVariance.SAMPLE_VARIANCE), null);
    // fGarch differentiates numerically: two digits
    assertRelative(
        fit.standardErrors().hessian(),
        new double[] {
          0.00695550390078319,
          0.0011508003983619,
          0.0267111589989418,
          0.0232365814277059,
          0.401165440912716
        },
        0.02);
  }

  @Test
  void fit_fgarchGjrNormal_matchesUpToPresampleRule() {
    GjrFit fit =
        GjrGarch.fit(demGbp, settings(true, NORMAL, false, StartVariance.SAMPLE_VARIANCE), null);
    double a = 0.154347932185892;
    double g = 0.0459997312844816; // APARCH form: a(|e| − g e)²
    assertThat(fit.logLikelihood()).isCloseTo(-1106.10147338727, within(2e-3));
    assertThat(fit.parameters().alpha()).isCloseTo(a * (1 - g) * (1 - g), within(2e-4));
    assertThat(fit.parameters().alpha() + fit.parameters().gamma())
        .isCloseTo(a * (1 + g) * (1 + g), within(2e-4));
  }

  @Test
  void fit_archGjrStudentT_matchesWithAlphaOnItsBound() {
    GjrFit fit = GjrGarch.fit(sp500, settings(true, FITTED_T, true, StartVariance.BACKCAST), null);
    GjrParameters p = fit.parameters();
    assertThat(fit.logLikelihood()).isCloseTo(-6748.270884150657, within(1e-6));
    assertThat(p.alpha()).isZero();
    assertRelative(
        new double[] {p.mu(), p.omega(), p.gamma(), p.beta(), p.degreesOfFreedom()},
        new double[] {
          0.03672748272877398,
          0.013155316069453023,
          0.18148229749241016,
          0.8986977764023616,
          7.504017439635823
        },
        5e-6);
    assertThat(GjrGarch.varianceForecast(p, fit.nextVariance(), 10))
        .isCloseTo(3.0600276149814154, within(2e-5));
    assertThatThrownBy(fit::standardErrors)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("alpha = 0");
  }
}
