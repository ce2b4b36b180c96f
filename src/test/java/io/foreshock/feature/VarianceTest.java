package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VarianceTest {

  /** Rounding of a handful of operations on numbers near one. */
  private static final double ROUNDING = 1e-15;

  /** Prices e^0, e^0.1, e^−0.1, e^0: returns 0.1, −0.2, 0.1; squares 0.01 + 0.04 + 0.01. */
  @Test
  void realizedVariance_knownReturns_isTheSumOfTheirSquares() {
    double variance =
        RealizedVariance.of(1, StrictMath.exp(0.1), StrictMath.exp(-0.1), StrictMath.exp(0));
    assertThat(variance).isCloseTo(0.06, within(ROUNDING));
  }

  @Test
  void realizedVariance_oneBar_isTheSquaredReturn() {
    double logReturn = RealizedVariance.logReturn(100, 90);
    assertThat(RealizedVariance.of(100, 90)).isEqualTo(logReturn * logReturn);
    assertThat(logReturn).isCloseTo(-0.10536051565782628, within(ROUNDING)); // ln 0.9
  }

  @Test
  void realizedVariance_noClosesOrBadPrice_isRefused() {
    assertThatThrownBy(() -> RealizedVariance.of(1)).hasMessageContaining("closes");
    assertThatThrownBy(() -> RealizedVariance.of(1, 2, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> RealizedVariance.of(0, 2)).hasMessageContaining("previousClose");
  }

  /**
   * Log prices O 0, H 0.3, L −0.1, C 0.2, by hand: Parkinson 0.16 / (4 ln 2); Garman-Klass 0.08 −
   * 0.04 (2 ln 2 − 1); Rogers-Satchell 0.1·0.3 + (−0.3)(−0.1).
   */
  @ParameterizedTest
  @CsvSource({
    "PARKINSON, 0.05770780163555854",
    "GARMAN_KLASS, 0.06454822555520437",
    "ROGERS_SATCHELL, 0.06"
  })
  void rangeVariance_knownBar_matchesHandCalculation(RangeVariance estimator, double expected) {
    double open = 1;
    double high = StrictMath.exp(0.3);
    double low = StrictMath.exp(-0.1);
    double close = StrictMath.exp(0.2);
    assertThat(estimator.variance(open, high, low, close)).isCloseTo(expected, within(ROUNDING));
    // The previous close is e^−0.5, so the night adds 0.25.
    assertThat(estimator.withOvernight(StrictMath.exp(-0.5), open, high, low, close))
        .isCloseTo(expected + 0.25, within(ROUNDING));
  }

  @ParameterizedTest
  @EnumSource
  void rangeVariance_flatBar_isZero(RangeVariance estimator) {
    assertThat(estimator.variance(7, 7, 7, 7)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void rangeVariance_impossibleBar_isRefused(RangeVariance estimator) {
    assertThatThrownBy(() -> estimator.variance(7, 6, 5, 5.5)).hasMessageContaining("open 7.0");
    assertThatThrownBy(() -> estimator.variance(Double.NaN, 6, 5, 5.5)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> estimator.variance(5, 6, 0, 5.5)).hasMessageContaining("low");
  }

  @Test
  void rangeVariance_straightRun_keepsGarmanKlassPositive() {
    assertThat(RangeVariance.GARMAN_KLASS.variance(5, 6, 5, 6)).isPositive();
    assertThat(RangeVariance.ROGERS_SATCHELL.variance(5, 6, 5, 6)).isZero();
  }
}
