package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkewedStudentTTest {

  /** Draws by the two sides of −a/b, each half a Student-t; no use of the quantile. */
  static double draw(SkewedStudentT law, Random random) {
    double nu = law.degreesOfFreedom();
    double chiSquare = 0.0;
    for (int i = 0; i < nu; i++) {
      double g = random.nextGaussian();
      chiSquare += g * g;
    }
    double w = Math.abs(random.nextGaussian()) * Math.sqrt((nu - 2.0) / chiSquare);
    boolean right = random.nextDouble() < 0.5 * (1.0 + law.skewness());
    double shifted = right ? w * (1.0 + law.skewness()) : -w * (1.0 - law.skewness());
    HansenConstants k = HansenConstants.of(nu, law.skewness());
    return (shifted - k.a()) / k.b();
  }

  /** Mass, mean, variance and E|z| by the midpoint rule in z = 4000u³, which packs the middle. */
  @ParameterizedTest
  @CsvSource({"5, 0", "5, -0.3", "4.5, 0.6", "12, 0.2", "200, -0.9"})
  void density_anyShape_hasMeanZeroAndVarianceOne(double nu, double lambda) {
    SkewedStudentT law = new SkewedStudentT(nu, lambda);
    int points = 200_000;
    double[] moments = new double[4];
    for (int i = 0; i < points; i++) {
      double u = -1.0 + (2.0 * i + 1.0) / points;
      double z = 4000.0 * u * u * u;
      double weight = law.density(z) * 4000.0 * 3.0 * u * u * 2.0 / points;
      moments[0] += weight;
      moments[1] += weight * z;
      moments[2] += weight * z * z;
      moments[3] += weight * Math.abs(z);
    }
    assertThat(moments[0]).isCloseTo(1.0, within(1e-8));
    assertThat(moments[1]).isCloseTo(0.0, within(1e-7));
    assertThat(moments[2]).isCloseTo(1.0, within(2e-6)); // ν = 4.5: mass beyond ±4000
    assertThat(law.meanAbsolute()).isCloseTo(moments[3], within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.005, 0.01, 0.3, 0.5, 0.77, 0.99, 1.0 - 1e-6})
  void quantile_symmetric_isTheScaledStudentT(double probability) {
    double expected =
        new TDistribution(5.0, 1e-13).inverseCumulativeProbability(probability) * Math.sqrt(0.6);
    assertThat(new SkewedStudentT(5.0, 0.0).quantile(probability))
        .isCloseTo(expected, within(1e-9 * (1.0 + Math.abs(expected))));
  }

  @ParameterizedTest
  @CsvSource({"3, -0.5", "8, 0.25", "2.05, 0.99", "200, -0.99"})
  void quantile_anyShape_invertsTheProbability(double nu, double lambda) {
    SkewedStudentT law = new SkewedStudentT(nu, lambda);
    double before = Double.NEGATIVE_INFINITY;
    for (double p : new double[] {1e-5, 0.001, 0.01, 0.1, 0.4, 0.5, 0.6, 0.9, 0.99, 0.99999}) {
      double z = law.quantile(p);
      assertThat(law.cumulativeProbability(z)).isCloseTo(p, within(1e-11)); // of the beta function
      assertThat(z).isGreaterThan(before);
      before = z;
    }
  }

  @Test
  void cumulativeProbability_differences_areTheDensity() {
    SkewedStudentT law = new SkewedStudentT(6.0, -0.3);
    for (double z : new double[] {-4.0, -1.0, 0.0, 0.5, 3.0}) {
      double slope =
          (law.cumulativeProbability(z + 1e-5) - law.cumulativeProbability(z - 1e-5)) / 2e-5;
      assertThat(law.density(z)).isCloseTo(slope, within(1e-8));
    }
  }

  @Test
  void quantile_negativeSkewness_lengthensTheLossTail() {
    SkewedStudentT law = new SkewedStudentT(6.0, -0.3);
    assertThat(-law.quantile(0.01)).isGreaterThan(1.3 * law.quantile(0.99));
    assertThat(new SkewedStudentT(6.0, 0.3).quantile(0.99))
        .isCloseTo(-law.quantile(0.01), within(1e-12)); // mirror image
  }

  @Test
  void meanAbsolute_normalLimit_isRootTwoOverPi() {
    assertThat(new SkewedStudentT(200.0, 0.0).meanAbsolute())
        .isCloseTo(Math.sqrt(2.0 / Math.PI), within(2e-3)); // 1/(4ν) away
  }

  @Test
  void fit_drawnValues_recoversTheShape() {
    SkewedStudentT truth = new SkewedStudentT(6.0, -0.25);
    Random random = new Random(3L);
    double[] z = new double[20_000];
    Arrays.setAll(z, t -> draw(truth, random));
    SkewedStudentT.Fit fit = SkewedStudentT.fit(z);
    assertThat(fit.convergence().converged()).isTrue();
    assertThat(fit.distribution().degreesOfFreedom()).isCloseTo(6.0, within(0.6)); // 2.5 errors
    assertThat(fit.distribution().skewness()).isCloseTo(-0.25, within(0.025));
    double direct = Arrays.stream(z).map(fit.distribution()::logDensity).sum();
    assertThat(fit.logLikelihood()).isCloseTo(direct, within(1e-7));
    double truthValue = Arrays.stream(z).map(truth::logDensity).sum();
    assertThat(fit.logLikelihood()).isGreaterThan(truthValue);
  }

  @Test
  void fit_degenerate_isRefused() {
    assertThatThrownBy(() -> SkewedStudentT.fit(new double[49])).hasMessageContaining("has 49");
    assertThatThrownBy(() -> SkewedStudentT.fit(new double[60]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vary");
    double[] bad = new double[60];
    bad[7] = Double.NaN;
    assertThatThrownBy(() -> SkewedStudentT.fit(bad)).hasMessageContaining("index 7");
  }

  @Test
  void create_outOfRange_isRefused() {
    assertThatThrownBy(() -> new SkewedStudentT(2.0, 0.0)).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new SkewedStudentT(5.0, Double.NaN)).hasMessageContaining("NaN");
    SkewedStudentT law = new SkewedStudentT(5.0, 0.1);
    assertThatThrownBy(() -> law.quantile(0.0)).hasMessageContaining("probability");
    assertThatThrownBy(() -> law.quantile(Double.NaN)).hasMessageContaining("probability");
  }
}
