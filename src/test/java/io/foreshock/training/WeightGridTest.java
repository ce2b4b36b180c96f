package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightGridTest {

  /** Ten tenths over n members: C(9 + n, n − 1). */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 11", "5, 1001", "7, 8008"})
  void of_eachCombination_isTenthsThatSumToOne(int count, int expected) {
    List<MemberName> members = MemberName.combined().subList(0, count);
    List<MemberWeights> grid = WeightGrid.of(members);
    assertThat(new HashSet<>(grid)).hasSize(expected).hasSameSizeAs(grid);
    for (MemberWeights weights : grid) {
      double sum = Arrays.stream(MemberName.values()).mapToDouble(weights::of).sum();
      assertThat(sum).isCloseTo(1.0, within(1e-12)); // sums of decimals
      assertThat(members).containsAll(weights.weights().keySet());
    }
  }
}
