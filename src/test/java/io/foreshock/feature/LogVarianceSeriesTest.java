package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogVarianceSeriesTest {

  private static final double[] GAPPY = {0.0, Double.NaN, 2.0, 0.0, 4.0, Double.NaN, 1e-9, 3.0};

  @Test
  void of_zerosAndGaps_fillsFromThePastOnly() {
    LogVarianceSeries series = LogVarianceSeries.of(GAPPY);
    assertThat(series.length()).isEqualTo(8);
    assertThat(series.firstUsable()).isEqualTo(2);
    assertThat(series.logVariance(2)).isEqualTo(StrictMath.log(2.0));
    assertThat(series.logVariance(3)).isCloseTo(StrictMath.log(2e-4), within(1e-15));
    assertThat(series.logVariance(5)).isEqualTo(StrictMath.log(4.0));
    assertThat(series.logVariance(6)).isCloseTo(StrictMath.log(3e-4), within(1e-15));
    assertThat(series.isObserved(3)).isTrue();
    assertThat(series.isObserved(5)).isFalse();
    assertThatThrownBy(() -> series.logVariance(1)).hasMessageContaining("day must be in [2, 8)");
  }

  @Test
  void mean_week_isMeanOfLogarithms() {
    LogVarianceSeries series = LogVarianceSeries.of(new double[] {1.0, 4.0, 16.0});
    assertThat(series.mean(2, 2)).isCloseTo(StrictMath.log(8.0), within(1e-15));
    assertThat(series.mean(2, 3)).isCloseTo(StrictMath.log(4.0), within(1e-15));
    assertThatThrownBy(() -> series.mean(2, 4)).hasMessageContaining("day must be");
  }

  @Test
  void of_cutAnywhere_keepsWhatCameBefore() {
    LogVarianceSeries whole = LogVarianceSeries.of(GAPPY);
    for (int cut = 3; cut <= GAPPY.length; cut++) {
      LogVarianceSeries part = LogVarianceSeries.of(Arrays.copyOf(GAPPY, cut));
      for (int t = 2; t < cut; t++) {
        assertThat(part.logVariance(t)).isEqualTo(whole.logVariance(t));
        assertThat(part.mean(t, t - 1)).isEqualTo(whole.mean(t, t - 1));
      }
    }
  }

  @Test
  void of_nothingPositive_hasNoUsableDay() {
    assertThat(LogVarianceSeries.of(new double[3]).firstUsable()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void of_impossibleVariance_isRefused(double bad) {
    assertThatThrownBy(() -> LogVarianceSeries.of(new double[] {1.0, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index 1");
  }
}
