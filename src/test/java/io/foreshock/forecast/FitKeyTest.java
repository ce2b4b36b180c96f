package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitKeyTest {

  private static final double[] DATA = {0.01, -0.02, 0.03, -0.04};
  private static final double[] START = {0.5, 0.25};
  private static final String KEY = FitKey.of("model/1", DATA, 0, 4, START);

  @Test
  void of_sameInputs_isTheSame128Bits() {
    assertThat(FitKey.of("model/1", DATA.clone(), 0, 4, START.clone())).isEqualTo(KEY);
    assertThat(KEY).matches("[0-9a-f]{32}");
  }

  @Test
  void of_partOfAnArray_isThatOfACopy() {
    assertThat(FitKey.of("model/1", new double[] {9, 0.01, -0.02, 0.03, -0.04, 9}, 1, 5, START))
        .isEqualTo(KEY);
  }

  @Test
  void of_anotherModel_isAnother() {
    assertThat(FitKey.of("model/2", DATA, 0, 4, START)).isNotEqualTo(KEY);
  }

  @Test
  void of_oneBitOfTheData_isAnother() {
    double[] changed = DATA.clone();
    changed[2] = Math.nextUp(changed[2]);
    assertThat(FitKey.of("model/1", changed, 0, 4, START)).isNotEqualTo(KEY);
    assertThat(FitKey.of("model/1", DATA, 0, 3, START)).isNotEqualTo(KEY);
    assertThat(FitKey.of("model/1", DATA, 1, 4, START)).isNotEqualTo(KEY);
  }

  @Test
  void of_anotherWarmStart_isAnother() {
    assertThat(FitKey.of("model/1", DATA, 0, 4, null)).isNotEqualTo(KEY);
    assertThat(FitKey.of("model/1", DATA, 0, 4, new double[] {0.5, Math.nextDown(0.25)}))
        .isNotEqualTo(KEY);
    assertThat(FitKey.of("model/1", DATA, 0, 4, new double[0]))
        .isNotEqualTo(FitKey.of("model/1", DATA, 0, 4, null));
  }

  /** The same numbers in the same order, once as data and once as a start, are two fits. */
  @Test
  void of_dataThatGoesOnAsTheStartDoes_isAnother() {
    double[] longer = {0.01, -0.02, 0.03, -0.04, 0.5, 0.25};
    assertThat(FitKey.of("model/1", longer, 0, 6, null)).isNotEqualTo(KEY);
  }
}
