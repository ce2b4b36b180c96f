package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.Identification.Failure;
import io.foreshock.forecast.regime.Identification.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdentificationTest {

  private static final double[] RETURNS = GoldenRegimes.demGbpReturns();

  @Test
  void of_separatedStates_isIdentified() {
    Identification result = Identification.of(model(0.07, 0.47, 0.94, 0.09), null, RETURNS);
    assertThat(result.identified()).isTrue();
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void of_similarVolatilities_namesRatioAndItsValue() {
    // √(1.44) = 1.2 < 1.3.
    Identification result = Identification.of(model(1.0, 1.44, 0.94, 0.09), null, RETURNS);
    assertThat(result.failures()).hasSize(1);
    Failure failure = result.failures().getFirst();
    assertThat(failure.rule()).isEqualTo(Rule.VOLATILITY_RATIO);
    assertThat(failure.state()).isEqualTo(1);
    assertThat(failure.value()).isCloseTo(1.2, within(1e-12));
    assertThat(failure.minimum()).isEqualTo(1.3);
  }

  @Test
  void of_shortAndRareStress_namesBothRules() {
    // Duration 1 ÷ 0.5 = 2; weight 0.005 ÷ 0.505 < 2 %.
    Identification result = Identification.of(model(0.07, 0.47, 0.995, 0.5), null, RETURNS);
    assertThat(result.identified()).isFalse();
    assertThat(result.failures())
        .extracting(Failure::rule)
        .containsExactly(Rule.EXPECTED_DURATION, Rule.ERGODIC_WEIGHT);
  }

  @Test
  void of_modelWithOtherLabels_failsAgreement() {
    StudentTSwitchingParameters current = model(0.07, 0.47, 0.94, 0.09);
    StudentTSwitchingParameters wild = model(0.001, 0.01, 0.94, 0.09);
    Identification result = Identification.of(current, wild, RETURNS);
    assertThat(result.failures()).extracting(Failure::rule).containsExactly(Rule.LABEL_AGREEMENT);
    assertThat(result.failures().getFirst().value())
        .isEqualTo(Identification.labelAgreement(wild, current, RETURNS))
        .isLessThan(0.9);
  }

  @Test
  void labelAgreement_ofModelWithItself_isOne() {
    StudentTSwitchingParameters model = model(0.07, 0.47, 0.94, 0.09);
    assertThat(Identification.labelAgreement(model, model, RETURNS)).isEqualTo(1.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Identification.labelAgreement(model, model, new double[0]));
  }

  /** Both models agree on calm and on wild days, never on days in between. */
  @Test
  void labelAgreement_countsOnlyTheLast250() {
    StudentTSwitchingParameters low = model(0.01, 1.0, 0.5, 0.5);
    StudentTSwitchingParameters high = model(0.5, 50.0, 0.5, 0.5);
    double[] returns = new double[600];
    Arrays.fill(returns, 0, 400, 0.5);
    assertThat(Identification.labelAgreement(low, high, Arrays.copyOf(returns, 400))).isZero();
    assertThat(Identification.labelAgreement(low, high, returns)).isCloseTo(0.8, within(1e-12));
  }

  private static StudentTSwitchingParameters model(
      double calmVariance, double stressedVariance, double stay, double back) {
    return StudentTSwitchingParameters.of(
        new double[] {0.0, 0.0},
        new double[] {calmVariance, stressedVariance},
        new double[] {8.0, 8.0},
        GoldenRegimes.twoStates(stay, back));
  }
}
