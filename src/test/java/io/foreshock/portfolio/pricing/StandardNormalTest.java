package io.foreshock.portfolio.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class StandardNormalTest {

  /** The stated bounds of error. */
  private static final double ABSOLUTE = 3e-16;

  private static final double RELATIVE = 6e-16;

  /** The square of z is rounded once, and its error grows with it in the exponent. */
  private static final double RELATIVE_IN_TAIL = 1e-13;

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/standard_normal.csv", numLinesToSkip = 2)
  void cumulative_golden_isWithinBound(double z, double cumulative, double scaledErfc) {
    double computed = StandardNormal.cumulative(z);
    assertThat(computed).isCloseTo(cumulative, within(ABSOLUTE));
    assertThat(computed).isCloseTo(cumulative, within(RELATIVE_IN_TAIL * cumulative));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/standard_normal.csv", numLinesToSkip = 2)
  void scaledErfc_golden_isWithinBound(double z, double cumulative, double scaledErfc) {
    assertThat(StandardNormal.scaledErfc(Math.abs(z)))
        .isCloseTo(scaledErfc, within(RELATIVE * scaledErfc));
  }

  /** Hipparchus' own error is up to 4.4e-16. */
  @Test
  void cumulative_everywhere_agreesWithHipparchus() {
    for (int i = -8_000; i <= 8_000; i++) {
      double z = i * 0.001;
      assertThat(StandardNormal.cumulative(z))
          .isCloseTo(0.5 * Erf.erfc(-z * StandardNormal.ROOT_HALF), within(1e-15));
    }
  }

  @Test
  void cumulative_ofOpposites_sumToOne() {
    for (int i = 0; i <= 8_000; i++) {
      double z = i * 0.005;
      assertThat(StandardNormal.cumulative(z) + StandardNormal.cumulative(-z)).isEqualTo(1.0);
    }
  }

  @Test
  void cumulative_atTheEnds_isZeroAndOne() {
    assertThat(StandardNormal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(StandardNormal.cumulative(-Double.MAX_VALUE)).isZero();
    assertThat(StandardNormal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1.0);
    assertThat(StandardNormal.density(Double.MAX_VALUE)).isZero();
    assertThat(StandardNormal.scaledErfc(Double.MAX_VALUE)).isBetween(0.0, 1e-15);
  }

  @Test
  void cumulative_notANumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardNormal.cumulative(Double.NaN))
        .withMessage("z must be a number, was NaN");
  }

  /** Two units in the last place: StrictMath.exp is within one, ours within one. */
  @Test
  void exp_everywhere_agreesWithStrictMath() {
    for (int i = -70_000; i <= 70_000; i++) {
      double y = i * 0.01;
      double expected = StrictMath.exp(y);
      assertThat(Exponential.exp(y)).isCloseTo(expected, within(2.0 * Math.ulp(expected)));
    }
  }

  @Test
  void exp_beyondTheRange_isHeld() {
    assertThat(Exponential.exp(0.0)).isEqualTo(1.0);
    assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isEqualTo(Exponential.exp(-700.0));
    assertThat(Exponential.exp(1e300)).isEqualTo(Exponential.exp(700.0));
  }
}
