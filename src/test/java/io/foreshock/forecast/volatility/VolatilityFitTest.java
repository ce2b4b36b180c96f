package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The common contract, kept by every model and innovation on the DEM/GBP and S&P 500 series. */
class VolatilityFitTest {

  private static final double[] DEM_GBP = Golden.column("g01_dem2gbp.csv");
  private static final double[] VARIANCES = Golden.column("g10_sp500_rv.csv");

  static Stream<Arguments> fits() {
    Map<String, VolatilityFit> fits = new LinkedHashMap<>();
    for (InnovationDistribution innovations :
        new InnovationDistribution[] {
          new InnovationDistribution.Normal(),
          new InnovationDistribution.FittedStudentT(),
          new InnovationDistribution.FittedSkewedStudentT()
        }) {
      String name = innovations.getClass().getSimpleName();
      for (boolean leverage : new boolean[] {false, true}) {
        fits.put(
            (leverage ? "GJR " : "GARCH ") + name,
            GjrGarch.fit(
                DEM_GBP,
                new GjrSettings(true, leverage, innovations, false, StartVariance.BACKCAST, 500),
                null));
      }
      fits.put("realised GARCH " + name, realizedGarch(innovations).joint());
      fits.put(
          "EGARCH " + name, Egarch.fit(DEM_GBP, new EgarchSettings(true, innovations, 500), null));
    }
    fits.put("stochastic volatility", StochasticVolatility.fit(DEM_GBP, 500, null));
    return fits.entrySet().stream().map(fit -> Arguments.of(fit.getKey(), fit.getValue()));
  }

  /** Skewed t returns that a known variance drives: the sample has variances alone. */
  private static RealizedGarchFit realizedGarch(InnovationDistribution innovations) {
    double[] returns = new double[VARIANCES.length];
    Random random = new Random(5L);
    SkewedStudentT law = new SkewedStudentT(8.0, -0.1);
    Arrays.setAll(returns, t -> Math.sqrt(VARIANCES[t]) * SkewedStudentTTest.draw(law, random));
    return RealizedGarch.fit(returns, VARIANCES, innovations);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fits")
  void fit_everyModel_keepsTheContract(String name, VolatilityFit fit) {
    double[] h = fit.conditionalVariances();
    double[] z = fit.standardizedResiduals();
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(h).hasSize(z.length + 1);
    assertThat(fit.nextVariance()).isEqualTo(h[z.length]);
    // Standardised by the right variance: the mean square is near 1 whatever the innovation.
    assertThat(Arrays.stream(z).map(v -> v * v).sum() / z.length).isCloseTo(1.0, within(0.15));
    assertThat(fit.informationCriteria().bayes())
        .isGreaterThan(fit.informationCriteria().akaike())
        .isGreaterThan(-2.0 * fit.logLikelihood());
    StandardErrors errors = fit.standardErrors();
    assertThat(errors.hessian()).hasSameSizeAs(errors.names());
    for (double error : errors.sandwich()) {
      assertThat(error).isPositive().isFinite();
    }
  }

  /** The first step is the next variance; far ahead the steps hardly differ. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("fits")
  void varianceForecasts_everyModel_startAtTheNextVarianceAndSettle(
      String name, VolatilityFit fit) {
    double[] ahead = fit.varianceForecasts(400);
    assertThat(ahead).hasSize(400);
    assertThat(ahead[0]).isEqualTo(fit.nextVariance());
    assertThat(fit.varianceForecasts(3)).containsExactly(Arrays.copyOf(ahead, 3));
    assertThat(Math.abs(ahead[399] / ahead[398] - 1.0))
        .isLessThanOrEqualTo(Math.abs(ahead[1] / ahead[0] - 1.0) + 1e-12)
        .isLessThan(0.02);
    assertThatIllegalArgumentException().isThrownBy(() -> fit.varianceForecasts(0));
  }

  /** Raw returns are clustered beyond doubt; a fitted model takes most of it away. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("fits")
  void diagnostics_everyModel_findLessClusteringThanInTheReturns(String name, VolatilityFit fit) {
    ResidualDiagnostics left = fit.diagnostics(10);
    LjungBox raw = LjungBox.ofSquares(DEM_GBP, 10);
    assertThat(raw.pValue()).isLessThan(1e-10);
    assertThat(left.squares().statistic()).isLessThan(0.2 * raw.statistic());
    assertThat(left.levels()).isEqualTo(LjungBox.of(fit.standardizedResiduals(), 10, 0));
  }

  /** The closed form h̄ + p^(k−1)(h − h̄). */
  @Test
  void varianceForecasts_gjr_followTheClosedForm() {
    GjrFit fit = GjrGarch.fit(DEM_GBP, GjrSettings.reference(), null);
    GjrParameters p = fit.parameters();
    double[] ahead = fit.varianceForecasts(50);
    double longRun = p.longRunVariance();
    for (int k = 0; k < 50; k++) {
      double expected =
          longRun + StrictMath.pow(p.persistence(), k) * (fit.nextVariance() - longRun);
      assertThat(ahead[k] / expected).isCloseTo(1.0, within(1e-9));
    }
  }
}
