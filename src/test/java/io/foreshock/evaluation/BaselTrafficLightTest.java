package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.evaluation.BaselTrafficLight.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselTrafficLightTest {

  /** scipy's binomial law; the first row is the Committee's own table. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 250, 5, 10",
    "0.01, 500, 9, 15",
    "0.01, 1000, 15, 24",
    "0.01, 2500, 33, 45",
    "0.005, 250, 3, 7",
    "0.005, 500, 5, 10",
    "0.005, 1000, 9, 15",
    "0.005, 2500, 19, 28"
  })
  void of_daysAndProbability_matchesTable(double alpha, int days, int yellow, int red) {
    BaselTrafficLight zones = BaselTrafficLight.of(days, alpha);
    assertThat(zones).isEqualTo(new BaselTrafficLight(yellow, red));
    assertThat(zones.zone(0)).isEqualTo(Zone.GREEN);
    assertThat(zones.zone(yellow - 1)).isEqualTo(Zone.GREEN);
    assertThat(zones.zone(yellow)).isEqualTo(Zone.YELLOW);
    assertThat(zones.zone(red - 1)).isEqualTo(Zone.YELLOW);
    assertThat(zones.zone(red)).isEqualTo(Zone.RED);
    assertThat(zones.zone(days)).isEqualTo(Zone.RED);
  }

  @Test
  void all_badInput_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> BaselTrafficLight.of(0, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> BaselTrafficLight.of(250, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> BaselTrafficLight.of(250, 0.01).zone(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BaselTrafficLight(5, 4));
  }
}
