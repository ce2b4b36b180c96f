package io.foreshock.forecast;

import static io.foreshock.forecast.MemberName.EWMA_FHS;
import static io.foreshock.forecast.MemberName.GJR_FHS;
import static io.foreshock.forecast.MemberName.GJR_POT;
import static io.foreshock.forecast.MemberName.LOG_HAR_FHS;
import static io.foreshock.forecast.MemberName.REGIME_MIXTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberWeightsTest {

  private static final double ROUNDING = 1e-15; // a division and a sum of four

  @Test
  void rescaledTo_someMembers_keepsTheirProportions() {
    Map<MemberName, Double> shares =
        MemberWeights.DEFAULT.rescaledTo(List.of(GJR_POT, EWMA_FHS, REGIME_MIXTURE));
    assertThat(shares).containsOnlyKeys(GJR_POT, EWMA_FHS, REGIME_MIXTURE);
    assertThat(shares.get(GJR_POT)).isCloseTo(0.30 / 0.60, within(ROUNDING));
    assertThat(shares.get(EWMA_FHS)).isCloseTo(0.10 / 0.60, within(ROUNDING));
    assertThat(shares.get(REGIME_MIXTURE)).isCloseTo(0.20 / 0.60, within(ROUNDING));
  }

  @Test
  void rescaledTo_anyOrder_hasTheSameBits() {
    MemberWeights odd = new MemberWeights(Map.of(GJR_FHS, 0.1, EWMA_FHS, 0.7, LOG_HAR_FHS, 0.3));
    assertThat(odd.rescaledTo(List.of(GJR_FHS, EWMA_FHS, LOG_HAR_FHS)))
        .isEqualTo(odd.rescaledTo(List.of(LOG_HAR_FHS, GJR_FHS, EWMA_FHS)));
  }

  @Test
  void rescaledTo_noWeightAmongThem_isEqualShares() {
    MemberWeights onlyHar = new MemberWeights(Map.of(LOG_HAR_FHS, 1.0));
    assertThat(onlyHar.rescaledTo(List.of(GJR_FHS, EWMA_FHS)))
        .isEqualTo(Map.of(GJR_FHS, 0.5, EWMA_FHS, 0.5));
  }

  @Test
  void of_defaults_sumToOne() {
    double sum = 0.0;
    for (MemberName name : MemberName.values()) {
      sum += MemberWeights.DEFAULT.of(name);
    }
    assertThat(sum).isCloseTo(1.0, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void constructor_weightOutOfRange_isRefusedByName(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemberWeights(Map.of(GJR_FHS, weight)))
        .withMessageContaining("memberWeights.gjr-fhs")
        .withMessageContaining(String.valueOf(weight));
  }

  @Test
  void constructor_nothingPositive_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemberWeights(Map.of(GJR_FHS, 0.0)))
        .withMessageContaining("one positive weight");
  }
}
