package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.LogVarianceSeries;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {

  private final LinearRegression logHar =
      LogHar.regression(
          LogVarianceSeries.of(Golden.column("g10_sp500_rv.csv")), 2_000, HarLags.EXCHANGE);

  /** The likelihood added up residual by residual from a library's normal density. */
  @Test
  void informationCriteria_logHar_areThoseOfNormalErrors() {
    double[] residuals = logHar.residuals();
    double squares = 0.0;
    for (double residual : residuals) {
      squares += residual * residual;
    }
    NormalDistribution normal = new NormalDistribution(0.0, Math.sqrt(squares / residuals.length));
    double logLikelihood = 0.0;
    for (double residual : residuals) {
      logLikelihood += normal.logDensity(residual);
    }
    InformationCriteria criteria = logHar.informationCriteria();
    // four coefficients and a variance; sums of two thousand terms of size one
    assertThat(criteria.akaike()).isCloseTo(2 * 5 - 2 * logLikelihood, within(1e-8));
    assertThat(criteria.bayes())
        .isCloseTo(5 * Math.log(residuals.length) - 2 * logLikelihood, within(1e-8));
  }

  @Test
  void diagnostics_logHar_areOfItsResiduals() {
    assertThat(logHar.diagnostics(10)).isEqualTo(ResidualDiagnostics.of(logHar.residuals(), 10));
    assertThat(logHar.diagnostics(10).squares().pValue())
        .as("the variance of the log variance clusters")
        .isLessThan(0.01);
  }
}
