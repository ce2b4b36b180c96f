package io.foreshock.portfolio.collateral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongWayRiskTest {

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "0.3, 0", "0.475, 250000", "0.65, 500000", "1, 1000000"})
  void weightPpm_knownCorrelation_isLinearAboveThreeTenths(double correlation, long expected) {
    assertThat(WrongWayRisk.weightPpm(correlation)).isEqualTo(expected);
  }

  @Test
  void weightPpm_smallSteps_neverFallsNorLeaps() {
    long previous = 0;
    for (int step = -100_000; step <= 100_000; step++) {
      long weight = WrongWayRisk.weightPpm(step / 100_000.0);
      // a step of 10⁻⁵ is 14.3 ppm of weight; rounding up twice adds less than 1 ÷ 0.7 + 1
      assertThat(weight >= previous && weight <= previous + 17).as("%s", step).isTrue();
      previous = weight;
    }
  }
}
