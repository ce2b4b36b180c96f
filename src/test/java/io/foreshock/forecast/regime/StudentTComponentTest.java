package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Hipparchus' own t distribution, an independent path through its incomplete beta. */
class StudentTComponentTest {

  @ParameterizedTest
  @ValueSource(doubles = {2.1, 3.0, 5.5, 10.0, 50.0, 200.0})
  void standardUpperTail_anyNu_matchesHipparchus(double nu) {
    TDistribution reference = new TDistribution(nu);
    StudentTComponent component = unitScale(nu);
    for (double z = -12.0; z <= 40.0; z += 0.37) {
      double tail = component.standardUpperTail(z, component.standardDensity(z));
      // Its own incomplete beta stops at 1e-9 in the worst case near the switch of branches.
      assertThat(tail / reference.cumulativeProbability(-z)).isCloseTo(1.0, within(1e-9));
      assertThat(component.logDensity(z)).isCloseTo(reference.logDensity(z), within(1e-11));
    }
  }

  @Test
  void standardUpperTail_fourDegrees_matchesClosedForm() {
    // ν = 4: F(z) = 1/2 + 3/4 (u − u³/3) with u = z ÷ √(4 + z²); by hand.
    StudentTComponent component = unitScale(4.0);
    for (double z : new double[] {0.1, 0.5, 1.0, 1.2, 2.0, 5.0}) {
      double u = z / Math.sqrt(4.0 + z * z);
      double expected = 0.5 - 0.75 * (u - u * u * u / 3.0);
      assertThat(component.standardUpperTail(z, component.standardDensity(z)))
          .isCloseTo(expected, within(1e-15));
    }
  }

  @Test
  void gaussian_infiniteNu_matchesNormal() {
    StudentTComponent component = new StudentTComponent(0.0, 1.0, Double.POSITIVE_INFINITY);
    NormalDistribution reference = new NormalDistribution(0.0, 1.0);
    for (double z = -4.0; z <= 8.0; z += 0.5) {
      double density = component.standardDensity(z);
      assertThat(component.standardUpperTail(z, density) / reference.cumulativeProbability(-z))
          .isCloseTo(1.0, within(1e-12));
      assertThat(density).isCloseTo(reference.density(z), within(1e-15));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.5, 5.0, 30.0, Double.POSITIVE_INFINITY})
  void standardPartialMean_anyNu_matchesIntegral(double nu) {
    StudentTComponent component = unitScale(nu);
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(60, 0.0, 1.0);
    for (double z : new double[] {-1.0, 0.0, 1.5, 3.0}) {
      // The point z + v ÷ (1 − v)⁴ covers the half line, and tames tails as heavy as ν = 2.5.
      double integral =
          rule.integrate(v -> {
            double gap = 1.0 - v;
            double point = z + v / Math.pow(gap, 4);
            double jacobian = (1.0 + 3.0 * v) / Math.pow(gap, 5);
            return point * component.standardDensity(point) * jacobian;
          });
      assertThat(component.standardPartialMean(z, component.standardDensity(z)))
          .isCloseTo(integral, within(1e-6));
    }
  }

  @Test
  void variance_isTheRealOne_notTheSquaredScale() {
    StudentTComponent component = new StudentTComponent(0.0, 9.0, 5.0);
    assertThat(component.scale()).isCloseTo(3.0 * Math.sqrt(0.6), within(1e-15));
  }

  private static StudentTComponent unitScale(double nu) {
    double variance = nu == Double.POSITIVE_INFINITY ? 1.0 : nu / (nu - 2.0);
    return new StudentTComponent(0.0, variance, nu);
  }
}
