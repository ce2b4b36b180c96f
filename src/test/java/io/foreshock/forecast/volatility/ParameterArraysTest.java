package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Parameters as a memory of fits keeps them. */
class ParameterArraysTest {

  @Test
  void egarch_toArray_roundTrips() {
    EgarchParameters p =
        new EgarchParameters(0.01, -0.2, 0.15, -0.03, 0.97, Double.POSITIVE_INFINITY, 0.1);
    assertThat(EgarchParameters.fromArray(p.toArray())).isEqualTo(p);
    assertThatThrownBy(() -> EgarchParameters.fromArray(new double[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be 7, were 6");
  }

  @Test
  void realizedGarch_toArray_roundTrips() {
    RealizedGarchParameters p =
        new RealizedGarchParameters(0.01, 0.1, 0.6, 0.35, -0.2, 1.05, -0.07, 0.08, 0.4);
    assertThat(RealizedGarchParameters.fromArray(p.toArray())).isEqualTo(p);
    assertThatThrownBy(() -> RealizedGarchParameters.fromArray(new double[10]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be 9, were 10");
  }

  @Test
  void stochasticVolatility_toArray_roundTrips() {
    StochasticVolatilityParameters p =
        new StochasticVolatilityParameters(-9.1, 0.97, 0.2, 1.1, 1e-7);
    assertThat(StochasticVolatilityParameters.fromArray(p.toArray())).isEqualTo(p);
    assertThatThrownBy(() -> StochasticVolatilityParameters.fromArray(new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be 5, were 4");
  }
}
