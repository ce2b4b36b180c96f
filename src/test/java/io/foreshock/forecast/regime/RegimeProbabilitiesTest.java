package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeProbabilitiesTest {

  @ParameterizedTest
  @CsvSource({
    "0.6, 0.3, 0.1, CALM",
    "0.3, 0.6, 0.1, ELEVATED",
    "0.1, 0.3, 0.6, STRESSED",
    "0.4, 0.4, 0.2, ELEVATED",
    "0.4, 0.2, 0.4, STRESSED",
    "0.2, 0.4, 0.4, STRESSED"
  })
  void mostLikely_tie_goesToTheMoreSevere(
      double calm, double elevated, double stressed, Regime expected) {
    assertThat(new RegimeProbabilities(calm, elevated, stressed).mostLikely()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.6, 0.3, 0.2",
    "1.2, -0.2, 0.0",
    "NaN, 0.5, 0.5",
    "0.6, 0.3, 0.099",
    "0.5, NaN, 0.5"
  })
  void constructor_notAProbabilityVector_isRefused(double calm, double elevated, double stressed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegimeProbabilities(calm, elevated, stressed));
  }

  @Test
  void of_eachRegime_namesItsProbability() {
    RegimeProbabilities probabilities = RegimePrior.DEFAULT.probabilities();
    assertThat(probabilities.of(Regime.CALM)).isEqualTo(0.60);
    assertThat(probabilities.of(Regime.ELEVATED)).isEqualTo(0.30);
    assertThat(probabilities.of(Regime.STRESSED)).isEqualTo(0.10);
  }
}
