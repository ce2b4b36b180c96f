package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemberNameTest {

  /** A history of members keeps columns of the combined ones alone, by their ordinals. */
  @Test
  void combined_members_comeFirst() {
    int combined = MemberName.combined().size();
    assertThat(combined).isPositive();
    assertThat(MemberName.combined()).containsExactly(Arrays.copyOf(MemberName.values(), combined));
  }

  @ParameterizedTest
  @EnumSource(MemberName.class)
  void weights_memberOfTheBench_areRefused(MemberName name) {
    Map<MemberName, Double> one = Map.of(name, 1.0);
    if (name.isCombined()) {
      assertThat(new MemberWeights(one).of(name)).isEqualTo(1.0);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new MemberWeights(one))
          .withMessage("memberWeights." + name.code() + " must be 0, was 1.0");
    }
  }
}
