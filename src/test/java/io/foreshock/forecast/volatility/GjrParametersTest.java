package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GjrParametersTest {

  @Test
  void longRunVariance_knownParameters_matchesHand() {
    GjrParameters p = new GjrParameters(0.0, 0.02, 0.05, 0.10, 0.85, 5.0);
    assertThat(p.persistence()).isCloseTo(0.95, within(1e-15));
    assertThat(p.longRunVariance()).isCloseTo(0.4, within(1e-14));
  }

  @Test
  void fromArray_toArray_roundTrips() {
    GjrParameters p = new GjrParameters(0.01, 0.02, 0.05, -0.03, 0.85, Double.POSITIVE_INFINITY);
    assertThat(GjrParameters.fromArray(p.toArray())).isEqualTo(p);
    assertThatThrownBy(() -> GjrParameters.fromArray(new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("were 5");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 0.1, 0, 0.8, 5, mu",
    "0, 0, 0.1, 0, 0.8, 5, omega",
    "0, NaN, 0.1, 0, 0.8, 5, omega",
    "0, 1, -0.1, 0.2, 0.8, 5, alpha",
    "0, 1, 0.1, -0.11, 0.8, 5, gamma",
    "0, 1, 0.1, NaN, 0.8, 5, gamma",
    "0, 1, 0.1, 0, 1.01, 5, beta",
    "0, 1, 0.1, 0, -0.01, 5, beta",
    "0, 1, 0.1, 0, 0.8, 2, degreesOfFreedom",
    "0, 1, 0.1, 0, 0.8, NaN, degreesOfFreedom"
  })
  void create_outOfRange_namesParameter(
      double mu, double omega, double alpha, double gamma, double beta, double nu, String name) {
    assertThatThrownBy(() -> new GjrParameters(mu, omega, alpha, gamma, beta, nu))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertThatThrownBy(() -> GjrSettings.fcp().withMinimumObservations(9))
        .hasMessageContaining("minimumObservations");
    assertThatThrownBy(() -> new InnovationDistribution.StudentT(2.0))
        .hasMessageContaining("degreesOfFreedom");
    assertThatThrownBy(() -> new Convergence(true, -1, 0, 0.0, 0, ""))
        .hasMessageContaining("iterations -1");
  }
}
