package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcerbiSzekelyTest {

  private static final int PATHS = 8_000;

  /** numpy on the same returns. */
  @Test
  void statistics_goldenReturns_matchReference() {
    double[] losses =
        Arrays.stream(Golden.numbers("g08_shortfall_returns.csv")).map(value -> -value).toArray();
    double[] valuesAtRisk = filled(1_000, 2.57058183661474);
    double[] shortfalls = filled(1_000, 3.521577328687301);
    assertThat(AcerbiSzekely.conditional(losses, valuesAtRisk, shortfalls).orElseThrow())
        .isCloseTo(-0.11270702350472006, within(1e-12));
    assertThat(AcerbiSzekely.unconditional(losses, valuesAtRisk, shortfalls, 0.025))
        .isCloseTo(-0.2907401472654749, within(1e-12));
  }

  @Test
  void statistics_noExceedance_haveNoSizeAndFullNumber() {
    double[] ones = filled(10, 1.0);
    assertThat(AcerbiSzekely.conditional(new double[10], ones, ones)).isEmpty();
    assertThat(AcerbiSzekely.unconditional(new double[10], ones, ones, 0.01)).isEqualTo(1.0);
  }

  @Test
  void statistics_otherOrderAndUnit_areTheSame() {
    double[] losses = {3.0, 0.5, 2.5, -1.0};
    double[] valuesAtRisk = {2.0, 2.0, 1.0, 1.0};
    double[] shortfalls = {2.5, 2.5, 1.5, 1.5};
    double[] turnedLosses = {-0.1, 0.25, 0.05, 0.3};
    double[] turnedValues = {0.1, 0.1, 0.2, 0.2};
    double[] turnedShortfalls = {0.15, 0.15, 0.25, 0.25};
    double byHand = 1.0 - (3.0 / 2.5 + 2.5 / 1.5) / (4 * 0.25);
    assertThat(AcerbiSzekely.unconditional(losses, valuesAtRisk, shortfalls, 0.25))
        .isCloseTo(byHand, within(1e-12));
    assertThat(AcerbiSzekely.unconditional(turnedLosses, turnedValues, turnedShortfalls, 0.25))
        .isCloseTo(byHand, within(1e-12));
  }

  /** 20,000 simulations with numpy, two digits given; t with 0 degrees stands for the normal. */
  @ParameterizedTest
  @CsvSource({
    "0.025, 250, 0, 0.05, -0.70, 0.04",
    "0.025, 250, 5, 0.05, -0.73, 0.04",
    "0.01, 250, 0, 0.05, -1.12, 0.05",
    "0.01, 250, 5, 0.05, -1.21, 0.05",
    "0.01, 250, 3, 0.05, -1.30, 0.06",
    "0.01, 1000, 0, 0.05, -0.54, 0.03",
    "0.01, 1000, 5, 0.05, -0.58, 0.03",
    "0.01, 1000, 3, 0.05, -0.64, 0.03",
  })
  void criticalValue_simulatedNull_matchesPublished(
      double alpha, int rows, double nu, double significance, double expected, double tolerance) {
    BreachLaw law = nu == 0.0 ? BreachLaw.normal(alpha) : BreachLaw.studentT(nu, alpha);
    double critical =
        ShortfallNull.unconditional(law, alpha, rows, PATHS, 7).criticalValue(significance);
    // Three standard errors of a 5 % quantile from 8,000 paths.
    assertThat(critical).isCloseTo(expected, within(tolerance));
  }

  /** Z₂ is 0 on average; its variance is (E[r²]/α − 1) ÷ T with r = L/ES of an exceedance. */
  @Test
  void forecastTail_exponential_hasKnownMoments() {
    double[] valuesAtRisk = filled(500, 2.0);
    double[] shortfalls = filled(500, 2.5);
    BreachLaw law = BreachLaw.forecastTail(valuesAtRisk, shortfalls, 0.0);
    double mean = 0.0;
    for (int i = 0; i < 10_000; i++) {
      mean += law.lossToShortfall(0, (i + 0.5) / 10_000) / 10_000;
    }
    // Midpoint rule on a logarithm: error of order 1/n.
    assertThat(mean).isCloseTo(1.0, within(1e-4));
    double significance = 0.5 + 0.341344746; // one standard deviation above the middle
    double spread = Math.sqrt((1.04 / 0.025 - 1.0) / 500);
    ShortfallNull simulated = ShortfallNull.unconditional(law, 0.025, 500, PATHS, 3);
    // Twelve exceedances are nearly normal; what is left of the skewness is 0.02.
    assertThat(simulated.criticalValue(significance)).isCloseTo(spread, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"0.0", "0.3", "-0.4"})
  void forecastTail_anyShape_startsAtValueAtRiskWithMeanOne(double shape) {
    BreachLaw law = BreachLaw.forecastTail(new double[] {1.0}, new double[] {1.25}, shape);
    double mean = 0.0;
    for (int i = 0; i < 1_000_000; i++) {
      mean += law.lossToShortfall(0, (i + 0.5) / 1_000_000) / 1_000_000;
    }
    assertThat(law.lossToShortfall(0, 1.0 - 1e-12)).isCloseTo(0.8, within(1e-9));
    // Midpoint rule on s^-0.3: error of order n^-0.7.
    assertThat(mean).isCloseTo(1.0, within(1e-4));
  }

  @Test
  void conditionalNull_normal_isCentredAndSkewedDown() {
    ShortfallNull simulated =
        ShortfallNull.conditional(BreachLaw.normal(0.025), 0.025, 250, PATHS, 5);
    assertThat(simulated.criticalValue(0.5)).isBetween(-0.01, 0.02);
    assertThat(simulated.criticalValue(0.05)).isBetween(-0.12, -0.07);
  }

  @Test
  void pValue_ranksAmongSimulated() {
    ShortfallNull simulated =
        ShortfallNull.unconditional(BreachLaw.normal(0.025), 0.025, 250, 1_000, 5);
    assertThat(simulated.pValue(-100.0)).isEqualTo(1.0 / 1_001);
    assertThat(simulated.pValue(100.0)).isEqualTo(1.0);
    assertThat(simulated.pValue(simulated.criticalValue(0.05))).isBetween(0.045, 0.055);
  }

  @Test
  void null_sameSeed_sameBits() {
    BreachLaw law = BreachLaw.normal(0.01);
    double first = ShortfallNull.unconditional(law, 0.01, 250, 1_000, 5).criticalValue(0.05);
    double again = ShortfallNull.unconditional(law, 0.01, 250, 1_000, 5).criticalValue(0.05);
    double other = ShortfallNull.unconditional(law, 0.01, 250, 1_000, 6).criticalValue(0.05);
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void all_badInput_isRefused() {
    double[] one = {1.0};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AcerbiSzekely.unconditional(new double[] {Double.NaN}, one, one, 0.01));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AcerbiSzekely.conditional(one, one, new double[] {0.0}));
    assertThatIllegalArgumentException().isThrownBy(() -> BreachLaw.studentT(1.0, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> BreachLaw.normal(1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreachLaw.forecastTail(new double[] {2.0}, one, 0.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreachLaw.forecastTail(one, new double[] {2.0}, 1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortfallNull.unconditional((row, s) -> 1.0, 0.01, 250, 10, 1));
  }

  private static double[] filled(int rows, double value) {
    double[] values = new double[rows];
    Arrays.fill(values, value);
    return values;
  }
}
