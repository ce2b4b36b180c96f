package io.foreshock.portfolio.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CornishFisherTest {

  /** The 1 % quantile of the normal distribution, from tables. */
  private static final double Z = -2.3263478740408408;

  @Test
  void valueAtRisk_withoutGamma_isTheNormalOne() {
    double[] delta = {3.0, -1.0};
    double[][] covariance = {{0.04, 0.01}, {0.01, 0.09}};
    // Δ'ΣΔ = 9·0.04 − 2·3·0.01 + 0.09 = 0.39
    assertThat(CornishFisher.valueAtRisk(delta, new double[2][2], covariance, 0.01).orElseThrow())
        .isCloseTo(-Z * StrictMath.sqrt(0.39), within(1e-12));
  }

  /**
   * One factor: with g = γσ/δ S = (3g + g³) ÷ (1 + g²/2)^1.5 and K = (12g² + 3g⁴) ÷ (1 + g²/2)²,
   * which is outside the domain for every g but 0.
   */
  @Test
  void valueAtRisk_oneFactor_isEmptyWhateverTheGamma() {
    double[][] covariance = {{0.04}};
    for (double gamma = -50.0; gamma <= 50.0; gamma += 0.5) {
      double g = gamma * 0.2 / 3.0;
      double spread = 1.0 + 0.5 * g * g;
      double skewness = (3.0 * g + g * g * g) / StrictMath.pow(spread, 1.5);
      double kurtosis = (12.0 * g * g + 3.0 * g * g * g * g) / (spread * spread);
      double[][] gammas = {{gamma}};
      boolean present =
          CornishFisher.valueAtRisk(new double[] {3.0}, gammas, covariance, 0.01).isPresent();
      assertThat(present).isEqualTo(gamma == 0.0);
      assertThat(CornishFisher.isMonotone(skewness, kurtosis)).isEqualTo(gamma == 0.0);
    }
  }

  /** Independent factors add their cumulants; the same book in mixed factors has the same ones. */
  @Test
  void valueAtRisk_mixedFactors_isThatOfIndependentOnes() {
    Random random = new Random(51);
    int inDomain = 0;
    for (int round = 0; round < 200; round++) {
      // Most of delta and of gamma in different factors: else the domain is left.
      double[] delta = {spread(random), 0.1 * spread(random), 0.1 * spread(random)};
      double[] gamma = {0.1 * spread(random), 4.0 * spread(random), 4.0 * spread(random)};
      double[] variance = random.doubles(3, 0.05, 0.09).toArray();
      double[] sums = new double[4];
      for (int i = 0; i < 3; i++) {
        double g = gamma[i] * variance[i];
        double d = delta[i] * delta[i] * variance[i];
        sums[0] += 0.5 * g;
        sums[1] += d + 0.5 * g * g;
        sums[2] += 3.0 * d * g + g * g * g;
        sums[3] += 12.0 * d * g * g + 3.0 * g * g * g * g;
      }
      // r = A r' with A lower triangular of ones: Δ' = A'Δ, Γ' = A'ΓA, Σ' = A⁻¹ΣA⁻ᵀ.
      double[] mixedDelta = {delta[0] + delta[1] + delta[2], delta[1] + delta[2], delta[2]};
      double[][] mixedGamma = {
        {gamma[0] + gamma[1] + gamma[2], gamma[1] + gamma[2], gamma[2]},
        {gamma[1] + gamma[2], gamma[1] + gamma[2], gamma[2]},
        {gamma[2], gamma[2], gamma[2]}
      };
      double[][] mixedCovariance = {
        {variance[0], -variance[0], 0.0},
        {-variance[0], variance[0] + variance[1], -variance[1]},
        {0.0, -variance[1], variance[1] + variance[2]}
      };
      double skewness = sums[2] / StrictMath.pow(sums[1], 1.5);
      double kurtosis = sums[3] / (sums[1] * sums[1]);
      var computed = CornishFisher.valueAtRisk(mixedDelta, mixedGamma, mixedCovariance, 0.01);
      assertThat(computed.isPresent()).isEqualTo(CornishFisher.isMonotone(skewness, kurtosis));
      inDomain += computed.isPresent() ? 1 : 0;
      computed.ifPresent(value ->
          assertThat(value)
              .isCloseTo(expansion(sums[0], sums[1], sums[2], sums[3]), within(1e-10)));
    }
    assertThat(inDomain).isBetween(50, 190);
  }

  /**
   * Sampling error of a 1 % quantile of 400,000 draws is some 0.4 % of it, the expansion's less.
   */
  @Test
  void valueAtRisk_severalFactors_isCloseToSimulation() {
    Random random = new Random(52);
    double[] gains = new double[400_000];
    for (int i = 0; i < gains.length; i++) {
      double bought = 0.2 * random.nextGaussian();
      double sold = 0.2 * random.nextGaussian();
      gains[i] = 3.0 * 0.2 * random.nextGaussian() + 2.0 * bought * bought - 3.0 * sold * sold;
    }
    Arrays.sort(gains);
    double[] delta = {3.0, 0.0, 0.0};
    double[][] gamma = {{0.0, 0.0, 0.0}, {0.0, 4.0, 0.0}, {0.0, 0.0, -6.0}};
    double[][] covariance = {{0.04, 0.0, 0.0}, {0.0, 0.04, 0.0}, {0.0, 0.0, 0.04}};
    double computed = CornishFisher.valueAtRisk(delta, gamma, covariance, 0.01).orElseThrow();
    assertThat(computed).isCloseTo(-gains[4_000], within(0.015 * computed));
  }

  /** A naive look at the derivative on a grid; near the border the grid may miss a narrow dip. */
  @Test
  void isMonotone_gridOfMoments_agreesWithDifferences() {
    for (double skewness = -3.0; skewness <= 3.0; skewness += 0.1) {
      for (double kurtosis = -1.0; kurtosis <= 10.0; kurtosis += 0.1) {
        if (CornishFisher.isMonotone(skewness, kurtosis)) {
          assertThat(risesOnGrid(skewness, kurtosis)).isTrue();
        } else if (!nearBorder(skewness, kurtosis)) {
          assertThat(risesOnGrid(skewness, kurtosis)).isFalse();
        }
      }
    }
  }

  /** Maillard (2012): without skewness K is in [0, 8]; |S| is at most 6(√2 − 1) = 2.485. */
  @Test
  void isMonotone_publishedBorders_areMet() {
    assertThat(CornishFisher.isMonotone(0.0, 0.0)).isTrue();
    assertThat(CornishFisher.isMonotone(0.0, 7.999)).isTrue();
    assertThat(CornishFisher.isMonotone(0.0, 8.001)).isFalse();
    assertThat(CornishFisher.isMonotone(0.0, -0.001)).isFalse();
    assertThat(anyKurtosis(2.48)).isTrue();
    assertThat(anyKurtosis(-2.48)).isTrue();
    assertThat(anyKurtosis(2.49)).isFalse();
    assertThat(anyKurtosis(-2.49)).isFalse();
  }

  /** Gamma alone: S = √8, K = 12, far outside. */
  @Test
  void valueAtRisk_gammaAlone_isEmpty() {
    double[][] gamma = {{-2.0}};
    double[][] covariance = {{0.04}};
    assertThat(CornishFisher.valueAtRisk(new double[1], gamma, covariance, 0.01)).isEmpty();
  }

  @Test
  void valueAtRisk_emptyBook_isZero() {
    double[][] covariance = {{0.04}};
    assertThat(CornishFisher.valueAtRisk(new double[1], new double[1][1], covariance, 0.01))
        .hasValue(0.0);
  }

  @Test
  void valueAtRisk_badInput_isRefused() {
    double[][] one = {{1.0}};
    double[][] bad = {{Double.NaN}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CornishFisher.valueAtRisk(new double[2], one, one, 0.01))
        .withMessage("gamma must have 2 rows, had 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CornishFisher.valueAtRisk(new double[1], one, one, 0.5))
        .withMessage("tailProbability must be in (0, 0.5), was 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CornishFisher.valueAtRisk(new double[1], bad, one, 0.01))
        .withMessage("mean of the gain must be finite, was NaN");
  }

  private static double expansion(double k1, double k2, double k3, double k4) {
    double s = StrictMath.sqrt(k2);
    double skewness = k3 / (s * s * s);
    double kurtosis = k4 / (k2 * k2);
    double z =
        Z
            + (Z * Z - 1.0) / 6.0 * skewness
            + (Z * Z * Z - 3.0 * Z) / 24.0 * kurtosis
            - (2.0 * Z * Z * Z - 5.0 * Z) / 36.0 * skewness * skewness;
    return -(k1 + s * z);
  }

  private static boolean anyKurtosis(double skewness) {
    for (double kurtosis = 0.0; kurtosis <= 12.0; kurtosis += 0.001) {
      if (CornishFisher.isMonotone(skewness, kurtosis)) {
        return true;
      }
    }
    return false;
  }

  private static boolean nearBorder(double skewness, double kurtosis) {
    return CornishFisher.isMonotone(skewness, kurtosis - 0.05)
        || CornishFisher.isMonotone(skewness, kurtosis + 0.05);
  }

  private static boolean risesOnGrid(double skewness, double kurtosis) {
    for (double z = -40.0; z < 40.0; z += 0.01) {
      if (CornishFisher.quantile(z + 0.01, skewness, kurtosis)
          < CornishFisher.quantile(z, skewness, kurtosis) - 1e-9) {
        return false;
      }
    }
    return true;
  }

  private static double spread(Random random) {
    return random.nextDouble(-2.0, 2.0);
  }
}
