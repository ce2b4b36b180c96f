package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Regressions and out-of-sample losses on the sample of Bollerslev, Patton and Quaedvlieg (2016).
 *
 * <p>Expected values: numpy 1.24 normal equations and least squares; the R package HARModel
 * publishes the same coefficients and increasing-window ratios. Its rolling HAR-J ratios
 * (.91751679, 1.01151469) let the filter see the day being forecast; ours must not.
 */
class HarGoldenTest {

  /** The reference inverts XᵀX, which costs about five of sixteen digits. */
  private static final double TOLERANCE = 1e-10;

  private static final int WINDOW = 1000;

  private final double[] rv = Golden.column("g10_sp500_rv.csv");
  private final RealizedMeasures measures =
      RealizedMeasures.of(rv)
          .withQuarticity(Golden.column("g10_sp500_rq.csv"))
          .withBipower(Golden.column("g10_sp500_bpv.csv"));

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(TOLERANCE));
    }
  }

  @Test
  void fit_har_matchesCoefficientsAndErrors() {
    LinearRegression fit = Har.fit(measures, 0, rv.length, HarLags.EXCHANGE).regression();
    assertThat(fit.observations()).isEqualTo(4074);
    assertClose(
        fit.coefficients(),
        0.11231419588809932,
        0.2273436417973267,
        0.490349378811219,
        0.18637662692780577);
    assertClose(
        fit.standardErrors(),
        0.030653896938261725,
        0.018700882511614416,
        0.03144363113175876,
        0.028134614708532835);
    assertClose(
        fit.neweyWestErrors(0),
        0.06146930948973817,
        0.1104434582190899,
        0.13515442796518037,
        0.10999900471044821);
    assertThat(fit.automaticLags()).isEqualTo(9);
    assertClose(
        fit.neweyWestErrors(9),
        0.05058065360161658,
        0.1060941226996891,
        0.1477393749043216,
        0.08296963941570235);
    assertThat(fit.rSquared()).isCloseTo(0.5224301368075164, within(TOLERANCE));
    assertThat(fit.adjustedRSquared()).isCloseTo(0.52207811970934, within(TOLERANCE));
  }

  @Test
  void fit_harQ_matchesCoefficientsAndErrors() {
    LinearRegression fit = HarQ.fit(measures, 0, rv.length, HarLags.EXCHANGE).regression();
    assertClose(
        fit.coefficients(),
        -0.009805734671289887,
        0.6021364242868263,
        0.35862646595327763,
        0.09761535330720647,
        -0.36019690118860204);
    assertClose(
        fit.standardErrors(),
        0.030022756918240762,
        0.026429630889094367,
        0.03086864032508108,
        0.027325672782551408,
        0.01868484065961047);
    assertClose(
        fit.neweyWestErrors(9),
        0.05814581641410056,
        0.06882636977146908,
        0.1189391777432348,
        0.09853972470256296,
        0.0708147066364215);
    assertThat(fit.rSquared()).isCloseTo(0.5623964674093687, within(TOLERANCE));
    assertThat(fit.residualVariance() * (4074 - 5) / 4074)
        .isCloseTo(2.3569624616175813, within(TOLERANCE)); // published 2.35696246
  }

  @Test
  void fit_harJ_matchesCoefficientsAndErrors() {
    RealizedMeasures given = measures.withJumps(Golden.column("g10_sp500_rj.csv"));
    LinearRegression fit = HarJ.fit(given, 0, rv.length, HarLags.EXCHANGE).regression();
    assertClose(
        fit.coefficients(),
        0.1207527867279568,
        0.35988312940583,
        0.4340914441751824,
        0.18563090619988606,
        -1.0033092622398538);
    assertClose(
        fit.neweyWestErrors(9),
        0.04601340915244447,
        0.06977980358760559,
        0.12675412728936067,
        0.07749364035076756,
        0.4141573453863605);
    assertThat(fit.adjustedRSquared()).isCloseTo(0.53709549785057, within(TOLERANCE));
  }

  @Test
  void regression_logHar_matchesErrors() {
    LinearRegression fit = LogHar.regression(measures.logVariance(), rv.length, HarLags.EXCHANGE);
    assertClose(
        fit.standardErrors(),
        0.008594848908186998,
        0.0184235485470692,
        0.02835691495437147,
        0.02238440109038496);
    assertClose(
        fit.neweyWestErrors(9),
        0.008960275210281322,
        0.024802182755602493,
        0.033349322046281514,
        0.02390150328787017);
    assertThat(fit.rSquared()).isCloseTo(0.7479033325331128, within(TOLERANCE));
  }

  private interface Fitter {
    RealizedVarianceModel fit(RealizedMeasures measures, int from, int end, HarLags lags);
  }

  private record Losses(double squared, double qlike) {}

  /** Mean losses of one-day forecasts of day 1001 and later. */
  private Losses losses(Fitter fitter, boolean increasing) {
    double squared = 0.0;
    double qlike = 0.0;
    for (int day = WINDOW; day < rv.length; day++) {
      int from = increasing ? 0 : day - WINDOW;
      double forecast =
          fitter.fit(measures, from, day, HarLags.EXCHANGE).forecast(measures, day - 1);
      double ratio = rv[day] / forecast;
      squared += (rv[day] - forecast) * (rv[day] - forecast);
      qlike += ratio - StrictMath.log(ratio) - 1.0;
    }
    int days = rv.length - WINDOW;
    return new Losses(squared / days, qlike / days);
  }

  private static void assertRatio(Losses model, Losses har, double squared, double qlike) {
    assertThat(model.squared() / har.squared()).isCloseTo(squared, within(1e-9));
    assertThat(model.qlike() / har.qlike()).isCloseTo(qlike, within(1e-9));
  }

  @Test
  void forecast_rollingWindow_matchesCleanRatios() {
    Losses har = losses(Har::fit, false);
    assertThat(har.squared()).isCloseTo(3.2193112017881718, within(1e-9));
    assertThat(har.qlike()).isCloseTo(0.1398256955615111, within(1e-9));
    assertRatio(losses(HarJ::fit, false), har, 0.9175258321416425, 1.0115474902833554);
    assertRatio(losses(HarQ::fit, false), har, 0.8267043324049989, 1.016932759347712);
  }

  @Test
  void forecast_increasingWindow_matchesPublishedRatios() {
    Losses har = losses(Har::fit, true);
    assertThat(har.squared()).isCloseTo(2.750211381877445, within(1e-9));
    assertThat(har.qlike()).isCloseTo(0.14900744584928857, within(1e-9));
    assertRatio(losses(HarJ::fit, true), har, 0.967610283156248, 0.9715792324577323);
    assertRatio(losses(HarQ::fit, true), har, 0.8943988734339435, 0.8809162643500912);
  }
}
