package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegimeMixtureTest {

  private static final StudentTSwitchingParameters PARAMETERS =
      StudentTSwitchingParameters.of(
          new double[] {0.0006, 0.0002, -0.002},
          new double[] {0.00004, 0.0002, 0.0016},
          new double[] {8.0, 5.0, 3.5},
          TransitionMatrix.of(
              new double[][] {{0.98, 0.02, 0.0}, {0.03, 0.95, 0.02}, {0.0, 0.1, 0.9}}));

  private static final RegimeProbabilities WEIGHTS = new RegimeProbabilities(0.55, 0.30, 0.15);

  @ParameterizedTest
  @EnumSource(Side.class)
  void valueAtRisk_manyLevels_hasTheTailProbabilityAsked(Side side) {
    for (double alpha = 0.4; alpha > 1e-7; alpha *= 0.7) {
      double valueAtRisk = RegimeMixture.valueAtRisk(WEIGHTS, PARAMETERS, alpha, side);
      double tail = RegimeMixture.exceedanceProbability(WEIGHTS, PARAMETERS, valueAtRisk, side);
      assertThat(tail / alpha).isCloseTo(1.0, within(1e-11));
      assertThat(RegimeMixture.expectedShortfall(WEIGHTS, PARAMETERS, alpha, side))
          .isGreaterThan(valueAtRisk);
    }
  }

  /** A second implementation: the density by Hipparchus, summed over a fine logarithmic grid. */
  @ParameterizedTest
  @EnumSource(Side.class)
  void expectedShortfall_againstNumericIntegration_agrees(Side side) {
    double alpha = 0.01;
    double valueAtRisk = RegimeMixture.valueAtRisk(WEIGHTS, PARAMETERS, alpha, side);
    double probability = 0.0;
    double mean = 0.0;
    int steps = 100_000;
    double width = Math.log(1e6) / steps;
    for (int i = 0; i < steps; i++) {
      double loss = valueAtRisk * Math.exp((i + 0.5) * width);
      double mass = density(loss, side) * loss * width;
      probability += mass;
      mean += mass * loss;
    }
    // The midpoint rule on this grid is good to 1e-9; beyond a million VaR nothing is left.
    assertThat(probability).isCloseTo(alpha, within(1e-9));
    assertThat(RegimeMixture.expectedShortfall(WEIGHTS, PARAMETERS, alpha, side))
        .isCloseTo(mean / alpha, within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.01, 0.025})
  void oneRegimeCertain_againstClosedFormOfTheT_agrees(double alpha) {
    RegimeProbabilities certain = new RegimeProbabilities(0.0, 1.0, 0.0);
    double scale = Math.sqrt(0.0002 * 3.0 / 5.0);
    double quantile = -new TDistribution(5.0, 1e-14).inverseCumulativeProbability(alpha);
    double tailMean =
        Math.exp(new TDistribution(5.0).logDensity(quantile))
            * (5.0 + quantile * quantile)
            / 4.0
            / alpha;
    // Hipparchus' inverse is the limit here.
    assertThat(RegimeMixture.valueAtRisk(certain, PARAMETERS, alpha, Side.LONG))
        .isCloseTo(-0.0002 + scale * quantile, within(1e-9));
    assertThat(RegimeMixture.valueAtRisk(certain, PARAMETERS, alpha, Side.SHORT))
        .isCloseTo(0.0002 + scale * quantile, within(1e-9));
    assertThat(RegimeMixture.expectedShortfall(certain, PARAMETERS, alpha, Side.LONG))
        .isCloseTo(-0.0002 + scale * tailMean, within(1e-9));
  }

  /** Quantiles from tables: t(5) at 1 %, 3.36493; normal at 1 %, 2.326348. */
  @Test
  void valueAtRisk_gaussianPair_matchesTableValue() {
    StudentTSwitchingParameters gaussian =
        StudentTSwitchingParameters.of(
            new double[] {0.0, 0.0},
            new double[] {1.0, 4.0},
            new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
            GoldenRegimes.twoStates(0.9, 0.1));
    RegimeProbabilities stressed = new RegimeProbabilities(0.0, 0.0, 1.0);
    assertThat(RegimeMixture.valueAtRisk(stressed, gaussian, 0.01, Side.LONG))
        .isCloseTo(2.0 * 2.3263478740408408, within(1e-11));
    // ES of the normal: density at the quantile ÷ α, 2.665214.
    assertThat(RegimeMixture.expectedShortfall(stressed, gaussian, 0.01, Side.LONG))
        .isCloseTo(2.0 * 2.6652142203458076, within(1e-10));
  }

  @Test
  void valueAtRisk_ofMixture_isNotTheAverageOfStates() {
    double average = 0.0;
    for (int k = 0; k < 3; k++) {
      RegimeProbabilities certain =
          new RegimeProbabilities(k == 0 ? 1.0 : 0.0, k == 1 ? 1.0 : 0.0, k == 2 ? 1.0 : 0.0);
      average +=
          WEIGHTS.toStates(3)[k] * RegimeMixture.valueAtRisk(certain, PARAMETERS, 0.01, Side.LONG);
    }
    assertThat(RegimeMixture.valueAtRisk(WEIGHTS, PARAMETERS, 0.01, Side.LONG))
        .isGreaterThan(1.2 * average);
  }

  @Test
  void moreStressMass_neverLowersEitherMeasure() {
    double before = 0.0;
    for (double stressed = 0.0; stressed <= 1.0; stressed += 0.05) {
      RegimeProbabilities weights = new RegimeProbabilities(1.0 - stressed, 0.0, stressed);
      double now = RegimeMixture.expectedShortfall(weights, PARAMETERS, 0.01, Side.LONG);
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void badArguments_areRefused() {
    for (double alpha : new double[] {0.0, 0.5, -0.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RegimeMixture.valueAtRisk(WEIGHTS, PARAMETERS, alpha, Side.LONG))
          .withMessageContaining("alpha");
    }
    StudentTSwitchingParameters two =
        StudentTSwitchingParameters.of(
            new double[] {0.0, 0.0},
            new double[] {1.0, 4.0},
            new double[] {5.0, 5.0},
            GoldenRegimes.twoStates(0.9, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegimeMixture.valueAtRisk(WEIGHTS, two, 0.01, Side.LONG))
        .withMessageContaining("elevated");
  }

  private static double density(double loss, Side side) {
    double sign = side == Side.LONG ? -1.0 : 1.0;
    double density = 0.0;
    for (int k = 0; k < 3; k++) {
      double nu = PARAMETERS.degreesOfFreedom(k);
      double scale = Math.sqrt(PARAMETERS.variance(k) * (nu - 2.0) / nu);
      double z = (sign * loss - PARAMETERS.mean(k)) / scale;
      density += WEIGHTS.toStates(3)[k] * Math.exp(logDensity(nu, z)) / scale;
    }
    return density;
  }

  private static double logDensity(double nu, double z) {
    return org.hipparchus.special.Gamma.logGamma(0.5 * nu + 0.5)
        - org.hipparchus.special.Gamma.logGamma(0.5 * nu)
        - 0.5 * Math.log(Math.PI * nu)
        - (0.5 * nu + 0.5) * Math.log(1.0 + z * z / nu);
  }
}
