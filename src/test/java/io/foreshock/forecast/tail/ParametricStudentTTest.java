package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametricStudentTTest {

  private static final double NORMAL = Double.POSITIVE_INFINITY;

  /** W. Shaw, "Sampling Student's T distribution", Journal of Computational Finance 9 (2006). */
  private static double quantileAtFourDegrees(double alpha) {
    double root = Math.sqrt(4.0 * alpha * (1.0 - alpha));
    double q = StrictMath.cos(StrictMath.acos(root) / 3.0) / root;
    return 2.0 * Math.sqrt(q - 1.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.025, 0.01, 0.005, 0.001})
  void valueAtRisk_fourDegrees_matchesClosedForm(double alpha) {
    // Scaled to variance 1 by √((4 − 2)/4); both sides are good to the last digits.
    assertThat(ParametricStudentT.of(4.0).valueAtRisk(alpha))
        .isCloseTo(Math.sqrt(0.5) * quantileAtFourDegrees(alpha), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 2.6652", "0.025, 2.3378", "0.005, 2.8919", "0.05, 2.0627"})
  void expectedShortfall_normal_matchesTable(double alpha, double expected) {
    assertThat(ParametricStudentT.of(NORMAL).expectedShortfall(alpha))
        .isCloseTo(expected, within(5e-5)); // four digits are printed
  }

  @ParameterizedTest
  @CsvSource({"2.5, 0.01", "3, 0.025", "5, 0.001", "8.3, 0.005", "200, 0.01"})
  void expectedShortfall_anyDegrees_isMeanOfQuantilesBeyond(double nu, double alpha) {
    // ES = (1/α)∫₀^α VaR(p) dp by the midpoint rule in p = αu⁸, which removes the singularity at 0
    // where VaR ~ p^(−1/ν); its error is of order 2000⁻².
    ParametricStudentT tail = ParametricStudentT.of(nu);
    int steps = 2_000;
    double integral = 0.0;
    for (int i = 0; i < steps; i++) {
      double u = (i + 0.5) / steps;
      double weight = 8.0 * StrictMath.pow(u, 7) / steps;
      integral += weight * tail.valueAtRisk(Math.max(1e-15, alpha * StrictMath.pow(u, 8)));
    }
    assertThat(integral).isCloseTo(tail.expectedShortfall(alpha), within(1e-5));
  }

  @Test
  void oneStep_meanAndSigma_shiftEachSideItsOwnWay() {
    ParametricStudentT tail = ParametricStudentT.of(5.0);
    TailForecast forecast = tail.oneStep(0.001, 0.02);
    for (int level = 0; level < TailLevels.count(); level++) {
      double alpha = TailLevels.alpha(level);
      double risk = 0.02 * tail.valueAtRisk(alpha);
      double shortfall = 0.02 * tail.expectedShortfall(alpha);
      assertThat(forecast.valueAtRisk(Side.LONG, alpha)).isCloseTo(risk - 0.001, within(1e-15));
      assertThat(forecast.valueAtRisk(Side.SHORT, alpha)).isCloseTo(risk + 0.001, within(1e-15));
      assertThat(forecast.expectedShortfall(Side.LONG, alpha))
          .isCloseTo(shortfall - 0.001, within(1e-15));
      assertThat(forecast.method(Side.SHORT, alpha)).isEqualTo(TailMethod.PARAMETRIC);
    }
    assertThat(forecast.monotoneAdjusted()).isFalse();
  }

  @Test
  void of_fewDegrees_areRaisedToTwoAndAHalf() {
    assertThat(ParametricStudentT.of(2.05).degreesOfFreedom()).isEqualTo(2.5);
    assertThat(ParametricStudentT.of(2.05).valueAtRisk(0.01))
        .isEqualTo(ParametricStudentT.of(2.5).valueAtRisk(0.01));
    // z + (z³ + z)/4ν, scaled: first term of the Cornish-Fisher series, the next is of order ν⁻².
    double z = ParametricStudentT.of(NORMAL).valueAtRisk(0.01);
    double expected = Math.sqrt(198.0 / 200.0) * (z + (z * z * z + z) / 800.0);
    assertThat(ParametricStudentT.of(200.0).valueAtRisk(0.01)).isCloseTo(expected, within(2e-4));
  }

  @Test
  void badArguments_areRefused() {
    ParametricStudentT tail = ParametricStudentT.of(5.0);
    assertThatIllegalArgumentException().isThrownBy(() -> ParametricStudentT.of(2.0));
    assertThatIllegalArgumentException().isThrownBy(() -> ParametricStudentT.of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> tail.valueAtRisk(0.0));
    assertThatIllegalArgumentException().isThrownBy(() -> tail.expectedShortfall(0.6));
    assertThatIllegalArgumentException().isThrownBy(() -> tail.oneStep(Double.NaN, 0.02));
    assertThatIllegalArgumentException().isThrownBy(() -> tail.oneStep(0.0, 0.0));
  }
}
