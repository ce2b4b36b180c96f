package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightSearchTest {

  @ParameterizedTest
  @EnumSource(WeightSearch.class)
  void candidates_each_areTenthsThatSumToOne(WeightSearch search) {
    List<MemberWeights> candidates = search.candidates();
    assertThat(new HashSet<>(candidates)).hasSize(1001); // C(14, 4): ten tenths over five members
    for (MemberWeights weights : candidates) {
      double sum = Arrays.stream(MemberName.values()).mapToDouble(weights::of).sum();
      assertThat(sum).isCloseTo(1.0, within(1e-12)); // sums of decimals
      assertThat(search.members()).containsAll(weights.weights().keySet());
    }
  }
}
