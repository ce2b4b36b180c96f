package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class JumpMeasuresTest {

  private static double[] brownian(int returns, double variance, Random random) {
    double[] path = new double[returns];
    for (int i = 0; i < returns; i++) {
      path[i] = Math.sqrt(variance / returns) * random.nextGaussian();
    }
    return path;
  }

  private static JumpMeasures measures(double... logReturns) {
    return JumpMeasures.of(logReturns).orElseThrow();
  }

  /** r = 1, −2, 3, −1 hundredths: Σr² 15, Σr⁴ 99, neighbours 2 + 6 + 3, triples 6^(4/3) twice. */
  @Test
  void of_fourReturns_matchesHandCalculation() {
    JumpMeasures jumps = measures(0.01, -0.02, 0.03, -0.01);
    assertThat(jumps.returns()).isEqualTo(4);
    assertThat(jumps.realizedVariance()).isCloseTo(15e-4, within(1e-18));
    assertThat(jumps.realizedQuarticity()).isCloseTo(4.0 / 3.0 * 99e-8, within(1e-20));
    assertThat(jumps.bipowerVariation()).isCloseTo(Math.PI / 2 * 4 / 3 * 11e-4, within(1e-17));
    double mean = Math.pow(2, 2.0 / 3) * Gamma.gamma(7.0 / 6) / Gamma.gamma(0.5);
    double triples = 2 * Math.pow(6e-6, 4.0 / 3);
    assertThat(jumps.tripowerQuarticity())
        .isCloseTo(4.0 * 2 * triples / (mean * mean * mean), within(1e-20));
    assertThat(jumps.jumpVariance()).isZero();
    assertThat(jumps.statistic()).isNegative();
  }

  /** Constant volatility: all three estimate the variance, both quarticities its square. */
  @Test
  void of_brownianDays_areUnbiased() {
    Random random = new Random(11);
    double variance = 4e-4;
    int days = 4000;
    double bipower = 0;
    double quarticity = 0;
    double tripower = 0;
    int rejections = 0;
    for (int day = 0; day < days; day++) {
      JumpMeasures jumps = measures(brownian(288, variance, random));
      bipower += jumps.bipowerVariation() / variance / days;
      quarticity += jumps.realizedQuarticity() / variance / variance / days;
      tripower += jumps.tripowerQuarticity() / variance / variance / days;
      rejections += jumps.statistic() > 1.6448536269514722 ? 1 : 0;
    }
    // Standard errors of the means: √(2.61 ÷ 288 ÷ 4000) and three times that.
    assertThat(bipower).isCloseTo(1.0, within(0.005));
    assertThat(quarticity).isCloseTo(1.0, within(0.015));
    assertThat(tripower).isCloseTo(1.0, within(0.015));
    // At 5 %; Huang and Tauchen too find the ratio test a little above its level in finite n.
    assertThat(rejections / (double) days).isBetween(0.04, 0.075);
  }

  @Test
  void of_dayWithAJump_findsItsVariance() {
    Random random = new Random(12);
    double jump = 0.03;
    double found = 0;
    for (int day = 0; day < 500; day++) {
      double[] path = brownian(288, 1e-4, random);
      path[random.nextInt(path.length)] += jump;
      JumpMeasures jumps = measures(path);
      assertThat(jumps.jumped()).isTrue();
      found += jumps.jumpVariance() / 500;
    }
    // Bipower keeps 2 (π/2) |jump| √(2/π) σ ÷ √n of a finite sample's jump: some 5 % of it here.
    assertThat(found / (jump * jump)).isBetween(0.90, 1.0);
  }

  /** z by the published formula, written out. */
  @Test
  void statistic_knownMeasures_matchesFormula() {
    JumpMeasures jumps = new JumpMeasures(100, 2.0, 5.0, 1.5, 4.5);
    double expected =
        ((2.0 - 1.5) / 2.0) / Math.sqrt((Math.PI * Math.PI / 4 + Math.PI - 5) * (4.5 / 2.25) / 100);
    assertThat(jumps.statistic()).isCloseTo(expected, within(1e-14));
    assertThat(jumps.jumpVariance()).isCloseTo(0.5, within(1e-15));
    // A small TQ ÷ BV² counts as 1.
    assertThat(new JumpMeasures(100, 2.0, 5.0, 1.5, 0.1).statistic())
        .isCloseTo(expected * Math.sqrt(2.0), within(1e-14));
  }

  @Test
  void of_tooFewOrStillReturns_isEmpty() {
    assertThat(JumpMeasures.of()).isEmpty();
    assertThat(JumpMeasures.of(0.1, 0.2)).isEmpty();
    assertThat(JumpMeasures.of(0, 0, 0, 0)).isEmpty();
    assertThat(JumpMeasures.of(0.1, 0, 0.1, 0, 0.1)).isEmpty();
    assertThat(JumpMeasures.of(0.1, -0.1, 0.1)).isPresent();
  }

  @Test
  void of_badReturnOrMeasure_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JumpMeasures.of(0.1, Double.NaN))
        .withMessageContaining("logReturns[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JumpMeasures(3, 1, 1, Double.NaN, 1))
        .withMessageContaining("bipowerVariation");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JumpMeasures(2, 1, 1, 1, 1))
        .withMessageContaining("returns");
  }
}
