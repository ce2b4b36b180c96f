package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EwmaVarianceTest {

  private final double[] returns = Golden.column("g01_dem2gbp.csv");

  @Test
  void update_knownNumbers_matchesHand() {
    assertThat(new EwmaVariance(0.94).update(1e-4, 0.02)).isCloseTo(1.18e-4, within(1e-18));
  }

  @ParameterizedTest
  @CsvSource({"0.94, 11.2024", "0.97, 22.7566", "0.99, 68.9676"})
  void halfLife_riskMetrics_matchesTable(double decay, double days) {
    assertThat(new EwmaVariance(decay).halfLife()).isCloseTo(days, within(1e-4));
    assertThat(StrictMath.pow(decay, new EwmaVariance(decay).halfLife()))
        .isCloseTo(0.5, within(1e-14));
  }

  @Test
  void filter_unrolledSum_agrees() {
    double decay = 0.97;
    double[] variance = new EwmaVariance(decay).filter(returns);
    double start = 0.0;
    for (int t = 0; t < 20; t++) {
      start += returns[t] * returns[t] / 20.0;
    }
    assertThat(variance[19]).isCloseTo(start, within(1e-15));
    double expected = start * StrictMath.pow(decay, 480);
    for (int t = 20; t < 500; t++) {
      expected += 0.03 * StrictMath.pow(decay, 499 - t) * returns[t] * returns[t];
    }
    assertThat(variance[499]).isCloseTo(expected, within(1e-13));
    assertThat(variance[0]).isEqualTo(returns[0] * returns[0]);
  }

  @Test
  void filter_cutAnywhere_keepsWhatCameBefore() {
    EwmaVariance ewma = new EwmaVariance(0.97);
    double[] whole = ewma.filter(Arrays.copyOf(returns, 120));
    for (int cut = 0; cut <= 120; cut++) {
      assertThat(ewma.filter(Arrays.copyOf(returns, cut))).isEqualTo(Arrays.copyOf(whole, cut));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1.0, -0.5, 1.5, Double.NaN})
  void create_decayOutOfRange_isRefused(double decay) {
    assertThatThrownBy(() -> new EwmaVariance(decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decay");
  }

  @Test
  void update_badArguments_areRefused() {
    EwmaVariance ewma = new EwmaVariance(0.97);
    assertThatThrownBy(() -> ewma.update(-1.0, 0.0)).hasMessageContaining("variance");
    assertThatThrownBy(() -> ewma.update(Double.NaN, 0.0)).hasMessageContaining("variance");
    assertThatThrownBy(() -> ewma.update(1.0, Double.NaN)).hasMessageContaining("logReturn");
    assertThatThrownBy(() -> ewma.filter(new double[] {0.1, Double.NaN}))
        .hasMessageContaining("logReturn");
  }
}
