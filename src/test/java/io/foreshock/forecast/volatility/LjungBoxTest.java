package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LjungBoxTest {

  private final double[] demGbp = Golden.column("g01_dem2gbp.csv");

  /** Statistics by numpy; with two degrees the p-value is e^(−Q/2). */
  @Test
  void of_demGbp_matchesNumpy() {
    assertThat(LjungBox.of(demGbp, 10, 0).statistic()).isCloseTo(6.9747016386017116, within(1e-10));
    LjungBox squares = LjungBox.ofSquares(demGbp, 10);
    assertThat(squares.statistic()).isCloseTo(396.2227110602982, within(1e-8));
    assertThat(squares.degreesOfFreedom()).isEqualTo(10);
    assertThat(squares.pValue()).isLessThan(1e-70);
    LjungBox two = LjungBox.of(demGbp, 3, 1);
    assertThat(two.pValue()).isCloseTo(StrictMath.exp(-0.5 * two.statistic()), within(1e-13));
  }

  @Test
  void ofSquares_residualsOfAFit_findNoClustering() {
    GjrFit fit = GjrGarch.fit(demGbp, GjrSettings.reference(), null);
    assertThat(LjungBox.ofSquares(fit.standardizedResiduals(), 10).pValue()).isGreaterThan(0.05);
  }

  @Test
  void of_whiteNoise_rejectsAboutAsOftenAsStated() {
    Random random = new Random(17L);
    int rejected = 0;
    for (int run = 0; run < 1000; run++) {
      double[] x = new double[400];
      Arrays.setAll(x, t -> random.nextGaussian());
      rejected += LjungBox.of(x, 8, 0).pValue() < 0.05 ? 1 : 0;
    }
    assertThat(rejected).isBetween(30, 75); // binomial(1000, 0.05) ± 3.5 deviations
  }

  @Test
  void of_rescaled_isUnchanged() {
    double[] scaled = Arrays.stream(demGbp).map(x -> 1e-90 * x).toArray();
    assertThat(LjungBox.of(scaled, 5, 0).statistic())
        .isCloseTo(LjungBox.of(demGbp, 5, 0).statistic(), within(1e-10));
  }

  @Test
  void of_badArguments_areRefused() {
    assertThatThrownBy(() -> LjungBox.of(new double[50], 5, 0)).hasMessageContaining("constant");
    double[] level = new double[50];
    Arrays.fill(level, 0.1);
    assertThatThrownBy(() -> LjungBox.of(level, 5, 0)).hasMessageContaining("constant");
    level[3] = Double.NaN;
    assertThatThrownBy(() -> LjungBox.of(level, 5, 0)).hasMessageContaining("finite");
    assertThatThrownBy(() -> LjungBox.of(demGbp, 0, 0)).hasMessageContaining("lags");
    assertThatThrownBy(() -> LjungBox.of(demGbp, 5, 5)).hasMessageContaining("fittedParameters");
  }

  @Test
  void informationCriteria_archFit_match() {
    InformationCriteria criteria = InformationCriteria.of(-1104.52140178809, 4, 1974);
    assertThat(criteria.akaike()).isCloseTo(2217.04280357618, within(1e-9)); // arch 8.0
    assertThat(criteria.bayes()).isCloseTo(2239.394072456154, within(1e-9));
    assertThatThrownBy(() -> InformationCriteria.of(Double.NaN, 4, 100))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> InformationCriteria.of(1.0, 0, 100))
        .hasMessageContaining("parameters");
  }
}
