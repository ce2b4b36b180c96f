package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTestsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/g08_kupiec.csv", numLinesToSkip = 2)
  void kupiec_goldenGrid_matchesScipy(
      long observations, double alpha, long exceedances, double statistic, double pValue) {
    LikelihoodRatio test = KupiecTest.of(observations, exceedances, alpha);
    assertThat(test.statistic()).isCloseTo(statistic, within(1e-9 * Math.max(1.0, statistic)));
    // At a statistic of 0 the p-value moves like its root, so rounding of 1e-15 shows as 1e-7.
    double tolerance = statistic < 1e-9 ? 1e-6 : 1e-9 * pValue;
    assertThat(test.pValue()).isCloseTo(pValue, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    "255, 0.01, 1, 6",
    "510, 0.01, 2, 10",
    "1000, 0.01, 5, 16",
    "255, 0.05, 7, 20",
    "510, 0.05, 17, 35",
    "1000, 0.05, 38, 64"
  })
  void kupiec_fivePercent_acceptsPublishedRegion(long n, double alpha, long least, long most) {
    for (long x = 0; x < 100; x++) {
      assertThat(KupiecTest.of(n, x, alpha).rejectedAt(0.05)).isEqualTo(x < least || x > most);
    }
  }

  @Test
  void christoffersen_goldenCounts_matchScipyAndPublished() {
    ChristoffersenTest test = new ChristoffersenTest(932, 53, 53, 4);
    LikelihoodRatio independence = test.independence();
    assertThat(independence.statistic()).isCloseTo(0.2586631525858003, within(1e-9));
    assertThat(independence.pValue()).isCloseTo(0.6110400778479392, within(1e-9));
    LikelihoodRatio coverage = KupiecTest.of(1043, 57, 0.05);
    assertThat(coverage.statistic()).isCloseTo(0.46146639532895506, within(1e-9));
    LikelihoodRatio both = test.conditionalCoverage(coverage);
    assertThat(both.statistic()).isCloseTo(0.7201295479147554, within(1e-9));
    assertThat(both.pValue()).isCloseTo(0.6976311362779996, within(1e-9));
    assertThat(both.degreesOfFreedom()).isEqualTo(2);
  }

  @Test
  void christoffersen_sequence_countsPairs() {
    boolean[] exceeded = {false, false, true, true, false, true, false, false};
    assertThat(ChristoffersenTest.of(exceeded)).isEqualTo(new ChristoffersenTest(2, 2, 2, 1));
  }

  @Test
  void christoffersen_noExceedances_cannotTell() {
    LikelihoodRatio test = ChristoffersenTest.of(new boolean[500]).independence();
    assertThat(test.statistic()).isEqualTo(0.0);
    assertThat(test.pValue()).isEqualTo(1.0);
  }

  @Test
  void christoffersen_clusteredExceedances_areRejected() {
    boolean[] exceeded = new boolean[500];
    for (int t = 100; t < 105; t++) {
      exceeded[t] = true;
    }
    ChristoffersenTest test = ChristoffersenTest.of(exceeded);
    assertThat(KupiecTest.of(500, 5, 0.01).rejectedAt(0.05)).isFalse();
    assertThat(test.independence().rejectedAt(0.05)).isTrue();
    assertThat(test.conditionalCoverage(KupiecTest.of(500, 5, 0.01)).rejectedAt(0.05)).isTrue();
  }

  @Test
  void tests_badCounts_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KupiecTest.of(0, 0, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> KupiecTest.of(10, 11, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> KupiecTest.of(10, 1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChristoffersenTest(1, -1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChristoffersenTest.of(new boolean[0]));
  }
}
