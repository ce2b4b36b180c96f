package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

  /** A relative error of 10⁻¹²: what is left of 16 digits after the exponentials. */
  private static final double PER_CENT = 1e-10;

  /** Values with 20 digits from mpmath 1.3 at 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 0.5",
    "-0.5, 0.30853753872598689636, 0.34961883472039806983",
    "-2.5, 0.006209665325776135167, 0.1413313313805753097",
    "-2.9, 0.001865813300384038479, 0.12504792252547873391",
    "-5, 2.8665157187919391167e-7, 0.076919304975006295965",
    "-10, 7.619853024160526066e-24, 0.039506694101386002945",
    "-37, 5.7255712225245768227e-300, 0.010774365005957682871",
  })
  void lowerTail_isAsPublished(double x, double cumulative, double scaled) {
    assertThat(NormalTail.cumulative(x)).isCloseTo(cumulative, withPercentage(PER_CENT));
    assertThat(NormalTail.scaled(x)).isCloseTo(scaled, withPercentage(PER_CENT));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0.933192798731141934", "6, 0.99999999901341235496", "50, 1"})
  void upperHalf_isAsPublished(double x, double cumulative) {
    assertThat(NormalTail.cumulative(x)).isCloseTo(cumulative, withPercentage(PER_CENT));
  }

  @ParameterizedTest
  @CsvSource({"-1000, 0.00039894188146034909736", "-1e200, 0"})
  void scaled_farOut_neitherOverflowsNorIsNaN(double x, double scaled) {
    assertThat(NormalTail.scaled(x)).isCloseTo(scaled, within(1e-15));
  }
}
